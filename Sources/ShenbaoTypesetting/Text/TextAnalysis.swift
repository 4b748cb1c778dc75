internal import CPangoCairo

/// What Pango knows of a paragraph's characters: scripts, directions, places where a line may end.
enum TextAnalysis {
  static func script(_ scalar: UInt32) -> UInt8 {
    UInt8(clamping: g_unichar_get_script(scalar).rawValue)
  }

  /// Scripts that take the script of their neighbours: common, inherited, unknown.
  static func isNeutral(_ script: UInt8) -> Bool {
    script <= 1 || UInt32(script) == G_UNICODE_SCRIPT_UNKNOWN.rawValue
  }

  /// The embedding level of each character; odd runs from right to left.
  static func levels(_ source: TextSource, isRightToLeft: Bool) -> [UInt8] {
    let count = source.characters.count
    guard isRightToLeft || source.characters.contains(where: { CharacterKind.isRightToLeft($0.scalar) }) else {
      return [UInt8](repeating: 0, count: count)
    }
    var direction = isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
    return source.bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let levels = pango_log2vis_get_embedding_levels(text, CInt(buffer.count), &direction) else {
        return [UInt8](repeating: 0, count: count)
      }
      defer { g_free(levels) }
      return Array(UnsafeBufferPointer(start: levels, count: count))
    }
  }

  /// For each character, whether a line may begin with it (UAX 14).
  static func breaks(_ source: TextSource) -> [Bool] {
    let count = source.characters.count
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: count + 1)
    source.bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let language = pango_language_from_string("zh-cn")
      pango_get_log_attrs(text, CInt(buffer.count), 0, language, &attributes, CInt(attributes.count))
    }
    return attributes.prefix(count).map { $0.is_line_break != 0 }
  }
}
