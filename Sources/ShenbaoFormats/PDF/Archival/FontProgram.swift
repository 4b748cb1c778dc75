internal import CPangoCairo

/// A font file as it lies in a PDF: TrueType, OpenType, CFF or Type 1; the owner of a FreeType face.
final class FontProgram {
  /// A table from character codes to glyphs, by its platform and encoding (OpenType, `cmap`).
  struct Table: Equatable {
    let platform: Int
    let encoding: Int

    static let symbol = Table(platform: 3, encoding: 0)
    static let unicode = Table(platform: 3, encoding: 1)
    static let macintosh = Table(platform: 1, encoding: 0)
  }

  /// FreeType's number for tables that it made itself of a Type 1 or CFF font's own encoding.
  private static let ownPlatform = 7
  // FreeType's flags, whose macros Swift does not see.
  private static let hasNames = 1 << 9
  private static let isCIDKeyed = 1 << 12
  private static let unscaled: Int32 = 1

  private let library: FT_Library
  private let face: FT_Face
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private(set) lazy var glyphsByCID = cidTable()
  let tables: [Table]

  /// Nothing for what FreeType cannot read.
  init?(_ bytes: [UInt8]) {
    var opened: FT_Library?
    guard FT_Init_FreeType(&opened) == 0, let library = opened else { return nil }
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = memory.initialize(from: bytes)
    var read: FT_Face?
    guard FT_New_Memory_Face(library, memory.baseAddress, FT_Long(bytes.count), 0, &read) == 0, let face = read else {
      FT_Done_FreeType(library)
      memory.deallocate()
      return nil
    }
    (self.library, self.face, self.memory) = (library, face, memory)
    let maps = UnsafeBufferPointer(start: face.pointee.charmaps, count: Int(max(face.pointee.num_charmaps, 0)))
    tables = maps.map { map in
      Table(platform: Int(map?.pointee.platform_id ?? 0), encoding: Int(map?.pointee.encoding_id ?? 0))
    }
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
    memory.deallocate()
  }

  var glyphCount: Int { Int(face.pointee.num_glyphs) }
  var isCIDKeyed: Bool { Int(face.pointee.face_flags) & Self.isCIDKeyed != 0 }
  private var hasNames: Bool { Int(face.pointee.face_flags) & Self.hasNames != 0 }

  /// The tables that stand in the file itself.
  var ownTables: [Table] { tables.filter { $0.platform != Self.ownPlatform } }

  /// A glyph's width in thousandths of the font's size; nil for what cannot be drawn.
  func width(of glyph: Int) -> Double? {
    var advance: FT_Fixed = 0
    guard (0..<glyphCount).contains(glyph), FT_Get_Advance(face, FT_UInt(glyph), Self.unscaled, &advance) == 0 else {
      return nil
    }
    let units = Double(face.pointee.units_per_EM)
    return units > 0 ? Double(advance) * 1_000 / units : nil
  }

  /// The glyph of that name, but for `.notdef`.
  func glyph(named name: String) -> Int? {
    guard hasNames else { return nil }
    let glyph = Int(FT_Get_Name_Index(face, name))
    return glyph > 0 ? glyph : nil
  }

  func name(of glyph: Int) -> String? {
    var buffer = [CChar](repeating: 0, count: 128)
    guard hasNames, FT_Get_Glyph_Name(face, FT_UInt(glyph), &buffer, 128) == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What a code stands for in one of the tables; nil when that has no such code.
  func glyph(of code: Int, in table: Table) -> Int? {
    guard let index = tables.firstIndex(of: table) else { return nil }
    return glyph(of: code, inTable: index)
  }

  /// What a code stands for in the font's own encoding: what a Type 1 or CFF font has instead of tables.
  func glyph(ofOwn code: Int) -> Int? {
    guard let index = tables.lastIndex(where: { $0.platform == Self.ownPlatform }) else { return nil }
    return glyph(of: code, inTable: index)
  }

  private func glyph(of code: Int, inTable index: Int) -> Int? {
    guard code >= 0, FT_Set_Charmap(face, face.pointee.charmaps[index]) == 0 else { return nil }
    let glyph = Int(FT_Get_Char_Index(face, FT_ULong(code)))
    return glyph > 0 ? glyph : nil
  }

  /// Whether anything is drawn for a glyph; true for what cannot be told.
  func isDrawn(_ glyph: Int) -> Bool {
    guard FT_Load_Glyph(face, FT_UInt(glyph), Self.unscaled) == 0 else { return true }
    return face.pointee.glyph.pointee.outline.n_points > 0
  }

  /// By CID, for fonts that have CIDs.
  private func cidTable() -> [Int: Int] {
    guard isCIDKeyed else { return [:] }
    var table: [Int: Int] = [:]
    for glyph in 0..<glyphCount {
      var cid: FT_UInt = 0
      if FT_Get_CID_From_Glyph_Index(face, FT_UInt(glyph), &cid) == 0 { table[Int(cid)] = glyph }
    }
    return table
  }
}
