#include "site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page.h"

char *visit(const char *name)
{
    char *text = greeting(name);
    size_t size = strlen(text) + sizeof "<body></body>";
    char *out = malloc(size);
    snprintf(out, size, "<body>%s</body>", text);
    free(text);
    return out;
}
