#include <stdlib.h>

int notice_read(const char *text, struct notice *notice)
{
    abort();
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    abort();
}
