/// What names the data has, over all the rows of its lists taken together.
final class FormShape {
  /// Names in their first order.
  private(set) var names: [String] = []
  private var members: [String: FormShape] = [:]
  private(set) var element: FormShape?
  private(set) var isList = false
  private(set) var isScalar = false
  /// A row that stands nowhere in the data is not known to lack anything.
  var isUnknown: Bool { !isList && !isScalar && names.isEmpty }
  var isRecord: Bool { !names.isEmpty }

  init() {}

  convenience init(of value: FormValue) {
    self.init()
    add(value)
  }

  subscript(_ name: String) -> FormShape? { members[name] }

  /// What is at the end of the names: nil where one is missing, an unknown shape below an unknown one.
  func find(_ names: some Sequence<String>) -> FormShape? {
    var shape = self
    for name in names {
      if shape.isUnknown { return shape }
      let other = name.hasQuotes ? shape.names.first { $0.plainQuotes == name.plainQuotes } : nil
      guard let member = shape.members[name] ?? other.flatMap({ shape.members[$0] }) else { return nil }
      shape = member
    }
    return shape
  }

  /// Takes in the names of another value.
  func add(_ value: FormValue) {
    switch value {
    case .text, .linked, .number, .date, .truth: isScalar = true
    case .blank: break
    case .list(let items):
      isList = true
      let element = self.element ?? FormShape()
      self.element = element
      for item in items { element.add(item) }
    case .record(let fields): add(fields)
    }
  }

  private func add(_ fields: [FormField]) {
    for (index, field) in fields.enumerated() {
      // Rows nearly always repeat the same names in the same order.
      if index < ordered.count, names[index] == field.name {
        ordered[index].add(field.value)
      } else {
        member(named: field.name).add(field.value)
      }
    }
  }

  private var ordered: [FormShape] = []

  private func member(named name: String) -> FormShape {
    if let member = members[name] { return member }
    let member = FormShape()
    members[name] = member
    names.append(name)
    ordered.append(member)
    return member
  }
}
