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
      let pack = try installation.pack(for: folder)
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
    let pages = { (made: String) in
      manifest.catalogue.first { $0.made == made }.map { $0.lastPage &- $0.firstPage &+ 1 } ?? 1
    }
    let pagination = Pagination(of: plan, catalogue: pages("catalogue"), declaration: pages("declaration"))
    let data = FormData(plan: plan, pagination: pagination, packageCode: manifest.packageCode).root
    let sheet = contents["summary"].flatMap { try? SheetReader(bytes: $0).values } ?? []
    let sheetValues = Dictionary(sheet.map { ($0.path, [$0.text]) }) { $0 + $1 }
    let documents = [("declaration", Self.word, wordValues), ("summary", Self.sheet, sheetValues)]
    for answer in data.leaves() {
      for (role, name, values) in documents {
        let said = values[answer.path] ?? []
        guard !said.isEmpty, !said.contains(where: { SameValue(answer.text, $0).holds }) else { continue }
        let file = manifest.outputs.first { $0.role == role }?.path ?? ""
        var found = Diagnostic(.verifyField, at: Place(file: file), "\(answer.path)")
        found.quotes = [Diagnostic.Quote(Self.answers, answer.text), Diagnostic.Quote(name, said[0])]
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
    case .date(let year, let month, let day): [(path, "\(year)年\(month)月\(day)日")]
    case .blank: []
    case .list(let values): values.enumerated().flatMap { $0.element.leaves(below: "\(path)[\($0.offset + 1)]") }
    case .record(let fields): fields.flatMap { $0.value.leaves(below: path.isEmpty ? $0.name : "\(path).\($0.name)") }
    }
  }
}
