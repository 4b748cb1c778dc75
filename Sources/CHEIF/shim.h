#pragma once
#include <dlfcn.h>
#include <libheif/heif.h>
#include <stddef.h>

/* libheif comes with a dozen codecs, which take milliseconds to load: only a HEIF picture loads them. */
static inline void *shim_heif(const char *name) {
  void *library = dlopen("libheif.so.1", RTLD_NOW);
  return library ? dlsym(library, name) : NULL;
}

#define SHIM(result, name, parameters, arguments) \
  static inline result shim_##name parameters { return ((result(*) parameters)shim_heif(#name))arguments; }

SHIM(struct heif_context *, heif_context_alloc, (void), ())
SHIM(void, heif_context_free, (struct heif_context * context), (context))
SHIM(struct heif_error, heif_context_read_from_memory_without_copy,
     (struct heif_context * context, const void *bytes, size_t count, const struct heif_reading_options *options),
     (context, bytes, count, options))
SHIM(int, heif_context_get_number_of_top_level_images, (struct heif_context * context), (context))
SHIM(int, heif_context_get_list_of_top_level_image_IDs,
     (struct heif_context * context, heif_item_id *items, int count), (context, items, count))
SHIM(struct heif_error, heif_context_get_image_handle,
     (struct heif_context * context, heif_item_id item, struct heif_image_handle **handle), (context, item, handle))
SHIM(void, heif_image_handle_release, (const struct heif_image_handle *handle), (handle))
SHIM(int, heif_image_handle_get_width, (const struct heif_image_handle *handle), (handle))
SHIM(int, heif_image_handle_get_height, (const struct heif_image_handle *handle), (handle))
SHIM(struct heif_error, heif_decode_image,
     (const struct heif_image_handle *handle, struct heif_image **image, enum heif_colorspace space,
      enum heif_chroma chroma, const struct heif_decoding_options *options),
     (handle, image, space, chroma, options))
SHIM(void, heif_image_release, (const struct heif_image *image), (image))
SHIM(int, heif_image_get_width, (const struct heif_image *image, enum heif_channel channel), (image, channel))
SHIM(int, heif_image_get_height, (const struct heif_image *image, enum heif_channel channel), (image, channel))
SHIM(const uint8_t *, heif_image_get_plane_readonly,
     (const struct heif_image *image, enum heif_channel channel, int *stride), (image, channel, stride))

#undef SHIM
