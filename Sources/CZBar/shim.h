#pragma once
#include <dlfcn.h>
#include <stddef.h>
#include <zbar.h>

/* libzbar comes with cameras and windows, which take milliseconds to load: only a scan loads them. */
static inline void *shim_zbar(const char *name) {
  void *library = dlopen("libzbar.so.0", RTLD_NOW);
  return library ? dlsym(library, name) : NULL;
}

#define SHIM(result, name, parameters, arguments) \
  static inline result shim_##name parameters { return ((result(*) parameters)shim_zbar(#name))arguments; }

SHIM(zbar_image_scanner_t *, zbar_image_scanner_create, (void), ())
SHIM(void, zbar_image_scanner_destroy, (zbar_image_scanner_t * scanner), (scanner))
SHIM(int, zbar_image_scanner_set_config,
     (zbar_image_scanner_t * scanner, zbar_symbol_type_t kind, zbar_config_t setting, int value),
     (scanner, kind, setting, value))
SHIM(zbar_image_t *, zbar_image_create, (void), ())
SHIM(void, zbar_image_destroy, (zbar_image_t * image), (image))
SHIM(void, zbar_image_set_format, (zbar_image_t * image, unsigned long format), (image, format))
SHIM(void, zbar_image_set_size, (zbar_image_t * image, unsigned width, unsigned height), (image, width, height))
SHIM(void, zbar_image_set_data,
     (zbar_image_t * image, const void *bytes, unsigned long count, zbar_image_cleanup_handler_t *cleanup),
     (image, bytes, count, cleanup))
SHIM(int, zbar_scan_image, (zbar_image_scanner_t * scanner, zbar_image_t *image), (scanner, image))
SHIM(const zbar_symbol_t *, zbar_image_first_symbol, (const zbar_image_t *image), (image))
SHIM(const char *, zbar_symbol_get_data, (const zbar_symbol_t *symbol), (symbol))
SHIM(unsigned, zbar_symbol_get_loc_size, (const zbar_symbol_t *symbol), (symbol))
SHIM(int, zbar_symbol_get_loc_x, (const zbar_symbol_t *symbol, unsigned index), (symbol, index))
SHIM(int, zbar_symbol_get_loc_y, (const zbar_symbol_t *symbol, unsigned index), (symbol, index))
SHIM(const zbar_symbol_t *, zbar_symbol_next, (const zbar_symbol_t *symbol), (symbol))

#undef SHIM
