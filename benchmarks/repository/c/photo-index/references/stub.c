int entries_read(struct cursor *c, struct photo *photo)
{
    return 0;
}
