extension Pack {
  private static let keys = [
    "pack", "edition", "title", "aliases", "issuer", "status", "notice", "basis", "reading", "missing", "quota",
    "actors", "variants", "funding", "stages", "eligibility", "tasks", "targets", "fields", "rules", "catalogue",
    "forms", "paper", "electronic",
  ]

  /// Reads a pack from its `pack.yaml` and the text of its notice.
  ///
  /// - Throws: everything that is wrong with it, at once.
  public init(reading value: Value, notice: String) throws(Report) {
    var reader = PackReader()
    reader.keys(Self.keys, of: value)
    self.notice = notice
    id = reader.text("pack", of: value)
    edition = reader.integer(value["edition"]) ?? 1
    title = reader.text("title", of: value)
    aliases = reader.texts(value["aliases"])
    issuer = reader.text("issuer", of: value)
    status = reader.choice("status", of: value, otherwise: .partial)
    readContext(value, &reader)
    reading = value["reading"].map { reader.reading($0) }
    fields = reader.fields(value["fields"], path: [])
    nameVariants(in: &fields)
    rules = reader.list("rules", of: value).compactMap { reader.rule($0) }
    catalogue = reader.list("catalogue", of: value).map { reader.catalogueItem($0) }
    readOutputs(value, &reader)
    quotations = reader.quotations
    var report = reader.report
    check(in: value, into: &report)
    guard !report.hasErrors else { throw report }
  }

  private mutating func readContext(_ value: Value, _ reader: inout PackReader) {
    basis = reader.list("basis", of: value).map { reader.citation($0) }
    missing = reader.list("missing", of: value).map { reader.citation($0) }
    tasks = reader.list("tasks", of: value).map { reader.citation($0) }
    if let value = value["quota"] {
      reader.keys(["per-unit", "cite"], of: value)
      quota = reader.integer(value["per-unit"])
      quotaClause = reader.cite(of: value)
    }
    actors = reader.list("actors", of: value).map { reader.actor($0) }
    stages = reader.list("stages", of: value).map { reader.stage($0) }
    stage = applicantStages.first
    if let value = value["variants"] {
      reader.keys(["field", "of"], of: value)
      variantField = reader.path(reader.text("field", of: value))
      variants = reader.list("of", of: value).map { reader.variant($0) }
    }
    funding = value["funding"].map { reader.funding($0) }
    eligibility = reader.list("eligibility", of: value).map { reader.eligibility($0) }
    targets = reader.list("targets", of: value).map { reader.target($0) }
  }

  private mutating func readOutputs(_ value: Value, _ reader: inout PackReader) {
    forms = (value["forms"]?.entries ?? []).map { reader.form($0) }
    if let paper = value["paper"] { self.paper = reader.paper(paper) }
    if let electronic = value["electronic"] {
      let keys = ["declaration", "summary", "bundle", "identical-to-paper", "naming", "max-bytes", "volumes", "pdf-a"]
      reader.keys(keys + ["cite"], of: electronic)
      mostBytes = reader.integer(electronic["max-bytes"])
      allowsVolumes = reader.truth("volumes", of: electronic)
      wantsArchival = reader.truth("pdf-a", of: electronic)
      if allowsVolumes, mostBytes == nil {
        reader.report.add(Diagnostic(.packMissingKey, at: electronic.place, "max-bytes"))
      }
      readNaming(electronic["naming"], &reader)
      _ = reader.cite(of: electronic)
    }
  }

  /// One rule for the names of all files, or one for each output and `other` for the rest.
  private mutating func readNaming(_ value: Value?, _ reader: inout PackReader) {
    guard let value else { return }
    guard let entries = value.entries else {
      naming = reader.text(value)
      return
    }
    for entry in entries {
      if entry.key == "other" {
        naming = reader.text(entry.value)
      } else {
        namings.append((entry.key, reader.text(entry.value)))
      }
    }
  }
}
