#pragma once
#include <stdarg.h>
#include <stdio.h>
#include <tiffio.h>

/* Swift calls no variadic functions: one for each shape of field. */
static inline int shim_field16(TIFF *file, uint32_t tag, uint16_t *value) {
  return TIFFGetFieldDefaulted(file, tag, value);
}

static inline int shim_field32(TIFF *file, uint32_t tag, uint32_t *value) {
  return TIFFGetFieldDefaulted(file, tag, value);
}

static inline int shim_fieldFloat(TIFF *file, uint32_t tag, float *value) { return TIFFGetField(file, tag, value); }

static inline int shim_fieldBytes(TIFF *file, uint32_t tag, uint32_t *count, const uint8_t **bytes) {
  return TIFFGetField(file, tag, count, bytes);
}

static inline int shim_extraSamples(TIFF *file, uint16_t *count, uint16_t *first) {
  uint16_t *kinds = NULL;
  int known = TIFFGetFieldDefaulted(file, TIFFTAG_EXTRASAMPLES, count, &kinds);
  if (known && *count > 0 && kinds) *first = kinds[0];
  return known;
}

static inline int shim_colors(TIFF *file, uint16_t **red, uint16_t **green, uint16_t **blue) {
  return TIFFGetField(file, TIFFTAG_COLORMAP, red, green, blue);
}

static inline int shim_set(TIFF *file, uint32_t tag, uint32_t value) { return TIFFSetField(file, tag, value); }

/* The first complaint is kept in the 256 characters that `said` points to. */
static inline int shim_keepError(TIFF *file, void *said, const char *module, const char *format, va_list values) {
  (void)file;
  (void)module;
  char *text = said;
  if (text[0] == 0) vsnprintf(text, 256, format, values);
  return 1;
}

static inline int shim_dropWarning(TIFF *file, void *said, const char *module, const char *format, va_list values) {
  (void)file;
  (void)said;
  (void)module;
  (void)format;
  (void)values;
  return 1;
}

static inline void shim_listen(TIFFOpenOptions *options, char *said) {
  TIFFOpenOptionsSetErrorHandlerExtR(options, shim_keepError, said);
  TIFFOpenOptionsSetWarningHandlerExtR(options, shim_dropWarning, said);
}
