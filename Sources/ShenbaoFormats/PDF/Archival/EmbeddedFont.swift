/// The font program that a font's descriptor embeds (ISO 32000-1, 9.9), and what is wrong with it.
struct EmbeddedFont {
  private static let largestProgram = 64 << 20

  let isPresent: Bool
  private(set) var program: FontProgram?
  private(set) var faults: [ArchivalFont.Fault] = []

  /// `font` is a simple font or the descendant of a composite one.
  init(of font: PDFObject) {
    let descriptor = font["/FontDescriptor"]
    let key = ["/FontFile", "/FontFile2", "/FontFile3"].first { descriptor[$0].isStream }
    isPresent = key != nil
    guard let key else { return }
    let file = descriptor[key]
    let kind = file["/Subtype"].name
    let kinds = ["/Type1C", "/CIDFontType0C", "/OpenType"]
    if key == "/FontFile3", !kinds.contains(kind ?? "") {
      faults.append(ArchivalFont.Fault(rule: .fontFile))
    }
    guard (file["/Length"].integer ?? 0) <= Self.largestProgram else {
      faults.append(ArchivalFont.Fault(rule: .unjudged))
      return
    }
    program = FontProgram(file.streamData(decoded: true) ?? [])
    guard let program else {
      faults.append(ArchivalFont.Fault(rule: .fontProgram))
      return
    }
    if Self.isSubset(font) { checkLists(font, descriptor, program) }
  }

  /// A subset's name begins with six capital letters and a plus sign (9.6.4).
  private static func isSubset(_ font: PDFObject) -> Bool {
    let name = Array((font["/BaseFont"].name ?? "").utf8)
    return name.count > 7 && name[7] == UInt8(ascii: "+") && name[1..<7].allSatisfy { (0x41...0x5A).contains($0) }
  }

  private mutating func checkLists(_ font: PDFObject, _ descriptor: PDFObject, _ program: FontProgram) {
    if let bytes = descriptor["/CharSet"].stringBytes, font["/Subtype"].name == "/Type1" {
      let listed = Set(String(decoding: bytes, as: UTF8.self).split(separator: "/").map(String.init))
      let names = (0..<min(program.glyphCount, 65_536)).compactMap { program.name(of: $0) }
      if names.contains(where: { $0 != ".notdef" && !listed.contains($0) }) {
        faults.append(ArchivalFont.Fault(rule: .charSet))
      }
    }
    guard descriptor["/CIDSet"].isStream, let set = descriptor["/CIDSet"].streamData(decoded: true) else { return }
    let map = CIDGlyphs(of: font, program: program)
    let isComplete = map.all.allSatisfy { cid, glyph in
      let isListed = cid / 8 < set.count && set[cid / 8] >> UInt8(7 - cid % 8) & 1 == 1
      return isListed || !program.isDrawn(glyph)
    }
    if !isComplete { faults.append(ArchivalFont.Fault(rule: .cidSet)) }
  }
}

/// From CIDs to the glyphs of an embedded font (ISO 32000-1, 9.7.4.2).
struct CIDGlyphs {
  private enum Way {
    case identity
    case map([UInt8])
    case keyed([Int: Int])
  }

  private let way: Way
  private let glyphCount: Int

  init(of font: PDFObject, program: FontProgram) {
    glyphCount = program.glyphCount
    let map = font["/CIDToGIDMap"]
    if font["/Subtype"].name == "/CIDFontType2", map.isStream {
      way = .map(map.streamData(decoded: true) ?? [])
    } else if font["/Subtype"].name == "/CIDFontType0", program.isCIDKeyed {
      way = .keyed(program.glyphsByCID)
    } else {
      way = .identity
    }
  }

  /// The glyph, 0 for none.
  subscript(cid: Int) -> Int {
    switch way {
    case .identity: cid
    case .map(let bytes): cid * 2 + 1 < bytes.count ? Int(bytes[cid * 2]) << 8 | Int(bytes[cid * 2 + 1]) : 0
    case .keyed(let table): table[cid] ?? 0
    }
  }

  /// All CIDs but 0 that have a glyph, at most 65,536.
  var all: [(cid: Int, glyph: Int)] {
    let cids: [Int] =
      switch way {
      case .identity: Array(0..<min(glyphCount, 65_536))
      case .map(let bytes): Array(0..<min(bytes.count / 2, 65_536))
      case .keyed(let table): table.keys.sorted()
      }
    return cids.map { ($0, self[$0]) }.filter { $0.0 > 0 && $0.1 > 0 && $0.1 < glyphCount }
  }
}
