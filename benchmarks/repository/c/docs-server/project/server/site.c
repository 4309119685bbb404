#include "site.h"

#include <stdio.h>
#include <string.h>

int site_load(struct site *site, const char *settings)
{
    FILE *file = fopen(settings, "r");
    if (!file)
        return -1;
    char line[600];
    int found = -1;
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, "root %511[^\n]", site->root) == 1)
            found = 0;
    }
    fclose(file);
    return found;
}
