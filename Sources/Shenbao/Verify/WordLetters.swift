internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// The letters of a Word file in the order in which its pages are painted, each with the field it belongs to.
struct WordLetters {
  private(set) var letters: [Unicode.Scalar] = []
  /// The page of each letter, from 0.
  private(set) var pages: [Int] = []
  /// For each letter its field's place in `names`, or nothing.
  private(set) var fields: [Int?] = []
  /// Paths of fields.
  private(set) var names: [String] = []
  private var known: [String: Int] = [:]

  /// Lays out a Word file as it was laid out for the PDF.
  init(of docx: [UInt8], fonts: FontLibrary) throws(FormatError) {
    let document = try TypesetDocument(typesetting: docx, fonts: fonts, footers: false)
    let reader = try WordReader(bytes: docx)
    let regions = Dictionary(grouping: document.controls, by: \.page)
    for (index, page) in document.pages.enumerated() {
      let regions = (regions[index] ?? []).map { (frame: $0.rectangle, name: reader.path(ofTag: $0.tag)) }
      for case .glyphs(let run) in page.items {
        let (x, y) = (run.x + run.lastGlyphX / 2, run.y - run.size / 3)
        // The innermost control is the smallest.
        let inside = regions.filter { $0.frame.contains(x, y) }
        let region = inside.min { $0.frame.width * $0.frame.height < $1.frame.width * $1.frame.height }
        add(run.text, page: index, field: region.map { number(of: $0.name) })
      }
    }
  }

  private mutating func number(of name: String) -> Int {
    if let known = known[name] { return known }
    known[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private mutating func add(_ text: String, page: Int, field: Int?) {
    let scalars = text.unicodeScalars.withoutBlanks
    letters += scalars
    pages += [Int](repeating: page, count: scalars.count)
    fields += [Int?](repeating: field, count: scalars.count)
  }

  /// The letters of one field around a place, as far as they stand together.
  func extent(of field: Int, around place: Int) -> Range<Int> {
    var range = place..<place
    while range.lowerBound > 0, fields[range.lowerBound - 1] == field {
      range = range.lowerBound - 1..<range.upperBound
    }
    while range.upperBound < fields.count, fields[range.upperBound] == field {
      range = range.lowerBound..<range.upperBound + 1
    }
    return range
  }
}

extension Rectangle {
  fileprivate func contains(_ x: Double, _ y: Double) -> Bool {
    x >= self.x - 0.5 && x <= self.x + width + 0.5 && y >= self.y && y <= self.y + height
  }
}
