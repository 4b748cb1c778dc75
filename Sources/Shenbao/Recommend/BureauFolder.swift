internal import ShenbaoFormats
public import ShenbaoModel

/// A bureau's work: `BUREAU.yaml`, and what the call asks of those who recommend.
public struct BureauFolder: Sendable {
  /// The file's name, as places give it.
  public let file: String
  /// The folder it lies in, which paths of packages begin from.
  public let path: String
  /// What it says.
  public let answers: BureauAnswers
  /// The pack with its own files.
  let pack: PackFolder
  /// What the call asks of those who recommend.
  let bureau: BureauPack
  let value: Value
  /// The bytes of each form: the pack's own or the common one.
  let forms: [BureauPack.Form: [UInt8]]
  let formNames: [BureauPack.Form: String]
  /// One digest over the forms and `recommendation.yaml`.
  let formsDigest: String
  let digest: String
  let size: Int

  /// The packages in order: how they are named, and where they lie.
  public var packages: [(file: String, path: String)] {
    answers.entries.map { ($0.file, $0.file.hasPrefix("/") ? $0.file : "\(path)/\($0.file)") }
  }

  /// Reads `BUREAU.yaml`.
  ///
  /// - Throws: everything that is wrong with it, at once; what may be right is added to `report`.
  public init(reading file: String, with installation: Installation, into report: inout Report) throws(Report) {
    let slash = file.lastIndex(of: "/")
    path = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    self.file = slash.map { String(file[file.index(after: $0)...]) } ?? file
    let bytes = try reporting(at: Place(file: file)) { () throws(FormatError) in
      try DiskFile.read(file, limit: 16 << 20)
    }
    (digest, size) = (Digest.hex(bytes), bytes.count)
    value = try Value(parsing: bytes, file: self.file)
    guard value.entries != nil else {
      let due = Words("各项的名称和内容，第一项是 pack", "names with answers, the first of them pack")
      throw Report(Diagnostic(.fieldShape, at: value.place, due))
    }
    guard let id = value["pack"]?.text, !id.isEmpty else {
      throw Report(Diagnostic(.fieldRequired, at: Place(file: self.file, line: 1, column: 1), "pack"))
    }
    let place = value["pack"]?.place
    let pack = try installation.pack(id, namedAt: place)
    let opened = try OpenedBureauPack(of: pack, in: installation, namedAt: place)
    (bureau, forms, formNames) = (opened.bureau, opened.forms, opened.formNames)
    formsDigest = opened.digest
    self.pack = try pack.at(stage: bureau.received?.id)
    var found = Report()
    answers = BureauAnswers(validating: value, against: bureau, into: &found)
    report.add(found)
    guard !found.hasErrors else { throw found }
  }
}

/// `recommendation.yaml` of a pack with the forms it names, or the common ones.
struct OpenedBureauPack {
  static let fileName = "recommendation.yaml"
  private static let largest = 64 << 20

  let bureau: BureauPack
  private(set) var forms: [BureauPack.Form: [UInt8]] = [:]
  /// Where each form lies, for diagnostics: `common/forms/补正通知.docx`.
  private(set) var formNames: [BureauPack.Form: String] = [:]
  let digest: String

  init(of pack: PackFolder, in installation: Installation, namedAt place: Place? = nil) throws(Report) {
    let templates = installation.templates
    try self.init(of: pack, in: "\(templates)/\(pack.pack.id)", "\(templates)/common", namedAt: place)
  }

  /// Reads it from the pack's folder and the one with the common forms.
  init(of pack: PackFolder, in own: String, _ common: String, namedAt place: Place? = nil) throws(Report) {
    guard DiskFile.kind(of: "\(own)/\(Self.fileName)") != nil else {
      throw Report(Diagnostic(.recommendNone, at: place, "\(pack.pack.id)"))
    }
    let (mine, shared) = (try Self.read("\(own)/\(Self.fileName)"), try Self.read("\(common)/\(Self.fileName)"))
    bureau = try BureauPack(
      reading: Value(parsing: mine, file: Self.fileName),
      common: Value(parsing: shared, file: "common/\(Self.fileName)"),
      of: pack.pack
    )
    var digests = [Digest.hex(mine), Digest.hex(shared)]
    for form in BureauPack.Form.allCases {
      let suffix = form == .list ? "xlsx" : "docx"
      let name = bureau.forms[form] ?? "forms/\(form == .list || form == .listPages ? "推荐" : "")\(form.title).\(suffix)"
      let isOwn = bureau.forms[form] != nil
      let bytes = try Self.read("\(isOwn ? own : common)/\(name)")
      forms[form] = bytes
      formNames[form] = isOwn ? name : "common/\(name)"
      digests.append(Digest.hex(bytes))
    }
    digest = Digest.hex(Array(digests.joined(separator: "\n").utf8))
  }

  private static func read(_ path: String) throws(Report) -> [UInt8] {
    try reporting(at: Place(file: path)) { () throws(FormatError) in try DiskFile.read(path, limit: largest) }
  }
}
