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
  func check(in value: Value, into report: inout Report) {
    let index = QuotationIndex(notice)
    for quotation in quotations where !index.contains(quotation.text) {
      report.add(Diagnostic(.packQuotation, at: quotation.place, "\(quotation.text.prefix(30))"))
    }
    for rule in rules {
      if rule.cite == nil, rule.reason == nil {
        report.add(Diagnostic(.packMissingKey, at: rule.place, "cite"))
      }
    }
    checkConditions(at: value.entry("catalogue")?.place ?? value.place, into: &report)
    checkNames(in: value, into: &report)
    checkIdentifiers(in: value, into: &report)
  }

  /// No two of a kind may bear the same name.
  private func checkIdentifiers(in value: Value, into report: inout Report) {
    func twice(_ key: Words, _ ids: [String]) {
      var seen: Set<String> = []
      for id in ids where !seen.insert(id).inserted {
        let inside = value[key.en]?.places(of: id, under: ["id", "item"])
        let place = inside?.dropFirst().first ?? value.place
        report.add(Diagnostic(.packTwice, at: place, key, "\(id)"))
      }
    }
    twice("rules", rules.map(\.id))
    twice("catalogue", catalogue.map(\.id))
    twice("stages", stages.map(\.id))
    twice("actors", actors.map(\.id))
    twice("variants", variants.map(\.id))
    twice("targets", targets.map(\.id))
  }

  private func checkNames(in value: Value, into report: inout Report) {
    func unknown(_ owner: String, _ names: [String], among known: [String]) {
      for name in names where !known.contains(name) {
        let keys = ["eligibility, targets": "rules", "catalogue": "made", "paper": "items", "variants": "field"]
        let place = value.places(of: name, under: [keys[owner] ?? owner]).first ?? value.place
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
    unknown("paper", paper.marks.flatMap(\.items), among: catalogue.map(\.id))
    let placeholders = ([naming] + namings.map(\.pattern)).flatMap {
      $0.matches(of: #/\{([^{}]+)\}/#).map { String($0.1) }
    }
    unknown(
      "naming",
      placeholders.filter { name in
        name != "输出" && field(name.split(separator: ".").map(String.init)) == nil
      },
      among: []
    )
    unknown("naming", namings.map(\.output), among: forms.map(\.id) + ["bundle"])
    let others = forms.compactMap(\.by) + stages.map(\.actor) + fields.flatMap(\.fillers)
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

extension Value {
  /// Where that text stands below one of those keys, alone or between the brackets of a naming rule.
  fileprivate func places(of text: String, under keys: [String], isInside: Bool = false) -> [Place] {
    if let written = self.text {
      return isInside && (written == text || written.contains("{\(text)}")) ? [place] : []
    }
    return (list ?? []).flatMap { $0.places(of: text, under: keys, isInside: isInside) }
      + (entries ?? []).flatMap { entry in
        entry.value.places(
          of: text,
          under: keys,
          isInside: keys.contains(entry.key) || (isInside && keys == ["naming"])
        )
      }
  }
}
