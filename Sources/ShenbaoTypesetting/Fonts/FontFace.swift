internal import CPangoCairo
internal import ShenbaoFormats

/// One font file, as it stands or made bolder, ready to shape text and to be painted with.
///
/// Each face has a fontconfig and a font map of its own which know that one file: nothing can be substituted behind
/// our back, and a file that no text needs is never opened. Shaping is done at 1000 points, unhinted; since unhinted
/// measures are linear, all results are in em.
final class FontFace {
  /// The file's name without its ending and without `-Regular`.
  let name: String
  private let path: String
  private let isEmboldened: Bool
  private let font: UnsafeMutablePointer<PangoFont>
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private let language: OpaquePointer?
  private let features: [String: UnsafeMutablePointer<GSList>]
  private var painted: OpaquePointer?
  private static let size = 1000
  private static let emUnits = Double(1000 * PANGO_SCALE)

  init(path: String, name: String, isEmboldened: Bool) throws(FormatError) {
    FontLock.enter()
    defer { FontLock.leave() }
    guard Self.isolation else {
      throw FormatError(.tooLarge, operation: "font.open", detail: "out of memory")
    }
    let config = try Self.configuration(path: path, isEmboldened: isEmboldened)
    defer { FcConfigDestroy(config) }
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw FormatError(.unsupported, operation: "font.open", detail: "no FreeType font map")
    }
    shim_setFontConfig(map, config)
    shim_setResolution(map, 72)
    guard let context = Self.makeContext(map), let font = Self.load(map, context) else {
      shim_unref(map)
      throw FormatError(.damaged, operation: "font.open", detail: name)
    }
    self.map = map
    self.context = context
    self.font = font
    self.name = isEmboldened ? name + "+bold" : name
    self.path = path
    self.isEmboldened = isEmboldened
    language = pango_language_from_string("zh-cn")
    features = ["hwid", "fwid", "kern=0"].reduce(into: [:]) { $0[$1] = Self.feature($1) }
  }

  deinit {
    FontLock.enter()
    defer { FontLock.leave() }
    cairo_font_face_destroy(painted)
    for list in features.values {
      pango_attribute_destroy(list.pointee.data.assumingMemoryBound(to: PangoAttribute.self))
      g_slist_free(list)
    }
    shim_unref(font)
    shim_unref(UnsafeMutableRawPointer(context))
    shim_unref(map)
  }

  /// What cairo paints this face with, at size 1.
  ///
  /// A face of our own that reads its file; Pango's, which maps it, only where there is none.
  var cairoFace: OpaquePointer? {
    FontLock.guarding {
      if painted == nil { painted = makeCairoFace() }
      return painted
    }
  }

  private func makeCairoFace() -> OpaquePointer? {
    let stream = FontStream(path: path, index: shim_index(font))
    if let own = stream?.makeCairoFace(isEmboldened: isEmboldened) { return own }
    return shim_scaledFont(font).flatMap { cairo_font_face_reference(cairo_scaled_font_get_font_face($0)) }
  }

  func has(_ scalar: UInt32) -> Bool {
    pango_font_has_char(font, scalar) != 0
  }

  /// The glyphs of `text` (UTF-8, one script, one direction), in visual order.
  ///
  /// `feature` may be `hwid` or `fwid`: half-em and full-em letters where the font has them.
  func shape(_ text: ArraySlice<UInt8>, script: UInt8, level: UInt8, feature: String?) -> [ShapedGlyph] {
    guard let glyphs = pango_glyph_string_new() else { return [] }
    defer { pango_glyph_string_free(glyphs) }
    var analysis = PangoAnalysis()
    analysis.font = font
    analysis.level = level
    analysis.script = script
    analysis.language = language
    analysis.extra_attrs = feature.flatMap { features[$0] }
    text.withUnsafeBytes { buffer in
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      pango_shape_full(bytes, CInt(buffer.count), bytes, CInt(buffer.count), &analysis, glyphs)
    }
    return (0..<Int(glyphs.pointee.num_glyphs)).map { index in
      let glyph = glyphs.pointee.glyphs[index]
      return ShapedGlyph(
        index: glyph.glyph,
        advance: Double(glyph.geometry.width) / Self.emUnits,
        offsetX: Double(glyph.geometry.x_offset) / Self.emUnits,
        offsetY: Double(glyph.geometry.y_offset) / Self.emUnits,
        byte: Int(glyphs.pointee.log_clusters[index])
      )
    }
  }
}

/// One glyph of shaped text; measures in em, `offsetY` downwards, `byte` where its cluster begins in the text.
struct ShapedGlyph {
  var index: UInt32
  var advance: Double
  var offsetX: Double
  var offsetY: Double
  var byte: Int

  /// Whether the glyph stands for nothing visible, as a zero-width joiner does.
  var isEmpty: Bool { index == 0x0FFF_FFFF }
  /// Whether the font had no glyph and the shaper put a box.
  var isUnknown: Bool { index & 0x1000_0000 != 0 && !isEmpty }
}

extension FontFace {
  /// Gives fontconfig an empty default once: else Pango's first font map reads every font of the machine in a thread.
  private static let isolation: Bool = {
    guard let empty = FcConfigCreate() else { return false }
    defer { FcConfigDestroy(empty) }
    return FcConfigSetCurrent(empty) != 0
  }()

  private static func configuration(path: String, isEmboldened: Bool) throws(FormatError) -> OpaquePointer {
    guard let config = FcConfigCreate() else {
      throw FormatError(.tooLarge, operation: "font.open", detail: "out of memory")
    }
    let bold = "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"
    let rules = "<fontconfig><match target=\"font\">\(isEmboldened ? bold : "")</match></fontconfig>"
    if isEmboldened { FcConfigParseAndLoadFromMemory(config, rules, 0) }
    guard FcConfigAppFontAddFile(config, path) != 0,
      let set = FcConfigGetFonts(config, FcSetApplication), set.pointee.nfont > 0
    else {
      FcConfigDestroy(config)
      throw FormatError(.damaged, operation: "font.open", detail: path)
    }
    return config
  }

  /// A context without hinting and rounding, so that measures are the same on every machine.
  private static func makeContext(_ map: UnsafeMutablePointer<PangoFontMap>) -> OpaquePointer? {
    guard let context = pango_font_map_create_context(map), let options = cairo_font_options_create() else {
      return nil
    }
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    pango_context_set_round_glyph_positions(context, 0)
    return context
  }

  private static func load(
    _ map: UnsafeMutablePointer<PangoFontMap>,
    _ context: OpaquePointer
  ) -> UnsafeMutablePointer<PangoFont>? {
    guard let description = pango_font_description_new() else { return nil }
    defer { pango_font_description_free(description) }
    pango_font_description_set_absolute_size(description, emUnits)
    return pango_font_map_load_font(map, context, description)
  }

  private static func feature(_ name: String) -> UnsafeMutablePointer<GSList>? {
    guard let attribute = pango_attr_font_features_new(name) else { return nil }
    attribute.pointee.start_index = 0
    attribute.pointee.end_index = UInt32.max
    return g_slist_prepend(nil, attribute)
  }
}
