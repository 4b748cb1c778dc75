#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* Opaque GObject types do not convert to untyped pointers in Swift. */
static inline void shim_unref(void *object) { g_object_unref(object); }

/* The cast macro PANGO_FC_FONT_MAP is not visible to Swift. */
static inline void shim_setFontConfig(PangoFontMap *map, FcConfig *config) {
  pango_fc_font_map_set_config((PangoFcFontMap *)map, config);
}
