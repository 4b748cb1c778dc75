extension FormScope {
  /// What an expression is worth here; blank where a name is missing.
  func value(of expression: Expression) -> FormValue {
    switch expression {
    case .constant(let value): value
    case .name(let path): search(path).value
    case .member(let whole, let key): value(of: whole).member(value(of: key))
    case .operation(let operation, let operands): value(operation, operands)
    case .filter(let filter, let operands):
      value(of: operands[0]).filtered(filter, operands.dropFirst().map(value(of:)))
    }
  }

  private func value(_ operation: Expression.Operation, _ operands: [Expression]) -> FormValue {
    let left = value(of: operands[0])
    switch operation {
    case .not: return .truth(!left.holds)
    case .and: return left.holds ? value(of: operands[1]) : left
    case .or: return left.holds ? left : value(of: operands[1])
    case .choice: return value(of: operands[left.holds ? 1 : 2])
    default: break
    }
    let right = value(of: operands[1])
    switch operation {
    case .equal: return .truth(left.isSame(as: right))
    case .unequal: return .truth(!left.isSame(as: right))
    case .less: return .truth(left.precedes(right) == true)
    case .more: return .truth(right.precedes(left) == true)
    case .atMost: return .truth(right.precedes(left) == false)
    case .atLeast: return .truth(left.precedes(right) == false)
    case .contained: return .truth(right.holds(left))
    case .joined: return .text(left.plainText + right.plainText)
    default: return left.computed(operation, right)
    }
  }
}

extension FormValue {
  /// Whether a condition on it holds: other template languages hold 0 for false.
  var holds: Bool { !isAbsent && self != .number("0") }

  private var double: Double? {
    switch self {
    case .number(let text): Double(text)
    case .text(let text): DecimalText(text.trimmingBlanks) == nil ? nil : Double(text.trimmingBlanks)
    default: nil
    }
  }

  private static func number(_ value: Double) -> FormValue {
    guard value.isFinite else { return .blank }
    return .number(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value))
  }

  fileprivate func isSame(as other: FormValue) -> Bool {
    if let left = double, let right = other.double { return left == right }
    return self == other || plainText == other.plainText
  }

  /// Nil where the two cannot be compared.
  fileprivate func precedes(_ other: FormValue) -> Bool? {
    if let left = double, let right = other.double { return left < right }
    if let left = day, let right = other.day {
      return (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
    if case .text(let left) = self, case .text(let right) = other { return left < right }
    return nil
  }

  /// Whether it is a list with that item, a group with that name, or a text with that text in it.
  fileprivate func holds(_ item: FormValue) -> Bool {
    switch self {
    case .list(let items): items.contains { $0.isSame(as: item) }
    case .record: self[item.plainText] != nil
    default: item.plainText.isEmpty || plainText.contains(item.plainText)
    }
  }

  fileprivate func member(_ key: FormValue) -> FormValue {
    guard case .list(let items) = self else { return self[key.plainText] ?? .blank }
    guard let number = key.double, abs(number) <= 1e9 else { return .blank }
    let index = Int(number) < 0 ? items.count + Int(number) : Int(number)
    return items.indices.contains(index) ? items[index] : .blank
  }

  fileprivate func computed(_ operation: Expression.Operation, _ other: FormValue) -> FormValue {
    guard let left = double, let right = other.double else {
      switch operation {
      case .plus: return .text(plainText + other.plainText)
      case .remainder: return .text(plainText.formatting([other]))
      default: return .blank
      }
    }
    switch operation {
    case .plus: return Self.number(left + right)
    case .minus: return Self.number(left - right)
    case .times: return Self.number(left * right)
    case .over: return Self.number(left / right)
    case .wholly: return Self.number((left / right).rounded(.down))
    case .remainder: return right == 0 ? .blank : Self.number(left - (left / right).rounded(.down) * right)
    default: return .blank
    }
  }
}

// Filters.
extension FormValue {
  fileprivate func filtered(_ filter: Expression.Filter, _ operands: [FormValue]) -> FormValue {
    let text = plainText
    switch filter {
    case .upper: return .text(text.uppercased())
    case .lower: return .text(text.lowercased())
    case .capitalize: return .text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    case .title: return .text(Self.title(text))
    case .trim: return .text(text.trimmingBlanks)
    case .replace:
      guard operands.count > 1, !operands[0].plainText.isEmpty else { return self }
      let pieces = text.split(separator: operands[0].plainText, omittingEmptySubsequences: false)
      return .text(pieces.joined(separator: operands[1].plainText))
    case .default: return isBlank ? operands.first ?? .blank : self
    case .items:
      guard case .record(let fields) = self else { return self }
      return .list(fields.map { .list([.text($0.name), $0.value]) })
    case .defined: return .truth(self != .blank)
    case .none: return .truth(self == .blank)
    case .even, .odd: return .truth(double.map { $0.remainder(dividingBy: 2) == 0 } == (filter == .even))
    case .string: return self
    case .format: return .text(text.formatting(operands))
    case .round, .int, .float, .abs: return rounded(filter, operands.first?.double ?? 0)
    case .length, .join, .first, .last, .sum: return gathered(filter, operands)
    }
  }

  private static func title(_ text: String) -> String {
    var isStart = true
    return text.map { character in
      defer { isStart = !character.isLetter }
      return isStart ? character.uppercased() : character.lowercased()
    }.joined()
  }

  private func rounded(_ filter: Expression.Filter, _ places: Double) -> FormValue {
    guard let number = double else { return filter == .int || filter == .float ? .number("0") : self }
    switch filter {
    case .int: return Self.number(number.rounded(.towardZero))
    case .abs: return Self.number(Swift.abs(number))
    case .round:
      guard var decimal = DecimalText(plainText.trimmingBlanks) else { return Self.number(number.rounded()) }
      decimal.round(to: Int(Swift.min(Swift.max(places, 0), 9)))
      return .number(decimal.text)
    default: return self
    }
  }

  private func gathered(_ filter: Expression.Filter, _ operands: [FormValue]) -> FormValue {
    guard case .list(let items) = self else {
      switch filter {
      case .length: return .number(String(isBlank ? 0 : plainText.count))
      case .first: return .text(String(plainText.prefix(1)))
      case .last: return .text(String(plainText.suffix(1)))
      default: return self
      }
    }
    switch filter {
    case .length: return .number(String(items.count))
    case .first: return items.first ?? .blank
    case .last: return items.last ?? .blank
    case .sum: return Self.number(items.reduce(0) { $0 + ($1.double ?? 0) })
    default: return .text(items.map(\.plainText).joined(separator: operands.first?.plainText ?? ""))
    }
  }
}

extension String {
  /// The text with `%s`, `%d` and `%.2f` in it, or `{}` and `{:,.2f}`, replaced one after another.
  fileprivate func formatting(_ values: [FormValue]) -> String {
    var rest = values[...]
    return replacing(#/%(?:\.([0-9]))?([sdf])|\{(?::(,?)(?:\.([0-9]))?(f?))?\}/#) { match -> String in
      guard let value = rest.popFirst() else { return String(match.0) }
      guard var number = DecimalText(value.plainText.trimmingBlanks) else { return value.plainText }
      let (_, percentPlaces, letter, comma, bracePlaces, isFixed) = match.output
      if letter == "d" { number.fraction = [] }
      if letter == "f" || isFixed == "f" { number.round(to: (percentPlaces ?? bracePlaces).flatMap { Int($0) } ?? 6) }
      return comma == "," ? number.grouped : number.text
    }
  }
}
