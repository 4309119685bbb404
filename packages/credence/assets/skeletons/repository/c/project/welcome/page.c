#include "page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* credence:begin */
char *greeting(const char *name)
{
    char *title = text_attribute(name);
    char *text = text_escape(name);
    size_t size = strlen(title) + strlen(text) + sizeof "<p title=\"\">Hello, </p>";
    char *out = malloc(size);
    snprintf(out, size, "<p title=\"%s\">Hello, %s</p>", title, text);
    free(title);
    free(text);
    return out;
}
/* credence:end */
