#include "index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entries.h"

char *photo_describe(const uint8_t *data, size_t size)
{
    if (size < 4 || memcmp(data, "PHO1", 4) != 0)
        return NULL;
    struct cursor c = cursor_over(data, size);
    cursor_skip(&c, 4);

    struct photo photo = {0};
    char *line = NULL;
    if (entries_read(&c, &photo) == 0) {
        char place[40] = "-";
        if (photo.has_place)
            snprintf(place, sizeof place, "%u/%u", photo.latitude, photo.longitude);
        if (asprintf(&line, "%s; %s; %s; %u", photo.title ? photo.title : "-",
                     photo.camera ? photo.camera : "-", place, photo.rating) < 0)
            line = NULL;
    }
    free(photo.title);
    free(photo.camera);
    return line;
}
