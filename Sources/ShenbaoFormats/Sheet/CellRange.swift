/// A cell of a sheet; columns and rows count from 1 (ECMA-376 part 1, 18.18.62).
struct CellReference: Hashable, Comparable {
  static let maximumRow = 1_048_576
  static let maximumColumn = 16_384

  var column: Int
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `B7`, with or without `$`; nil outside the sheet.
  init?(_ text: some StringProtocol) {
    let plain = String(text.filter { $0 != "$" })
    let letters = plain.prefix { $0.isASCII && $0.isLetter }
    guard let column = Self.column(String(letters)), let row = Int(plain.dropFirst(letters.count)),
      (1...Self.maximumRow).contains(row)
    else { return nil }
    self.init(column: column, row: row)
  }

  var text: String { Self.letters(column) + String(row) }

  static func < (left: CellReference, right: CellReference) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  /// The number of a column's letters.
  static func column(_ letters: String) -> Int? {
    guard (1...3).contains(letters.utf8.count) else { return nil }
    var number = 0
    for byte in letters.uppercased().utf8 {
      guard (0x41...0x5A).contains(byte) else { return nil }
      number = number * 26 + Int(byte - 0x40)
    }
    return number <= maximumColumn ? number : nil
  }

  static func letters(_ column: Int) -> String {
    var rest = max(column, 1)
    var letters: [UInt8] = []
    while rest > 0 {
      letters.insert(UInt8(0x41 + (rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

/// A rectangle of cells, `A1:C5` or a single cell.
struct CellRange: Hashable {
  var first: CellReference
  var last: CellReference

  init(_ first: CellReference, _ last: CellReference) {
    self.first = CellReference(column: min(first.column, last.column), row: min(first.row, last.row))
    self.last = CellReference(column: max(first.column, last.column), row: max(first.row, last.row))
  }

  init?(_ text: some StringProtocol) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(corners.count), let first = CellReference(corners[0]),
      let last = CellReference(corners[corners.count - 1])
    else { return nil }
    self.init(first, last)
  }

  var text: String { first == last ? first.text : first.text + ":" + last.text }
  var rows: ClosedRange<Int> { first.row...last.row }
}
