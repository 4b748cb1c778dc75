/// Fonts (ISO 19005-2, 6.2.11).
extension ArchivalRule {
  static let fonts = [
    fontType, fontSubtype, fontName, fontWidths, fontFile, fontProgram, cidSystem, cidMap, cmapEmbedded, cmapMode,
    cmapChain, fontEmbedded, glyphMissing, charSet, cidSet, glyphWidth, trueTypeTable, trueTypeEncoding,
    symbolicEncoding, symbolicTable, undefinedGlyph,
  ]

  static let fontType = Self("font-type", "6.2.11.2", "字体字典没有 Type", "a font dictionary has no Type", .mending)
  static let fontSubtype = Self("font-subtype", "6.2.11.2", "字体种类不在标准之列", "a font is of no standard kind")
  static let fontName = Self("font-name", "6.2.11.2", "字体没有名称 BaseFont", "a font has no BaseFont")
  static let fontWidths = Self(
    "font-widths",
    "6.2.11.2",
    "字体缺 FirstChar、LastChar 或 Widths",
    "a font lacks FirstChar, LastChar or Widths"
  )
  static let fontFile = Self("font-file", "6.2.11.2", "嵌入字体的文件格式不在标准之列", "an embedded font is of no standard format")
  static let fontProgram = Self("font-program", "6.2.11.2", "嵌入的字体文件损坏", "an embedded font is damaged")
  static let cidSystem = Self(
    "cid-system",
    "6.2.11.3.1",
    "CID 字体与编码的字符集不一致",
    "a CID font and its encoding are of different collections"
  )
  static let cidMap = Self("cid-map", "6.2.11.3.2", "CID 字体没有 CIDToGIDMap", "a CID font has no CIDToGIDMap", .mending)
  static let cmapEmbedded = Self("cmap", "6.2.11.3.3", "编码 CMap 没有嵌入", "an encoding (CMap) is not embedded")
  static let cmapMode = Self(
    "cmap-mode",
    "6.2.11.3.3",
    "CMap 的书写方向前后不一",
    "a CMap contradicts itself about its writing mode"
  )
  static let cmapChain = Self(
    "cmap-chain",
    "6.2.11.3.3",
    "CMap 引用了另一个非标准 CMap",
    "a CMap uses another that is not standard"
  )
  static let fontEmbedded = Self("font-embedded", "6.2.11.4.1", "字体没有嵌入", "a font is not embedded")
  static let glyphMissing = Self("glyph", "6.2.11.4.1", "嵌入的字体里缺少用到的字形", "an embedded font lacks a glyph that is used")
  static let charSet = Self("char-set", "6.2.11.4.2", "CharSet 没有列全字形", "a CharSet does not list all glyphs", .mending)
  static let cidSet = Self("cid-set", "6.2.11.4.2", "CIDSet 没有列全字形", "a CIDSet does not list all glyphs", .mending)
  static let glyphWidth = Self(
    "glyph-width",
    "6.2.11.5",
    "字宽与嵌入的字体不一致",
    "widths differ from those of the embedded font"
  )
  static let trueTypeTable = Self(
    "truetype-table",
    "6.2.11.6",
    "TrueType 字体缺可用的 cmap 表",
    "a TrueType font has no usable cmap table"
  )
  static let trueTypeEncoding = Self(
    "truetype-encoding",
    "6.2.11.6",
    "非符号 TrueType 字体的编码不是 MacRoman 或 WinAnsi",
    "a non-symbolic TrueType font is encoded neither as MacRoman nor WinAnsi"
  )
  static let symbolicEncoding = Self(
    "symbolic-encoding",
    "6.2.11.6",
    "符号 TrueType 字体另有 Encoding",
    "a symbolic TrueType font has an Encoding"
  )
  static let symbolicTable = Self(
    "symbolic-table",
    "6.2.11.6",
    "符号 TrueType 字体有多个 cmap 而没有 (3,0)",
    "a symbolic TrueType font has several cmap tables and none is (3, 0)"
  )
  static let undefinedGlyph = Self("notdef", "6.2.11.8", "文字用到 .notdef 字形", "text uses the glyph .notdef")
}
