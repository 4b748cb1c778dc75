/// How the codes of a composite font lead through its CMap to CIDs and glyphs (ISO 32000-1, 9.7).
struct CompositeFontCoding {
  private(set) var faults: [ArchivalFont.Fault] = []
  private var map: PDFCMap?
  private var glyphs: CIDGlyphs?
  private let glyphCount: Int
  private let defaultWidth: Double
  private var widths: [Int: Double] = [:]
  private var ranges: [(cids: ClosedRange<Int>, width: Double)] = []

  init(_ font: PDFObject, _ descendant: PDFObject, program: FontProgram?) {
    defaultWidth = descendant["/DW"].number ?? 1_000
    glyphCount = program?.glyphCount ?? 0
    glyphs = program.map { CIDGlyphs(of: descendant, program: $0) }
    readWidths(descendant["/W"])
    readEncoding(font["/Encoding"], descendant["/CIDSystemInfo"])
    let toGlyphs = descendant["/CIDToGIDMap"]
    let hasMap = toGlyphs.isStream || toGlyphs.name == "/Identity"
    if descendant["/Subtype"].name == "/CIDFontType2", program != nil, !hasMap {
      faults.append(ArchivalFont.Fault(rule: .cidMap, detail: ""))
    }
  }

  /// Nothing for a map that is not embedded and not the identity.
  func cids(of string: [UInt8]) -> [Int?] { map?.cids(of: string) ?? [] }

  func glyph(of cid: Int, in program: FontProgram) -> GlyphLookup {
    guard let glyphs else { return .unknown }
    if cid == 0 { return .undefined }
    let glyph = glyphs[cid]
    if glyph == 0 { return .undefined }
    return glyph < glyphCount ? .glyph(glyph) : .missing
  }

  func width(of cid: Int) -> Double? {
    widths[cid] ?? ranges.first { $0.cids.contains(cid) }?.width ?? defaultWidth
  }

  /// `c [w1 w2 …]` or `first last w` (9.7.4.3).
  private mutating func readWidths(_ array: PDFObject) {
    guard array.count <= 200_000 else { return }
    var index = 0
    while index + 1 < array.count, widths.count <= 200_000 {
      guard let first = array.item(index).integer, (0...65_535).contains(first) else { return }
      let second = array.item(index + 1)
      if second.isArray {
        for (offset, width) in second.items.prefix(65_536).enumerated() { widths[first + offset] = width.number ?? 0 }
        index += 2
      } else {
        guard let last = second.integer, last >= first, index + 2 < array.count else { return }
        ranges.append((first...min(last, 65_535 + first), array.item(index + 2).number ?? 0))
        index += 3
      }
    }
  }

  private mutating func readEncoding(_ encoding: PDFObject, _ system: PDFObject) {
    if let name = encoding.name {
      if name == "/Identity-H" || name == "/Identity-V" {
        map = .identity
      } else if let collection = PredefinedCMaps.collection(of: name) {
        let isSame = system["/Registry"].text == "Adobe" && system["/Ordering"].text == collection
        if !isSame { faults.append(ArchivalFont.Fault(rule: .cidSystem)) }
      } else {
        faults.append(ArchivalFont.Fault(rule: .cmapEmbedded, detail: String(name.dropFirst())))
      }
    } else if encoding.isStream {
      readEmbedded(encoding, system)
    } else {
      faults.append(ArchivalFont.Fault(rule: .cmapEmbedded))
    }
  }

  private mutating func readEmbedded(_ encoding: PDFObject, _ system: PDFObject) {
    guard ArchivalCheck.isReadable(encoding), let bytes = encoding.streamData(decoded: true) else {
      faults.append(ArchivalFont.Fault(rule: .unjudged))
      return
    }
    let read = PDFCMap(bytes)
    if (encoding["/WMode"].integer ?? 0) != (read.mode ?? 0) { faults.append(ArchivalFont.Fault(rule: .cmapMode)) }
    if read.mostCID > 65_535 { faults.append(ArchivalFont.Fault(rule: .cidRange)) }
    let base =
      encoding["/UseCMap"].name ?? (encoding["/UseCMap"].isStream ? encoding["/UseCMap"]["/CMapName"].name : nil)
    let bases = [base, read.base].compactMap { $0 }
    if !bases.allSatisfy(PredefinedCMaps.contains) {
      faults.append(ArchivalFont.Fault(rule: .cmapChain))
    }
    // Codes that another map decides cannot be followed.
    if bases.isEmpty { map = read }
    let own = encoding["/CIDSystemInfo"]
    let isSame =
      own["/Registry"].text == system["/Registry"].text && own["/Ordering"].text == system["/Ordering"].text
      && (system["/Supplement"].integer ?? 0) <= (own["/Supplement"].integer ?? 0)
    if !own.isNull, !isSame { faults.append(ArchivalFont.Fault(rule: .cidSystem)) }
  }
}

/// The CMaps that every reader brings along (ISO 32000-1, table 118).
enum PredefinedCMaps {
  static func contains(_ name: String) -> Bool {
    name == "/Identity-H" || name == "/Identity-V" || collection(of: name) != nil
  }

  /// The character collection of a map, as `GB1`.
  static func collection(of name: String) -> String? {
    lists.first { $0.names.contains(name) }?.collection
  }

  private static let lists: [(collection: String, names: Set<String>)] = [
    (
      "GB1",
      names("GB-EUC- GBpc-EUC- GBK-EUC- GBKp-EUC- GBK2K- UniGB-UCS2- UniGB-UTF16-")
    ),
    (
      "CNS1",
      names("B5pc- HKscs-B5- ETen-B5- ETenms-B5- CNS-EUC- UniCNS-UCS2- UniCNS-UTF16-")
    ),
    (
      "Japan1",
      names(
        "83pv-RKSJ- 90ms-RKSJ- 90msp-RKSJ- 90pv-RKSJ- Add-RKSJ- EUC- Ext-RKSJ- UniJIS-UCS2- UniJIS-UCS2-HW- UniJIS-UTF16-"
      )
      .union(["/H", "/V"])
    ),
    ("Korea1", names("KSC-EUC- KSCms-UHC- KSCms-UHC-HW- KSCpc-EUC- UniKS-UCS2- UniKS-UTF16-")),
  ]

  /// Each for both writing modes.
  private static func names(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").flatMap { ["/\($0)H", "/\($0)V"] })
  }
}
