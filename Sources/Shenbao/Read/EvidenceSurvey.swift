internal import ShenbaoFormats
internal import ShenbaoModel

/// Looks at files of evidence, each once, and never at one outside the folder.
struct EvidenceSurvey {
  private static let maximumFiles = 5_000
  private static let maximumDepth = 8

  let folder: String
  private(set) var facts: [FileFacts] = []
  private(set) var files: [String: EvidenceFile] = [:]
  private let passwords: EvidencePasswords
  private let reading: EvidenceReading
  private let asking: ((_ path: String) -> String?)?
  private let root: String?
  private var known: Set<String> = []

  init(
    folder: String,
    passwords: EvidencePasswords,
    reading: EvidenceReading,
    asking: ((_ path: String) -> String?)?
  ) {
    (self.folder, self.reading) = (folder, reading)
    (self.passwords, self.asking) = (passwords, asking)
    root = DiskFile.resolved(folder)
  }

  /// Looks at paths that the answers name.
  mutating func lookAt(_ paths: [String]) {
    for path in paths { add(path) }
  }

  /// Adds the facts of a path that is not known yet: the problem, or what looking at it finds.
  private mutating func add(_ path: String, _ problem: FileFacts.Problem? = nil) {
    guard known.insert(path).inserted, facts.count <= Self.maximumFiles else { return }
    let isOver = facts.count == Self.maximumFiles
    let problem = isOver ? .tooLarge("more than \(Self.maximumFiles) files") : problem
    facts.append(problem.map { FileFacts(path: path, problem: $0) } ?? look(at: path))
  }

  /// Looks at every file below a folder; what systems put there themselves is not evidence, and links to folders,
  /// which may lead round in circles, are not followed.
  mutating func lookAtFolder(_ relative: String, depth: Int = 1) {
    guard let names = try? DiskFile.names(in: "\(folder)/\(relative)") else { return }
    guard let root, DiskFile.resolved("\(folder)/\(relative)") == (root == "/" ? "" : root) + "/\(relative)" else {
      return add(relative, .linked)
    }
    guard depth <= Self.maximumDepth else {
      return add(relative, .tooLarge("folders more than \(Self.maximumDepth) deep"))
    }
    for name in names where !Self.isOfTheSystem(name) { lookAtEntry("\(relative)/\(name)", depth: depth) }
  }

  /// `.DS_Store`, `Thumbs.db`, `desktop.ini`, and what Office keeps of an open file.
  private static func isOfTheSystem(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  private mutating func lookAtEntry(_ path: String, depth: Int) {
    let isMisnamed = path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{FFFD}" }
    if isMisnamed { return add(path, .misnamed) }
    switch DiskFile.kind(of: "\(folder)/\(path)") {
    case .folder: lookAtFolder(path, depth: depth + 1)
    case nil: add(path, .linked)
    default: add(path)
    }
  }

  /// The path as the disk spells it: `é` may be one character there or two, and a person sees no difference.
  private func spelling(of path: String) -> String {
    if DiskFile.kind(of: "\(folder)/\(path)") != nil { return path }
    return path.split(separator: "/").reduce(into: "") { found, name in
      let parent = found.isEmpty ? folder : "\(folder)/\(found)"
      // Strings are equal when they are canonically equivalent.
      let twin = (try? DiskFile.names(in: parent))?.first { $0 == name }
      found += (found.isEmpty ? "" : "/") + (twin ?? String(name))
    }
  }

  private func isInside(_ file: String) -> Bool {
    guard let root, let resolved = DiskFile.resolved(file) else { return false }
    return resolved == root || resolved.hasPrefix(root == "/" ? "/" : "\(root)/")
  }

  private mutating func look(at path: String) -> FileFacts {
    let isAbsolute = path.hasPrefix("/") || path.split(separator: "/").contains("..")
    guard !isAbsolute else { return FileFacts(path: path, problem: .outside) }
    let file = "\(folder)/\(spelling(of: path))"
    guard let kind = DiskFile.kind(of: file) else { return FileFacts(path: path, problem: .missing) }
    guard isInside(file) else { return FileFacts(path: path, problem: .outside) }
    guard case .file(let size) = kind else { return FileFacts(path: path, problem: .notAFile) }
    guard size > 0 else { return FileFacts(path: path, problem: .empty) }
    do {
      let opened = try open(file, path)
      if opened.survey.kind == .office { return try convert(file, path) }
      files[path] = opened
      var facts = try FileFacts(path: path, opened.survey)
      if facts.isSigned { facts.signatures = SignatureCheck.sentences(of: file) }
      return facts
    } catch {
      return FileFacts(path: path, problem: problem(error, path))
    }
  }

  /// An office file counts by its own digest; its pages are those of the conversion.
  private mutating func convert(_ file: String, _ path: String) throws(FormatError) -> FileFacts {
    let bytes = try DiskFile.read(file)
    let conversion = try OfficeConversion(of: bytes, name: path, in: folder)
    let survey = try reading.survey("\(folder)/\(conversion.path)", password: "")
    files[path] = EvidenceFile(path: "\(folder)/\(conversion.path)", survey: survey)
    var facts = try FileFacts(path: path, survey)
    (facts.kind, facts.bytes, facts.sha256) = ("office", bytes.count, Digest.hex(bytes))
    facts.conversion = conversion.facts
    return facts
  }

  /// Looks at a file with its password, from the answers or asked for.
  private func open(_ file: String, _ path: String) throws(FormatError) -> EvidenceFile {
    let written = passwords[path] ?? ""
    do {
      return EvidenceFile(path: file, password: written, survey: try reading.survey(file, password: written))
    } catch {
      guard error.reason == .encrypted, written.isEmpty, let typed = asking?(path), !typed.isEmpty else { throw error }
      return EvidenceFile(path: file, password: typed, survey: try reading.survey(file, password: typed))
    }
  }

  private func problem(_ error: FormatError, _ path: String) -> FileFacts.Problem {
    switch error.reason {
    case .encrypted: passwords[path] == nil ? .encrypted : .wrongPassword
    case .stopped: .stopped
    case .tooLarge: .tooLarge(error.detail)
    case .unsupported: .unsupported(error.detail)
    case .damaged, .inputOutput: .damaged(error.detail)
    }
  }
}
