/// A character map of a composite font: from the codes of shown strings to CIDs (ISO 32000-1, 9.7.5).
struct PDFCMap {
  private static let mostRanges = 100_000

  private struct Codes {
    let length: Int
    let codes: ClosedRange<Int>
    /// Of the first code.
    var cid = 0
  }

  /// Codes of two bytes that are CIDs.
  static let identity = PDFCMap()

  private(set) var mode: Int?
  /// Another map that it builds upon, by name.
  private(set) var base: String?
  private(set) var mostCID = 0
  private var spaces: [Codes] = []
  private var ranges: [Codes] = []
  private let isIdentity: Bool

  private init() { isIdentity = true }

  /// Reads an embedded map.
  init(_ bytes: [UInt8]) {
    isIdentity = false
    var stream = PDFContentStream(bytes)
    while let word = stream.next() {
      switch word {
      case "def": readDefinition(stream.operands)
      case "usecmap": base = stream.name
      case "endcodespacerange": spaces += Self.pairs(of: stream.operands, width: 2)
      case "endcidrange": addRanges(Self.pairs(of: stream.operands, width: 3))
      case "endcidchar": addRanges(Self.singles(of: stream.operands))
      default: break
      }
    }
    ranges.sort { ($0.length, $0.codes.lowerBound) < ($1.length, $1.codes.lowerBound) }
  }

  /// The CIDs of a shown string; nil for a code that has none.
  func cids(of string: [UInt8]) -> [Int?] {
    if isIdentity || spaces.isEmpty {
      return stride(from: 0, to: string.count - 1, by: 2).map { Int(string[$0]) << 8 | Int(string[$0 + 1]) }
    }
    var (cids, index) = ([] as [Int?], 0)
    while index < string.count {
      let (code, length) = code(at: index, in: string)
      cids.append(cid(of: code, length: length))
      index += length
    }
    return cids
  }

  private func code(at index: Int, in string: [UInt8]) -> (code: Int, length: Int) {
    var code = 0
    for length in 1...4 where index + length <= string.count {
      code = code << 8 | Int(string[index + length - 1])
      if spaces.contains(where: { $0.length == length && $0.codes.contains(code) }) { return (code, length) }
    }
    return (-1, max(1, spaces.map(\.length).min() ?? 1))
  }

  private func cid(of code: Int, length: Int) -> Int? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      let range = ranges[middle]
      if (range.length, range.codes.upperBound) < (length, code) { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count, ranges[low].length == length, ranges[low].codes.contains(code) else { return nil }
    return ranges[low].cid + code - ranges[low].codes.lowerBound
  }

  private mutating func readDefinition(_ operands: [PDFContentStream.Operand]) {
    guard operands.count >= 2, case .name("/WMode") = operands[operands.count - 2],
      case .number(let value) = operands[operands.count - 1]
    else { return }
    mode = value == 0 ? 0 : 1
  }

  private mutating func addRanges(_ more: [Codes]) {
    guard ranges.count + more.count <= Self.mostRanges else { return }
    ranges += more
    for range in more { mostCID = max(mostCID, range.cid + range.codes.count - 1) }
  }

  /// Operands in groups: two strings of the same length, and what the first stands for.
  private static func pairs(of operands: [PDFContentStream.Operand], width: Int) -> [Codes] {
    // The count stands before the keyword that begins the list.
    strings(operands, width: width).compactMap { group in
      guard let low = code(group[0]), let high = code(group[1]), low.length == high.length, low.code <= high.code
      else { return nil }
      return Codes(length: low.length, codes: low.code...high.code, cid: width == 3 ? number(group[2]) : 0)
    }
  }

  private static func singles(of operands: [PDFContentStream.Operand]) -> [Codes] {
    strings(operands, width: 2).compactMap { group in
      guard let one = code(group[0]) else { return nil }
      return Codes(length: one.length, codes: one.code...one.code, cid: number(group[1]))
    }
  }

  private static func strings(
    _ operands: [PDFContentStream.Operand],
    width: Int
  ) -> [ArraySlice<PDFContentStream.Operand>] {
    stride(from: 0, to: operands.count - width + 1, by: width).map { start in
      let group = operands[start..<start + width]
      return ArraySlice(Array(group))
    }
  }

  private static func code(_ operand: PDFContentStream.Operand) -> (code: Int, length: Int)? {
    guard case .string(let bytes) = operand, (1...4).contains(bytes.count) else { return nil }
    return (bytes.reduce(0) { $0 << 8 | Int($1) }, bytes.count)
  }

  private static func number(_ operand: PDFContentStream.Operand) -> Int {
    guard case .number(let value) = operand, value >= 0, value < 1e9 else { return 0 }
    return Int(value)
  }
}
