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
  /// What is still to be looked at, with the problem of what cannot be.
  private var due: [(path: String, problem: FileFacts.Problem?)] = []

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

  /// Adds paths that the answers name.
  mutating func add(_ paths: [String]) {
    for path in paths { add(path) }
  }

  /// Looks at all that was added, in that order.
  mutating func look() {
    reading.lookAhead(
      at: due.compactMap { path, problem in
        let place = locate(path)
        guard problem == nil, place.problem == nil else { return nil }
        return EvidenceAhead.File(path: place.file, password: passwords[path] ?? "")
      }
    )
    defer { reading.lookAhead(at: []) }
    for (path, problem) in due { facts.append(problem.map { FileFacts(path: path, problem: $0) } ?? look(at: path)) }
    due = []
  }

  /// Adds a path that is not known yet.
  private mutating func add(_ path: String, _ problem: FileFacts.Problem? = nil) {
    guard known.insert(path).inserted, due.count <= Self.maximumFiles else { return }
    let isOver = due.count == Self.maximumFiles
    due.append((path, isOver ? .tooLarge("more than \(Self.maximumFiles) files") : problem))
  }

  /// Adds every file below a folder; what systems put there themselves is not evidence, and links to folders,
  /// which may lead round in circles, are not followed.
  mutating func addFolder(_ relative: String, depth: Int = 1) {
    guard let names = try? DiskFile.names(in: "\(folder)/\(relative)") else { return }
    guard let root, DiskFile.resolved("\(folder)/\(relative)") == (root == "/" ? "" : root) + "/\(relative)" else {
      return add(relative, .linked)
    }
    guard depth <= Self.maximumDepth else {
      return add(relative, .tooLarge("folders more than \(Self.maximumDepth) deep"))
    }
    for name in names where !Self.isOfTheSystem(name) { addEntry("\(relative)/\(name)", depth: depth) }
  }

  /// `.DS_Store`, `Thumbs.db`, `desktop.ini`, and what Office keeps of an open file.
  private static func isOfTheSystem(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  private mutating func addEntry(_ path: String, depth: Int) {
    let isMisnamed = path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{FFFD}" }
    if isMisnamed { return add(path, .misnamed) }
    switch DiskFile.kind(of: "\(folder)/\(path)") {
    case .folder: addFolder(path, depth: depth + 1)
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

  /// Where the file of a path lies, and what keeps it from being looked at.
  private func locate(_ path: String) -> (file: String, problem: FileFacts.Problem?) {
    let isAbsolute = path.hasPrefix("/") || path.split(separator: "/").contains("..")
    guard !isAbsolute else { return (path, .outside) }
    let file = "\(folder)/\(spelling(of: path))"
    guard let kind = DiskFile.kind(of: file) else { return (file, .missing) }
    guard isInside(file) else { return (file, .outside) }
    guard case .file(let size) = kind else { return (file, .notAFile) }
    return (file, size > 0 ? nil : .empty)
  }

  private mutating func look(at path: String) -> FileFacts {
    let (file, problem) = locate(path)
    if let problem { return FileFacts(path: path, problem: problem) }
    do {
      let opened = try open(file, path)
      if opened.survey.kind == .office { return try convert(file, path) }
      files[path] = opened
      var facts = try FileFacts(path: path, opened.survey)
      if facts.isSigned { facts.signatures = SignatureCheck.sentences(of: file) }
      return facts
    } catch {
      return FileFacts(path: path, problem: self.problem(error, path))
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
