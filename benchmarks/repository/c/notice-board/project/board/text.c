#include "text.h"

#include <string.h>

size_t text_put(char *to, size_t room, const char *from, size_t length)
{
    if (room > 0) {
        size_t fits = length < room ? length : room - 1;
        memcpy(to, from, fits);
        to[fits] = '\0';
    }
    return length;
}

size_t text_until(const char *text, char mark)
{
    const char *found = strchr(text, mark);
    return found ? (size_t)(found - text) : strlen(text);
}
