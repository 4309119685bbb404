#ifndef SHOW_SHOW_H
#define SHOW_SHOW_H

#include <stddef.h>
#include <stdint.h>

struct show;

struct show *show_open(void);
void show_close(struct show *show);

/* The number of the new sprite, or -1. */
int show_load(struct show *show, const uint8_t *data, size_t size);
int show_enlarge(struct show *show, int number, uint32_t factor);

/* Copies a pixel, and returns its depth; -1 if there is none. */
int show_pixel(const struct show *show, int number, uint32_t frame, uint32_t x, uint32_t y,
               uint8_t pixel[4]);

#endif
