internal import ShenbaoFormats
public import ShenbaoModel

/// An applicant's folder: the answers, and every file of evidence looked at.
public struct ApplicationFolder: Sendable {
  /// The folder's path.
  public let path: String
  /// The name of the answers' file in it.
  public let answersFile: String
  /// The answers as written.
  public let value: Value
  /// What is known of each file.
  public let facts: [FileFacts]
  /// The digest and size of the answers' file without its passwords.
  let answersDigest: String
  let answersSize: Int
  /// What usable files are bound from, by path.
  let files: [String: EvidenceFile]
  /// Where evidence is read, and bound later.
  let reading: EvidenceReading

  /// Reads `application.yaml` or `application.json` of a folder, or the answers' file that is named itself.
  ///
  /// `asking` is called for the password of a file that needs one and has none in the answers. `helper` is the path of the
  /// program `shenbao`, which then reads the evidence in a process with limits; without it this process reads it.
  ///
  /// - Throws: what makes the answers unreadable; files of evidence that cannot be used are facts, not errors.
  public init(reading path: String, helper: String? = nil, asking: ((_ path: String) -> String?)? = nil) throws(Report)
  {
    reading = EvidenceReading(helper: helper)
    (self.path, answersFile) = try Self.locate(path)
    let file = "\(self.path)/\(answersFile)"
    let bytes = try reporting(at: Place(file: file)) { () throws(FormatError) in
      try DiskFile.read(file, limit: 64 << 20)
    }
    value = try Value(parsing: bytes, file: answersFile)
    let passwords = EvidencePasswords(in: value)
    let kept = try passwords.redacted(bytes, file: answersFile)
    (answersDigest, answersSize) = (Digest.hex(kept), kept.count)
    var survey = EvidenceSurvey(folder: self.path, passwords: passwords, reading: reading, asking: asking)
    survey.add(Application.evidencePaths(in: value))
    survey.addFolder("evidence")
    survey.look()
    (facts, files) = (survey.facts, survey.files)
  }

  /// The pack that the answers name.
  public var packIdentifier: (text: String, place: Place)? {
    value["pack"].flatMap { found in found.text.map { ($0, found.place) } }
  }

  private static func locate(_ path: String) throws(Report) -> (folder: String, file: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if case .file = DiskFile.kind(of: path) {
      guard let slash = path.lastIndex(of: "/") else { return (".", path) }
      return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
    for name in ["application.yaml", "application.yml", "application.json"] {
      if case .file = DiskFile.kind(of: "\(path)/\(name)") { return (path, name) }
    }
    let sentence =
      DiskFile.kind(of: path) == nil
      ? Words("没有这个文件夹", "there is no such folder")
      : Words("文件夹里没有 application.yaml", "the folder holds no application.yaml")
    throw Report(Diagnostic(.unreadable, at: Place(file: path), sentence))
  }
}
