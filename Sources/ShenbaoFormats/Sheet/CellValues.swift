/// What stands in the cells of a filled workbook, as far as formulas can look at it.
final class CellValues {
  enum Content {
    case value(FormulaValue)
    /// A formula still to be computed.
    case formula(String)
    /// What only the program that opens the workbook can tell.
    case unknown
  }

  private var sheets: [String: [CellReference: Content]] = [:]
  private var subtotals: [String: Set<CellReference>] = [:]
  private var sheetsWithHiddenRows: Set<String> = []
  private let load: (String) -> [CellReference: Content]?

  /// Sheets that were not filled are asked for when a formula looks at them.
  init(_ load: @escaping (String) -> [CellReference: Content]?) { self.load = load }

  func set(_ content: Content, at cell: CellReference, of sheet: String) {
    let key = sheet.lowercased()
    if case .formula(let text) = content, text.uppercased().contains("SUBTOTAL(") {
      subtotals[key, default: []].insert(cell)
    }
    sheets[key, default: [:]][cell] = content
  }

  func isSubtotal(_ cell: CellReference, of sheet: String) -> Bool {
    !subtotals.isEmpty && subtotals[sheet.lowercased()]?.contains(cell) == true
  }

  func begin(_ sheet: String, hidesRows: Bool) {
    sheets[sheet.lowercased()] = sheets[sheet.lowercased()] ?? [:]
    if hidesRows { sheetsWithHiddenRows.insert(sheet.lowercased()) }
  }

  /// Whether some rows of a sheet are hidden: by a filter, and a subtotal leaves them out, or by hand, which is not told.
  func hidesRows(in sheet: String) -> Bool { sheetsWithHiddenRows.contains(sheet.lowercased()) }

  func cells(of sheet: String) -> [CellReference: Content]? {
    let key = sheet.lowercased()
    if let known = sheets[key] { return known }
    guard let loaded = load(sheet) else { return nil }
    sheets[key] = loaded
    return loaded
  }

  subscript(_ cell: CellReference, _ sheet: String) -> Content? {
    let key = sheet.lowercased()
    if sheets[key] == nil { _ = cells(of: sheet) }
    return sheets[key]?[cell]
  }

  func has(_ sheet: String) -> Bool { sheets[sheet.lowercased()] != nil || cells(of: sheet) != nil }
}

/// A formula in the rows of a sheet that were written, and where its value goes.
struct WrittenFormula {
  var cell: CellReference
  /// Places in the output: behind the cell's attributes, and behind its formula.
  var typePlace: Int
  var valuePlace: Int
  /// The value that the template remembered, if the formula is still the same.
  var remembered: (type: String?, bytes: [UInt8])?

  /// Whether the template remembered just that value; Excel rounds its last digit in a way of its own.
  func remembers(_ value: (type: StaticString?, text: String)) -> Bool {
    guard let remembered, remembered.type ?? "n" == value.type.map({ "\($0)" }) ?? "n",
      let open = remembered.bytes.firstIndex(of: UInt8(ascii: ">")),
      let close = remembered.bytes.lastIndex(of: UInt8(ascii: "<")), open < close
    else { return false }
    let text = remembered.bytes[(open + 1)..<close]
    guard value.type == nil, let known = Double(String(decoding: text, as: UTF8.self)), let new = Double(value.text)
    else {
      var escaped: [UInt8] = []
      escaped.append(escaped: value.text)
      return text.elementsEqual(escaped)
    }
    return abs(known - new) <= 1e-14 * max(abs(known), abs(new))
  }

  mutating func move(by bytes: Int) {
    typePlace += bytes
    valuePlace += bytes
  }
}
