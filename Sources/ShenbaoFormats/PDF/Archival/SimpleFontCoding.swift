/// How the one-byte codes of a simple font lead to glyphs of its program, and how wide they are said to be
/// (ISO 32000-1, 9.6.6).
struct SimpleFontCoding {
  private(set) var faults: [ArchivalFont.Fault] = []
  /// By code; nil where the font's own encoding decides, empty for none.
  private var names = [String?](repeating: nil, count: 256)
  private let usesOwn: Bool
  private let isTrueType: Bool
  private let isSymbolic: Bool
  private let first: Int
  private let widths: [Double?]
  private let missingWidth: Double

  init(_ font: PDFObject, program: FontProgram?) {
    let encoding = font["/Encoding"]
    let descriptor = font["/FontDescriptor"]
    isTrueType = font["/Subtype"].name == "/TrueType"
    isSymbolic = (descriptor["/Flags"].integer ?? 0) & 4 != 0
    first = min(max(font["/FirstChar"].integer ?? 0, 0), 255)
    widths = font["/Widths"].count <= 256 ? font["/Widths"].items.map(\.number) : []
    missingWidth = descriptor["/MissingWidth"].number ?? 0
    let base = PDFEncoding.named(encoding.name ?? encoding["/BaseEncoding"].name)
    let usesStandard = base == nil && isTrueType && !isSymbolic
    usesOwn = base == nil && !usesStandard
    for (code, name) in (base ?? .standard).names.enumerated() where !usesOwn && code < 256 { names[code] = name ?? "" }
    let differences = readDifferences(encoding["/Differences"])
    if isTrueType, let program {
      checkTrueType(program, encoding: encoding, base: encoding.name ?? encoding["/BaseEncoding"].name, differences)
    }
  }

  private mutating func readDifferences(_ array: PDFObject) -> [String] {
    guard array.count <= 2_000 else { return [] }
    var (code, changed) = (0, [] as [String])
    for item in array.items {
      if let number = item.integer {
        code = min(max(number, 0), 256)
      } else if let name = item.name {
        if code < 256 { names[code] = String(name.dropFirst()) }
        code = min(code + 1, 256)
        changed.append(String(name.dropFirst()))
      }
    }
    return changed
  }

  /// ISO 19005-2, 6.2.11.6.
  private mutating func checkTrueType(
    _ program: FontProgram,
    encoding: PDFObject,
    base: String?,
    _ differences: [String]
  ) {
    let tables = program.ownTables
    let hasSymbol = tables.contains(.symbol)
    if isSymbolic {
      if !encoding.isNull { faults.append(ArchivalFont.Fault(rule: .symbolicEncoding)) }
      if tables.count != 1, !hasSymbol { faults.append(ArchivalFont.Fault(rule: .symbolicTable)) }
      return
    }
    if tables.isEmpty || tables == [.symbol] { faults.append(ArchivalFont.Fault(rule: .trueTypeTable)) }
    let isAllowed = base == "/MacRomanEncoding" || base == "/WinAnsiEncoding"
    let areKnown = differences.allSatisfy { PDFEncoding.character(named: $0) != nil || program.glyph(named: $0) != nil }
    if !isAllowed || !differences.isEmpty && !(areKnown && tables.contains(.unicode)) {
      faults.append(ArchivalFont.Fault(rule: .trueTypeEncoding))
    }
  }

  func width(of code: Int) -> Double? {
    guard !widths.isEmpty else { return nil }
    return widths.indices.contains(code - first) ? widths[code - first] : missingWidth
  }

  func glyph(of code: Int, in program: FontProgram) -> GlyphLookup {
    if isTrueType { return trueTypeGlyph(of: code, in: program) }
    guard let name = names[code] else {
      guard let glyph = program.glyph(ofOwn: code) else { return .undefined }
      return .glyph(glyph)
    }
    if name.isEmpty || name == ".notdef" { return .undefined }
    return program.glyph(named: name).map { .glyph($0) } ?? .missing
  }

  private func trueTypeGlyph(of code: Int, in program: FontProgram) -> GlyphLookup {
    if isSymbolic || usesOwn {
      let found =
        program.glyph(of: code, in: .symbol) ?? program.glyph(of: 0xF000 + code, in: .symbol)
        ?? program.glyph(of: 0xF100 + code, in: .symbol) ?? program.glyph(of: code, in: .macintosh)
        ?? program.ownTables.first.flatMap { program.glyph(of: code, in: $0) }
      return found.map { .glyph($0) } ?? .undefined
    }
    guard let name = names[code], !name.isEmpty, name != ".notdef" else { return .undefined }
    if let character = PDFEncoding.character(named: name), let glyph = program.glyph(of: character, in: .unicode) {
      return .glyph(glyph)
    }
    if let macintosh = PDFEncoding.macRoman.names.firstIndex(of: name),
      let glyph = program.glyph(of: macintosh, in: .macintosh)
    {
      return .glyph(glyph)
    }
    if let glyph = program.glyph(named: name) { return .glyph(glyph) }
    return program.tables.contains(.unicode) && PDFEncoding.character(named: name) == nil ? .unknown : .missing
  }
}
