/// A font of a PDF as the rules see it: what is wrong with its dictionary, and with each code that is shown in it.
final class ArchivalFont {
  struct Fault: Hashable {
    let rule: ArchivalRule
    var detail = ""
  }

  /// From the codes of shown strings to glyphs of the embedded program.
  enum Coding {
    case simple(SimpleFontCoding)
    case composite(CompositeFontCoding)
    /// Nothing can be said of single codes.
    case unknown
  }

  /// Widths may differ by this much, in thousandths of the size.
  private static let tolerance = 1.0

  let name: String
  let isEmbedded: Bool
  private(set) var faults: [Fault]
  private let coding: Coding
  private let program: FontProgram?
  /// By code or CID.
  private var judged: [Int: Set<ArchivalRule>] = [:]
  /// By code or CID: whether it was judged and breaks nothing, as nearly all do.
  private var isSound: [Bool] = []

  init(_ font: PDFObject) {
    let subtype = font["/Subtype"].name ?? ""
    let isComposite = subtype == "/Type0"
    let descendant = isComposite ? font["/DescendantFonts"].item(0) : font
    let embedded = EmbeddedFont(of: descendant)
    var faults = Self.faults(ofDictionary: font, subtype: subtype, isEmbedded: embedded.isPresent)
    faults += embedded.faults
    isEmbedded = embedded.isPresent || subtype == "/Type3"
    name = subtype == "/Type3" ? "Type 3" : String((font["/BaseFont"].name ?? "/?").dropFirst())
    program = embedded.program
    if isComposite {
      let composite = CompositeFontCoding(font, descendant, program: embedded.program)
      faults +=
        composite.faults
        + Self.faults(ofDictionary: descendant, subtype: descendant["/Subtype"].name ?? "", isEmbedded: true)
      coding = .composite(composite)
    } else if subtype == "/Type3" {
      coding = .unknown
    } else {
      let simple = SimpleFontCoding(font, program: embedded.program)
      faults += simple.faults
      coding = .simple(simple)
    }
    self.faults = Array(Set(faults))
  }

  /// What is wrong with a shown string; what is not seen need not be in the font, but may not be undefined.
  func faults(showing string: [UInt8], isSeen: Bool) -> Set<ArchivalRule> {
    var found: Set<ArchivalRule> = []
    switch coding {
    case .simple:
      for code in string where !isKnownSound(Int(code)) { found.formUnion(judge(Int(code))) }
    case .composite(let composite):
      for cid in composite.cids(of: string) {
        guard let cid else {
          found.insert(.undefinedGlyph)
          continue
        }
        if !isKnownSound(cid) { found.formUnion(judge(cid)) }
      }
    case .unknown: break
    }
    return isSeen ? found : found.intersection([.undefinedGlyph])
  }

  /// Puts right what can be: the default that was left out is written, a list that may be left out goes.
  func mend(_ font: PDFObject) {
    let descendant = font["/DescendantFonts"].count > 0 ? font["/DescendantFonts"].item(0) : font
    for fault in faults {
      switch fault.rule {
      case .fontType: for part in [font, descendant] { part.set("/Type", font.file.name("/Font")) }
      case .cidMap: descendant.set("/CIDToGIDMap", font.file.name("/Identity"))
      case .cidSet: descendant["/FontDescriptor"].remove("/CIDSet")
      case .charSet: descendant["/FontDescriptor"].remove("/CharSet")
      default: break
      }
    }
    faults.removeAll { $0.rule.remedy == .mending }
  }

  private func isKnownSound(_ code: Int) -> Bool { code >= 0 && code < isSound.count && isSound[code] }

  private func noteSound(_ code: Int) {
    guard code >= 0, code < 1 << 16 else { return }
    if code >= isSound.count {
      isSound += [Bool](repeating: false, count: (code < 256 ? 256 : 1 << 16) - isSound.count)
    }
    isSound[code] = true
  }

  private func judge(_ code: Int) -> Set<ArchivalRule> {
    if let known = judged[code] { return known }
    var faults: Set<ArchivalRule> = []
    if let program {
      let found: GlyphLookup =
        switch coding {
        case .simple(let simple): simple.glyph(of: code, in: program)
        case .composite(let composite): composite.glyph(of: code, in: program)
        case .unknown: .unknown
        }
      switch found {
      case .undefined: faults.insert(.undefinedGlyph)
      case .missing: faults.insert(.glyphMissing)
      case .unknown: break
      case .glyph(let glyph):
        if let stated = statedWidth(of: code), let drawn = program.width(of: glyph),
          abs(stated - drawn) > Self.tolerance
        {
          faults.insert(.glyphWidth)
        }
      }
    }
    if faults.isEmpty { noteSound(code) } else { judged[code] = faults }
    return faults
  }

  private func statedWidth(of code: Int) -> Double? {
    switch coding {
    case .simple(let simple): simple.width(of: code)
    case .composite(let composite): composite.width(of: code)
    case .unknown: nil
    }
  }

  private static func faults(ofDictionary font: PDFObject, subtype: String, isEmbedded: Bool) -> [Fault] {
    var faults: [Fault] = []
    if font["/Type"].name != "/Font" { faults.append(Fault(rule: .fontType)) }
    let simple: Set<String> = ["/Type1", "/MMType1", "/TrueType", "/Type3"]
    let others: Set<String> = ["/Type0", "/CIDFontType0", "/CIDFontType2"]
    if !simple.contains(subtype), !others.contains(subtype) { faults.append(Fault(rule: .fontSubtype)) }
    if subtype != "/Type3", font["/BaseFont"].name == nil { faults.append(Fault(rule: .fontName)) }
    let isStandard = subtype == "/Type1" && !isEmbedded
    if simple.contains(subtype), !isStandard {
      let (first, last, count) = (font["/FirstChar"].integer, font["/LastChar"].integer, font["/Widths"].count)
      let expected = (last ?? -1).subtractingReportingOverflow(first ?? 0).partialValue
      if first == nil || last == nil || count == 0 || count - 1 != expected { faults.append(Fault(rule: .fontWidths)) }
    }
    return faults
  }
}

/// What a code leads to in a font program.
enum GlyphLookup {
  case glyph(Int)
  /// The code stands for `.notdef`.
  case undefined
  /// It stands for a glyph that is not there.
  case missing
  case unknown
}
