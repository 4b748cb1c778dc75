/// What the answers and the evidence mean.
///
/// That it exists proves that it is valid, or that a draft was asked for.
public struct Application: Sendable {
  /// One item of the catalogue that this application has.
  public struct Slot: Hashable, Sendable {
    /// What the pack says of it.
    public var item: CatalogueItem
    /// Its evidence; empty for what is made.
    public var pieces: [Piece]
  }

  /// The call.
  public let pack: Pack
  /// The typed answers: every field of the pack has one.
  public let answers: Answer
  /// The catalogue's items, those left out that do not apply.
  public let slots: [Slot]

  /// Finds out what the answers and files mean, and adds all that is wrong to `report`.
  ///
  /// Nothing can be concluded from it while the report has errors: a draft may be built from it, a package may not.
  public init(validating value: Value, against pack: Pack, facts: [FileFacts], into report: inout Report) {
    let pack = pack.variant(chosenIn: value)
    self.pack = pack
    var reader = AnswerReader(pack: pack)
    answers = reader.record(pack.fields, in: value, at: value.place, reserved: AnswerReader.reserved)
    report.add(reader.report)
    let evaluation = RuleEvaluation(answers: answers)
    slots = Self.slots(of: pack, value, facts, evaluation, into: &report)
    checkRules(evaluation, value, into: &report)
    checkReferences(in: value, of: pack.fields, into: &report)
  }

  /// The paths of files that the answers name, to be surveyed beside the evidence folder.
  public static func evidencePaths(in value: Value) -> [String] { EvidenceReader.paths(in: value) }

  private static func slots(
    of pack: Pack,
    _ value: Value,
    _ facts: [FileFacts],
    _ evaluation: RuleEvaluation,
    into report: inout Report
  ) -> [Slot] {
    var reader = EvidenceReader(facts: facts)
    let known = pack.catalogue.filter { $0.source == .evidence }.map(\.id)
    for entry in value[EvidenceReader.key]?.entries ?? [] where !known.contains(entry.key) {
      let names = nearest(to: entry.key, in: known)
      report.add(Diagnostic(.fieldUnknown, at: entry.place, "\(entry.key)", .suggestion(names)))
    }
    let active = pack.activeCatalogue
    for item in pack.catalogue where item.source == .evidence && !active.contains(item) { reader.leave(item.id) }
    let slots = active.compactMap { item -> Slot? in
      guard item.source == .evidence else { return Slot(item: item, pieces: []) }
      let pieces = reader.pieces(of: item.id, in: value)
      let place = value[EvidenceReader.key]?.entry(item.id)?.place ?? value.entry(EvidenceReader.key)?.place
      let isDue = item.requiredWhen.map { evaluation.holds($0) ?? true } ?? !item.isOptional
      if isDue, pieces.isEmpty {
        reader.report.add(
          Diagnostic(.evidenceSlotEmpty, at: place ?? value.place, "\(item.id)", "\(item.title)", clause: item.cite)
        )
      }
      if !isDue, let condition = item.requiredWhen, !pieces.isEmpty {
        let words = evaluation.words(condition)
        reader.report.add(Diagnostic(.evidenceSlotUnwanted, at: place, "\(item.id)", words, clause: item.cite))
      }
      return pieces.isEmpty ? nil : Slot(item: item, pieces: pieces)
    }
    reader.checkRest(slots.flatMap(\.pieces))
    report.add(reader.report)
    return slots
  }

  private func checkRules(_ evaluation: RuleEvaluation, _ value: Value, into report: inout Report) {
    for rule in pack.activeRules {
      if let when = rule.when, evaluation.holds(when) != true { continue }
      guard evaluation.holds(rule.require) == false else { continue }
      let place = value.nearestPlace(of: rule.require.paths.first ?? [])
      report.add(evaluation.breach(of: rule, at: place))
    }
  }

  private func checkReferences(in value: Value, of fields: [Field], into report: inout Report) {
    if let text = value.text {
      for reference in PageReference.all(in: text)
      where reference.target(in: slots) == nil && !reference.isElsewhere(in: pack) {
        let names = nearest(to: reference.path.first ?? "", in: slots.map(\.item.id))
        report.add(Diagnostic(.fieldReference, at: value.place, "\(reference.mark)", .suggestion(names)))
      }
    }
    for member in value.list ?? [] { checkReferences(in: member, of: fields, into: &report) }
    for entry in value.entries ?? [] {
      let field = fields.first { $0.name == entry.key }
      guard pack.covers(field?.scope ?? Scope()) else { continue }
      checkReferences(in: entry.value, of: field?.members ?? [], into: &report)
    }
  }
}

extension Value {
  /// Where the deepest written part of a path stands.
  func nearestPlace(of path: [String]) -> Place {
    var (found, place) = (self, place)
    for name in path {
      guard let entry = found.entry(name) else { break }
      (found, place) = (entry.value, entry.place)
    }
    return found.text == nil ? place : found.place
  }
}
