/// A value as a form sees it: what a mark in a Word or Excel template can name.
///
/// It carries no meaning beyond how it is written: rules and field kinds are the caller's business.
package enum FormValue: Equatable, Sendable {
  /// Text, printed as it is.
  case text(String)
  /// Text of which parts lead elsewhere.
  case linked([LinkedSpan])
  /// A decimal number as its digits (`1409.50`), so that nothing is lost on the way to a cell.
  case number(String)
  /// A calendar date.
  indirect case date(year: Int, month: Int, day: Int)
  /// Yes or no, written `true` or `false`.
  case truth(Bool)
  /// Rows of a table, or several choices.
  case list([FormValue])
  /// Named values, in the order of the form.
  case record([FormField])
  /// Declared, and left empty on purpose.
  case blank

  /// How many items a list has.
  var count: Int {
    if case .list(let items) = self { items.count } else { 0 }
  }

  /// The member of that name, of a record only.
  package subscript(_ name: String) -> FormValue? {
    guard case .record(let fields) = self else { return nil }
    if let exact = fields.first(where: { $0.name == name }) { return exact.value }
    guard name.hasQuotes else { return nil }
    return fields.first { $0.name.plainQuotes == name.plainQuotes }?.value
  }

  /// The same, without a copy of what is passed on the way.
  func find(_ path: [String]) -> FormValue? {
    guard path.count == 1, case .record(let fields) = self else { return self[path] }
    let name = path[0]
    for index in fields.indices where fields[index].name == name { return fields[index].value }
    return name.hasQuotes ? self[name] : nil
  }

  /// The value at the end of a path of names.
  package subscript(_ path: [String]) -> FormValue? {
    path.reduce(Optional(self)) { $0?[$1] }
  }
}

/// One named value of a record.
package struct FormField: Equatable, Sendable {
  package var name: String
  package var value: FormValue

  package init(_ name: String, _ value: FormValue) {
    self.name = name
    self.value = value
  }
}

extension String {
  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{201C}": "\"", "\u{201D}": "\"", "\u{2018}": "'", "\u{2019}": "'", "\u{FF02}": "\"", "\u{FF07}": "'",
  ]

  /// Whether programs may have changed its quotes while it was typed.
  var hasQuotes: Bool { unicodeScalars.contains { $0 == "\"" || $0 == "'" || Self.quotes[$0] != nil } }

  /// With straight quotes for those of all kinds.
  var plainQuotes: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars { result.append(Self.quotes[scalar] ?? scalar) }
    return String(result)
  }
}
