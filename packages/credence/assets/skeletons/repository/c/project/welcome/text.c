#include "text.h"

#include <stdlib.h>
#include <string.h>

static char *replaced(const char *text, const char *which)
{
    char *out = malloc(6 * strlen(text) + 1);
    char *at = out;
    for (; *text; text++) {
        const char *entity = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : "&quot;";
        if (strchr(which, *text))
            at += strlen(strcpy(at, entity));
        else
            *at++ = *text;
    }
    *at = '\0';
    return out;
}

char *text_escape(const char *text)
{
    return replaced(text, "&<>");
}

char *text_attribute(const char *text)
{
    return replaced(text, "&<>\"");
}
