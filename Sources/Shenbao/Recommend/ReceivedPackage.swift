internal import Foundation
internal import ShenbaoFormats
internal import ShenbaoModel

/// What a bureau has to know of one package that was handed in: who it is of, what it holds, and all that is wrong with it.
///
/// A package is read in a process of its own, so that one that breaks the program breaks no other: this is what that process
/// prints. Reading never fails; what cannot be read is a finding.
public struct ReceivedPackage: Codable, Equatable, Sendable {
  struct Piece: Codable, Equatable {
    var title: String
    var sha256: String
  }

  struct Value: Codable, Equatable {
    var path: String
    var text: String
  }

  /// As `BUREAU.yaml` names it.
  public var file: String
  var sha256 = ""
  var bytes = 0
  /// The package code, if it has one.
  public internal(set) var code: String?
  var pack: Manifest.PackEntry?
  var pages = 0
  /// What its documents say, field by field.
  var values: [Value] = []
  var pieces: [Piece] = []
  /// What `verify` finds.
  var findings: [ReceivedFinding] = []

  /// Reads and verifies a package; `file` is how `BUREAU.yaml` names it.
  public init(reading path: String, as file: String, with installation: Installation) {
    self.file = file
    do {
      try OpenedPackage.open(path) { read($0, with: installation) }
    } catch {
      findings = error.sorted.map { found in
        var found = found
        if found.place?.file == path { found.place?.file = file }
        return ReceivedFinding(found)
      }
    }
  }

  private mutating func read(_ opened: OpenedPackage, with installation: Installation) {
    (sha256, bytes) = (opened.digest, opened.size)
    let verification = Verification(of: opened.folder, with: installation)
    findings = verification.report.sorted.map { ReceivedFinding($0) }
    code = verification.code
    guard let manifest = verification.manifest else { return }
    pack = manifest.pack
    pages = manifest.bundlePages
    pieces = manifest.catalogue.flatMap(\.pieces).map { Piece(title: $0.title, sha256: $0.sha256) }
    values = verification.documents(manifest).flatMap(\.values).map { Value(path: $0.path, text: $0.text) }
  }

  /// Has another process of the same program read a package; one that ends in any other way than well is a finding.
  public init(reading path: String, as file: String, by program: String, at home: String) {
    self.file = file
    let reader = OutsideProgram(at: DiskFile.resolved(program) ?? program)
    let arguments = ["receive", path, "--as", file, "--home", home]
    guard let output = try? reader.output(of: arguments),
      let decoded = try? JSONDecoder().decode(ReceivedPackage.self, from: Data(output))
    else {
      let place = Place(file: file)
      let words = Words("核验没有做完", "it could not be verified")
      findings = [ReceivedFinding(Diagnostic(.recommendUnopened, at: place, words))]
      return
    }
    self = decoded
    self.file = file
  }

  /// As one process hands it to another.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

/// A finding of `verify` on its way from one process to another: without the words of the documents, which are private.
struct ReceivedFinding: Codable, Equatable {
  private struct Sentence: Codable, Equatable {
    var zh: String
    var en: String
    init(_ words: Words) { (zh, en) = (words.zh, words.en) }
    var words: Words { Words(zh, en) }
  }

  private var code: String
  private var severity: String
  private var file: String?
  private var detail: Sentence?
  private var facts: [Sentence]
  private var clause: String?

  init(_ found: Diagnostic) {
    code = found.code.name
    severity = found.severity.rawValue
    file = found.place?.file
    detail = found.place?.detail.map { Sentence($0) }
    facts = found.facts.map { Sentence($0) }
    clause = found.clause
  }

  /// The finding, in a package that `BUREAU.yaml` calls so.
  func diagnostic(in package: String) -> Diagnostic {
    let known = Diagnostic.Code.all.first { $0.name == code } ?? .recommendUnopened
    let severity = Diagnostic.Severity(rawValue: severity) ?? .error
    let isInside = file.map { !$0.hasPrefix("/") && $0 != package } ?? false
    let place = Place(file: isInside ? "\(package)/\(file ?? "")" : package, detail: detail?.words)
    var found = Diagnostic(known, at: place, clause: clause, severity: severity)
    found.facts = facts.map(\.words)
    return found
  }
}
