#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Every byte is taken through here; the end is sticky. A field cut off gives what there is. */
typedef struct {
    const unsigned char *at, *end;
    bool over;
} cursor;

static unsigned take(cursor *c)
{
    if (c->at >= c->end) {
        c->over = true;
        return 0;
    }
    return *c->at++;
}

static bool seek(cursor *c, unsigned tag, size_t *length)
{
    if (take(c) != 'D' || take(c) != 'R')
        return false;
    for (;;) {
        unsigned t = take(c);
        unsigned high = take(c);
        size_t n = (size_t)high * 256 + take(c);
        if (c->over)
            return false;
        size_t left = (size_t)(c->end - c->at);
        if (n > left)
            n = left;
        if (t == tag) {
            *length = n;
            return true;
        }
        c->at += n;
    }
}

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    cursor c = {packet, packet + size, false};
    size_t length;
    if (!seek(&c, tag, &length))
        return NULL;
    return strndup((const char *)c.at, length);
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    cursor c = {packet, packet + size, false};
    size_t length;
    if (!seek(&c, tag, &length) || length < 4)
        return -1;
    *number = 0;
    for (int i = 0; i < 4; i++)
        *number = *number << 8 | take(&c);
    return 0;
}
