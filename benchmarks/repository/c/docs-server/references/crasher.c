int publish(const struct site *site, const char *target, struct reply *reply)
{
    abort();
}
