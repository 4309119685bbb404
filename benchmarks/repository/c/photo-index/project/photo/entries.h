#ifndef PHOTO_ENTRIES_H
#define PHOTO_ENTRIES_H

#include "cursor.h"
#include "photo.h"

#define TAG_TITLE 1
#define TAG_CAMERA 2
#define TAG_PLACE 3
#define TAG_RATING 4

int entries_read(struct cursor *c, struct photo *photo);

#endif
