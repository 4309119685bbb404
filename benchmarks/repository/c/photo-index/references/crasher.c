int entries_read(struct cursor *c, struct photo *photo)
{
    abort();
}
