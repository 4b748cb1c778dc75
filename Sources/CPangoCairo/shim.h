#pragma once
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* Opaque GObject types do not convert to untyped pointers in Swift. */
static inline void shim_unref(void *object) { g_object_unref(object); }

/* The cast macro PANGO_FC_FONT_MAP is not visible to Swift. */
static inline void shim_setFontConfig(PangoFontMap *map, FcConfig *config) {
  pango_fc_font_map_set_config((PangoFcFontMap *)map, config);
}

/* The cast macros PANGO_CAIRO_FONT_MAP and PANGO_CAIRO_FONT are not visible to Swift either. */
static inline void shim_setResolution(PangoFontMap *map, double dotsPerInch) {
  pango_cairo_font_map_set_resolution((PangoCairoFontMap *)map, dotsPerInch);
}

static inline cairo_scaled_font_t *shim_scaledFont(PangoFont *font) {
  return pango_cairo_font_get_scaled_font((PangoCairoFont *)font);
}

/* Which face of its file a font is. */
static inline long shim_index(PangoFont *font) {
  int index = 0;
  FcPatternGetInteger(pango_fc_font_get_pattern((PangoFcFont *)font), FC_INDEX, 0, &index);
  return index & 0xFFFF;
}
