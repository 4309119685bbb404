#include "credence.h"

#include <stdint.h>

struct image {
  uint32_t width, height;
  unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height);
struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width,
                         uint32_t height);
struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows);
void image_free(struct image *image);

/* No block has more than a GiB, however much memory the machine has or seems to have. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "max_allocation_size_mb=1024"; }

static uint32_t number(size_t index) { return (uint32_t)credence_int(index); }

/* Width, height and bytes, of the first pixels at most: or null. */
static void reply(struct image *image) {
  if (!image) {
    credence_return_null();
    return;
  }
  size_t count = (size_t)image->width;
  count = count > 4096 || image->height > 4096 ? 4096 : count * image->height;
  if (count > 4096) count = 4096;
  unsigned char *bytes = malloc(8 + 4 * count);
  memcpy(bytes, &image->width, 4);
  memcpy(bytes + 4, &image->height, 4);
  memcpy(bytes + 8, image->pixels, 4 * count);
  /* Its pixels are the caller's to write. */
  memset(image->pixels, 0xff, 4 * count);
  credence_return_bytes(bytes, 8 + 4 * count);
  free(bytes);
  image_free(image);
}

/* A small image whose pixels tell where they are: x, y, x + y, 255. */
static struct image *source(void) {
  struct image *image = image_create(number(0), number(1));
  if (!image) return NULL;
  for (uint32_t y = 0; y < image->height; y++) {
    for (uint32_t x = 0; x < image->width; x++) {
      unsigned char *at = image->pixels + 4 * ((size_t)y * image->width + x);
      at[0] = (unsigned char)x;
      at[1] = (unsigned char)y;
      at[2] = (unsigned char)(x + y);
      at[3] = 255;
    }
  }
  return image;
}

static void create(void) { reply(image_create(number(0), number(1))); }

static void crop(void) {
  struct image *image = source();
  if (!image) credence_raise("error", "there is no source");
  else reply(image_crop(image, number(2), number(3), number(4), number(5)));
  image_free(image);
}

static void tile(void) {
  struct image *image = source();
  if (!image) credence_raise("error", "there is no source");
  else reply(image_tile(image, number(2), number(3)));
  image_free(image);
}

int main(void) {
  credence_call calls[] = {{"create", create}, {"crop", crop}, {"tile", tile}, {0}};
  return credence_serve(calls);
}
