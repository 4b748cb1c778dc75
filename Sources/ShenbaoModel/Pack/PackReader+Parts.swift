extension PackReader {
  mutating func citation(_ value: Value) -> Citation {
    keys(["id", "part", "title", "lead", "units", "cite", "variant", "pack"], of: value)
    return Citation(
      id: optionalText("id", of: value),
      scope: scope(of: value),
      part: optionalText("part", of: value),
      lead: texts(value["lead"]),
      units: texts(value["units"]),
      title: text("title", of: value),
      pack: optionalText("pack", of: value),
      cite: cite(of: value) ?? text("cite", of: value)
    )
  }

  mutating func actor(_ value: Value) -> Actor {
    keys(["id", "title", "does", "cite"], of: value)
    _ = cite(of: value)
    return Actor(id: text("id", of: value), title: text("title", of: value), does: text("does", of: value))
  }

  mutating func stage(_ value: Value) -> Stage {
    keys(["id", "title", "by", "due", "workdays", "months", "output", "channel", "cite"], of: value)
    var due: CalendarDate?
    if let written = value["due"] {
      due = CalendarDate(text(written))
      if due == nil { report.add(Diagnostic(.packWrongShape, at: written.place, Words("一个日期", "a date"))) }
    }
    return Stage(
      id: text("id", of: value),
      title: text("title", of: value),
      actor: text("by", of: value),
      due: due,
      workdays: integer(value["workdays"]),
      months: integer(value["months"]),
      output: optionalText("output", of: value),
      channel: optionalText("channel", of: value),
      cite: cite(of: value)
    )
  }

  mutating func eligibility(_ value: Value) -> Eligibility {
    keys(["id", "label", "text", "rules"], of: value)
    return Eligibility(
      id: text("id", of: value),
      label: text("label", of: value),
      text: cite(of: value, key: "text") ?? text("text", of: value),
      rules: texts(value["rules"])
    )
  }

  mutating func target(_ value: Value) -> Target {
    keys(["id", "title", "unit", "value", "at-least", "basis", "rules", "variant", "cite"], of: value)
    return Target(
      id: text("id", of: value),
      title: text("title", of: value),
      unit: optionalText("unit", of: value),
      value: optionalText("value", of: value),
      least: number(value["at-least"]),
      basis: value["basis"].map { targetBasis($0) },
      scope: scope(of: value),
      rules: texts(value["rules"]),
      cite: cite(of: value)
    )
  }

  mutating func catalogueItem(_ value: Value) -> CatalogueItem {
    keys(
      ["item", "title", "made", "optional", "required-when", "stage", "variant", "copies", "cite", "reason"],
      of: value
    )
    let made = optionalText("made", of: value)
    return CatalogueItem(
      id: text("item", of: value),
      title: text("title", of: value),
      source: made.map { $0 == "catalogue" ? .catalogue : .declaration } ?? .evidence,
      form: made == "catalogue" ? "" : made ?? "",
      scope: scope(of: value),
      isOptional: truth("optional", of: value),
      requiredWhen: value["required-when"].flatMap { condition($0) },
      cite: cite(of: value),
      reason: optionalText("reason", of: value),
      copies: integer(value["copies"])
    )
  }

  private mutating func targetBasis(_ value: Value) -> TargetBasis {
    keys(["pack", "target"], of: value)
    return TargetBasis(pack: text("pack", of: value), target: text("target", of: value))
  }

  mutating func rule(_ value: Value) -> Rule? {
    keys(["id", "when", "require", "severity", "waivable", "stage", "variant", "cite", "reason"], of: value)
    let id = text("id", of: value)
    guard let written = value["require"] else {
      report.add(Diagnostic(.packMissingKey, at: value.place, "require"))
      return nil
    }
    guard let require = condition(written) else { return nil }
    return Rule(
      id: id,
      when: value["when"].flatMap { condition($0) },
      require: require,
      severity: severity(of: value),
      cite: cite(of: value),
      reason: optionalText("reason", of: value),
      waiver: value["waivable"].map { waiver($0) },
      scope: scope(of: value),
      place: value.place
    )
  }
}
