internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// The answers and the evidence of an application's folder against the package.
  mutating func checkAnswers(_ manifest: Manifest, _ path: String, with installation: Installation?) {
    do {
      let folder = try ApplicationFolder(reading: path)
      looked.insert(.answers)
      checkInputs(manifest, folder)
      guard let installation else { return }
      let pack = try installation.pack(for: folder, stage: manifest.pack.stage)
      var remarks = Report()
      let application = Application(validating: folder.value, against: pack.pack, facts: folder.facts, into: &remarks)
      report.add(remarks)
      compare(Plan(for: application), manifest)
    } catch {
      report.add(error)
    }
  }

  private mutating func checkInputs(_ manifest: Manifest, _ folder: ApplicationFolder) {
    var found = Dictionary(folder.facts.map { ($0.path, $0.sha256) }) { first, _ in first }
    found[folder.answersFile] = folder.answersDigest
    for input in manifest.inputs where found[input.path] != input.sha256 {
      let isThere = found[input.path].map { !$0.isEmpty } ?? false
      let why = isThere ? Words("内容不同", "another content") : Words("不在", "missing")
      report.add(Diagnostic(.verifyInput, at: Place(file: input.path), "\(input.path)", why))
    }
  }

  /// What the Word file and the sheet say of each answer.
  private mutating func compare(_ plan: Plan, _ manifest: Manifest) {
    let counts = manifest.catalogue.map { ($0.form ?? "", $0.lastPage &- $0.firstPage &+ 1) }
    let forms = Dictionary(counts) { first, _ in first }
    let catalogue = manifest.catalogue.first { $0.form == nil && $0.pieces.isEmpty }
    let own = catalogue.map { $0.lastPage &- $0.firstPage &+ 1 } ?? 1
    let separators = Dictionary(manifest.catalogue.map { ($0.item, $0.separator ?? 0) }) { first, _ in first }
    let pagination = Pagination(
      of: plan,
      catalogue: own,
      forms: forms,
      separators: separators,
      volumes: manifest.volumeStarts
    )
    let data = FormData(plan: plan, pagination: pagination, packageCode: manifest.packageCode).root
    let answers = data.leaves()
    for document in documents(manifest) {
      let said = Dictionary(document.values.map { ($0.path, [$0.text]) }) { $0 + $1 }
      for answer in answers {
        guard let texts = said[answer.path], !texts.contains(where: { SameValue(answer.text, $0).holds }) else {
          continue
        }
        var found = Diagnostic(.verifyField, at: Place(file: document.output.path), "\(answer.path)")
        found.quotes = [Diagnostic.Quote(Self.answers, answer.text), Diagnostic.Quote(document.name, texts[0])]
        report.add(found)
      }
    }
  }
}

extension FormValue {
  /// Every value with its path as forms write it: `工作基础.团队[2].姓名`.
  func leaves(below path: String = "") -> [(path: String, text: String)] {
    switch self {
    case .text(let text), .number(let text): [(path, text)]
    case .linked: [(path, plainText)]
    case .date(let year, let month, let day): [(path, "\(year)年\(month)月\(day)日")]
    case .truth(let isTrue): [(path, isTrue ? "true" : "false")]
    case .blank: []
    case .list(let values): values.enumerated().flatMap { $0.element.leaves(below: "\(path)[\($0.offset + 1)]") }
    case .record(let fields): fields.flatMap { $0.value.leaves(below: path.isEmpty ? $0.name : "\(path).\($0.name)") }
    }
  }
}
