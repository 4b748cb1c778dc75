extension Pack {
  /// The field that chooses the variant takes their titles, and their other names, as its choices.
  func nameVariants(in fields: inout [Field]) {
    guard let path = variantField else { return }
    fields.change(path[...]) { field in
      field.kind = .choice(variants.map(\.title))
      for variant in variants {
        for alias in variant.aliases { field.aliases[alias] = variant.title }
      }
    }
  }

  /// What only the whole pack can tell: quotations, names in rules, ids.
  func check(at place: Place, into report: inout Report) {
    let index = QuotationIndex(notice)
    for quotation in quotations where !index.contains(quotation.text) {
      report.add(Diagnostic(.packQuotation, at: quotation.place, "\(quotation.text.prefix(30))"))
    }
    for rule in rules {
      let paths = rule.require.paths + (rule.when?.paths ?? []) + (rule.waiver.map { [$0.field] } ?? [])
      for path in paths where field(path) == nil {
        report.add(Diagnostic(.packUnknownField, at: rule.place, "\(rule.id)", "\(path.joined(separator: "."))"))
      }
      if rule.cite == nil, rule.reason == nil {
        report.add(Diagnostic(.packMissingKey, at: rule.place, "cite"))
      }
    }
    checkNames(at: place, into: &report)
  }

  private func checkNames(at place: Place, into report: inout Report) {
    func unknown(_ owner: String, _ names: [String], among known: [String]) {
      for name in names where !known.contains(name) {
        report.add(Diagnostic(.packUnknownField, at: place, "\(owner)", "\(name)"))
      }
    }
    unknown("eligibility, targets", eligibility.flatMap(\.rules) + targets.flatMap(\.rules), among: rules.map(\.id))
    if let variantField, field(variantField) == nil {
      unknown("variants", [variantField.joined(separator: ".")], among: [])
    }
    let scopes =
      rules.map(\.scope) + catalogue.map(\.scope) + forms.map(\.scope) + targets.map(\.scope) + tasks.map(\.scope)
      + fields.flatMap(\.scopes)
    unknown("stage", scopes.flatMap(\.stages), among: stages.map(\.id))
    unknown("variant", scopes.flatMap(\.variants), among: variants.map(\.id))
    let made = catalogue.filter { $0.source == .declaration }.map(\.form)
    if status != .reference { unknown("catalogue", made, among: forms.map(\.id)) }
    let others = forms.compactMap(\.by) + stages.map(\.actor) + fields.flatMap(\.fillers)
    unknown("paper", paper.marks.flatMap(\.items), among: catalogue.map(\.id))
    if !actors.isEmpty { unknown("by", others, among: actors.map(\.id)) }
  }
}

extension [Field] {
  /// Changes the field at the end of a path of names.
  fileprivate mutating func change(_ path: ArraySlice<String>, _ change: (inout Field) -> Void) {
    guard let name = path.first, let index = firstIndex(where: { $0.name == name }) else { return }
    guard path.count > 1 else { return change(&self[index]) }
    guard case .group(var members) = self[index].kind else { return }
    members.change(path.dropFirst(), change)
    self[index].kind = .group(members)
  }
}

extension Field {
  /// Its own scope and those of its members.
  fileprivate var scopes: [Scope] { [scope] + members.flatMap(\.scopes) }
  /// Who fills it and its members in, where that is said.
  fileprivate var fillers: [String] { (by.map { [$0] } ?? []) + members.flatMap(\.fillers) }
}
