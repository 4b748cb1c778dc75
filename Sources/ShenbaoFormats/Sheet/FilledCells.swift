/// Where the values of a workbook went, so that they can be read back from it.
///
/// A workbook has no content controls. Every cell with marks gets a defined name, `_申报7`, and a loop's column one name for all its
/// cells, so that rows which somebody inserts or moves are followed; a custom property `申报7` says what stands there: `⟦团队[].姓名⟧`.
/// The name adds the numbers of outer rows, `_申报7.2`, and `_3` when its cells are three rows apart.
struct FilledCells {
  static let prefix = "_申报"
  static let property = "申报"

  struct Key: Hashable {
    var number: Int
    var rows: [Int]
  }

  /// The cells of one key, row after row: there may be very many, and nearly always they stand evenly apart.
  private struct Column {
    var key: Key
    let first: CellReference
    private(set) var last: CellReference
    private(set) var step = 1
    private(set) var count = 1
    /// All of them, once they do not stand evenly.
    private(set) var scattered: [CellReference] = []

    init(key: Key, first: CellReference) {
      self.key = key
      self.first = first
      last = first
    }

    mutating func append(_ place: CellReference) {
      if count == 1 { step = place.row - first.row }
      let isEven = place.row - last.row == step && place.column == first.column
      if scattered.isEmpty, !isEven {
        scattered = (0..<count).map { CellReference(column: first.column, row: first.row + $0 * step) }
      }
      if !scattered.isEmpty { scattered.append(place) }
      last = place
      count += 1
    }
  }

  private var columns: [Column] = []
  private var positions: [Key: Int] = [:]
  /// By the cell's number, the column that it went to last.
  private var recent: [Int: Int] = [:]
  private(set) var patterns: [(number: Int, text: String)] = []

  mutating func add(_ template: CellTemplate, at place: CellReference, fill: FormFill) {
    let rows = fill.scope.outerNumbers
    if let position = recent[template.number], columns[position].key.rows == rows {
      return columns[position].append(place)
    }
    if recent[template.number] == nil { patterns.append((template.number, Self.pattern(of: template.text, fill))) }
    let key = Key(number: template.number, rows: rows)
    let position = positions[key] ?? columns.count
    if position == columns.count {
      columns.append(Column(key: key, first: place))
    } else {
      columns[position].append(place)
    }
    positions[key] = position
    recent[template.number] = position
  }

  /// The defined names of one sheet: name, and reference without the sheet.
  var names: [(name: String, reference: String)] {
    columns.flatMap { column -> [(name: String, reference: String)] in
      let base = ([Self.prefix + String(column.key.number)] + column.key.rows.map { String($0) }).joined(separator: ".")
      guard column.scattered.isEmpty else {
        return column.scattered.enumerated().map { (base + ".\($0.offset + 1)", $0.element.fixedText) }
      }
      let (first, last) = (column.first, column.last)
      let reference = first == last ? first.fixedText : first.fixedText + ":" + last.fixedText
      return [(base + (column.count > 1 && column.step > 1 ? "_\(column.step)" : ""), reference)]
    }
  }

  private static func pattern(of template: TextTemplate, _ fill: FormFill) -> String {
    template.pieces.map { piece in
      switch piece {
      case .literal(let text, _): text
      case .mark(let index, _): "⟦" + ControlNames.split(fill.path(of: index)).pattern + "⟧"
      case .section: ""
      }
    }.joined()
  }
}

extension CellReference {
  /// The place as `$B$7`.
  var fixedText: String { "$" + Self.letters(column) + "$" + String(row) }
}
