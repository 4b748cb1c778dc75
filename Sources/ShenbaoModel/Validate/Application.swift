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
  /// The evidence handed in later.
  let late: [Piece]

  /// The seal's picture, when one is laid on the pages.
  public let seal: SealPicture?

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
    let found = Self.slots(of: pack, value, facts, evaluation, into: &report)
    (slots, late, seal) = (found.slots, found.late, found.seal)
    checkRules(evaluation, value, into: &report)
    checkReferences(in: value, of: pack.fields, except: found.failed, into: &report)
  }

  /// The paths of files that the answers name, to be surveyed beside the evidence folder.
  public static func evidencePaths(in value: Value) -> [String] {
    EvidenceReader.paths(in: value) + EvidenceReader.likelyPaths(in: value)
  }

  /// The items that apply, the ids of those with something wrong in them, and the seal's picture.
  private static func slots(
    of pack: Pack,
    _ value: Value,
    _ facts: [FileFacts],
    _ evaluation: RuleEvaluation,
    into report: inout Report
  ) -> (slots: [Slot], late: [Piece], failed: Set<String>, seal: SealPicture?) {
    var reader = EvidenceReader(facts: facts)
    (reader.wantsArchival, reader.mostBytes) = (pack.wantsArchival, pack.mostBytes ?? .max)
    checkSlotNames(of: pack, value, into: &report)
    reader.checkFiles(of: pack.fields, in: value)
    var failed: Set<String> = []
    let active = pack.activeCatalogue
    for item in pack.catalogue where item.source == .evidence && !active.contains(item) { reader.leave(item.id) }
    let slots = active.compactMap { item -> Slot? in
      guard item.source == .evidence else { return Slot(item: item, pieces: []) }
      let before = reader.report.diagnostics.count
      let pieces = reader.pieces(of: item.id, in: value)
      if reader.report.diagnostics[before...].contains(where: { $0.severity == .error }) { failed.insert(item.id) }
      let place = value[EvidenceReader.key]?.entry(item.id)?.place ?? value.entry(EvidenceReader.key)?.place
      let isDue = item.requiredWhen.map { evaluation.holds($0) ?? true } ?? !item.isOptional
      if isDue, pieces.isEmpty, failed.insert(item.id).inserted {
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
    let seal = reader.sealPicture(in: value)
    let late = pack.hasSupplement ? reader.pieces(of: supplementName, in: value) : []
    reader.checkRest(slots.flatMap(\.pieces) + late)
    report.add(reader.report)
    return (slots, late, failed, seal)
  }

  private static func checkSlotNames(of pack: Pack, _ value: Value, into report: inout Report) {
    guard let given = value[EvidenceReader.key], !given.isBlank else { return }
    guard let entries = given.entries else {
      let due = Words("材料名，下面是文件的列表", "the items' names, each with a list of files")
      return report.add(Diagnostic(.fieldShape, at: given.place, due))
    }
    let known = pack.catalogue.filter { $0.source == .evidence }.map(\.id) + [supplementName]
    for entry in entries where !known.contains(entry.key) {
      let names = nearest(to: entry.key, in: known)
      report.add(Diagnostic(.fieldUnknown, at: entry.place, "\(entry.key)", .suggestion(names)))
    }
  }

  private func checkRules(_ evaluation: RuleEvaluation, _ value: Value, into report: inout Report) {
    for rule in pack.activeRules {
      if let when = rule.when, evaluation.holds(when) != true { continue }
      guard evaluation.holds(rule.require) == false else { continue }
      let place = value.nearestPlace(of: rule.require.paths.first ?? [])
      report.add(evaluation.breach(of: rule, at: place))
    }
  }

  /// A reference to an item in which something is wrong has been said already.
  private func checkReferences(
    in value: Value,
    of fields: [Field],
    except failed: Set<String>,
    into report: inout Report
  ) {
    if let text = value.text {
      for reference in PageReference.all(in: text)
      where reference.target(in: slots) == nil && !reference.isElsewhere(in: pack)
        && !failed.contains(reference.path.first ?? "")
      {
        let names = nearest(to: reference.path.first ?? "", in: slots.map(\.item.id))
        report.add(Diagnostic(.fieldReference, at: value.place, "\(reference.mark)", .suggestion(names)))
      }
    }
    for member in value.list ?? [] { checkReferences(in: member, of: fields, except: failed, into: &report) }
    for entry in value.entries ?? [] {
      let field = fields.first { $0.name == entry.key }
      guard pack.covers(field?.scope ?? Scope()) else { continue }
      checkReferences(in: entry.value, of: field?.members ?? [], except: failed, into: &report)
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
