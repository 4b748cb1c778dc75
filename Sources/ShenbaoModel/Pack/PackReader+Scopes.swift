extension PackReader {
  /// The stages and variants that a part of the pack is limited to.
  mutating func scope(of value: Value) -> Scope {
    Scope(stages: texts(value["stage"]), variants: texts(value["variant"]))
  }

  mutating func waiver(_ value: Value) -> Waiver {
    keys(["reason-in", "cite"], of: value)
    return Waiver(field: path(text("reason-in", of: value)), cite: cite(of: value))
  }

  mutating func reading(_ value: Value) -> Reading {
    keys(["file", "restored", "uncertain"], of: value)
    let words = texts(value["restored"]) + texts(value["uncertain"])
    for text in words { quotations.append((text, value.place)) }
    return Reading(
      file: text("file", of: value),
      restored: texts(value["restored"]),
      uncertain: texts(value["uncertain"])
    )
  }

  mutating func funding(_ value: Value) -> Funding {
    keys(["at-least", "at-most", "unit", "not", "cite"], of: value)
    return Funding(
      least: number(value["at-least"]),
      most: number(value["at-most"]),
      unit: optionalText("unit", of: value),
      forbidden: texts(value["not"]),
      cite: cite(of: value)
    )
  }

  mutating func variant(_ value: Value) -> Variant {
    keys(["id", "title", "aliases", "funding", "cite"], of: value)
    return Variant(
      id: text("id", of: value),
      title: text("title", of: value),
      aliases: texts(value["aliases"]),
      funding: value["funding"].map { funding($0) },
      cite: cite(of: value)
    )
  }

  /// A form by its path alone, or with its name, its stage and who fills it.
  mutating func form(_ entry: Value.Entry) -> PackForm {
    let names = ["declaration": "申报书", "summary": "汇总表"]
    let value = entry.value
    var form = PackForm(id: entry.key, path: "", name: names[entry.key] ?? entry.key, by: nil, scope: Scope())
    if let path = value.text {
      form.path = path
    } else {
      keys(["file", "name", "by", "stage", "variant"], of: value)
      form.path = text("file", of: value)
      form.name = optionalText("name", of: value) ?? form.name
      form.by = optionalText("by", of: value)
      form.scope = scope(of: value)
    }
    if !form.path.hasSuffix(".docx"), !form.path.hasSuffix(".xlsx") {
      report.add(Diagnostic(.packWrongShape, at: value.place, Words("一个 .docx 或 .xlsx 文件", "a .docx or .xlsx file")))
    }
    return form
  }
}
