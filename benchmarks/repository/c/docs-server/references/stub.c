int publish(const struct site *site, const char *target, struct reply *reply)
{
    return 404;
}
