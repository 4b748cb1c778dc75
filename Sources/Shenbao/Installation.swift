internal import ShenbaoFormats
public import ShenbaoModel

/// Where the packs and the fonts lie, and the program that reads strangers' files within limits.
public struct Installation: Sendable {
  /// The folder of packs.
  public let templates: String
  /// The folder of fonts.
  public let fonts: String
  /// The program to be started as a helper process; without one, files are read in this process.
  public var helper: String?
  /// The folder that both lie in.
  public var home: String { templates.lastIndex(of: "/").map { String(templates[..<$0]) } ?? "." }
  /// The version that stands in manifests.
  public static let version = "0.1.0"

  /// An installation in a folder that holds `Templates` and `Fonts`.
  public init?(at folder: String) {
    templates = "\(folder)/Templates"
    fonts = "\(folder)/Fonts"
    guard DiskFile.kind(of: templates) == .folder, DiskFile.kind(of: fonts) == .folder else { return nil }
  }

  /// The installation that a program belongs to: `../share/shenbao` beside its folder, or the first folder above it
  /// that holds `Templates` and `Fonts`, as a checkout does.
  public init?(ofProgramAt path: String) {
    var folder = DiskFile.resolved(path) ?? path
    var candidates: [String] = []
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      candidates.append("\(folder)/share/shenbao")
      candidates.append(folder.isEmpty ? "/" : folder)
    }
    guard let found = candidates.lazy.compactMap({ Installation(at: $0) }).first else { return nil }
    self = found
  }

  /// The ids of all packs, sorted.
  public func packIdentifiers() -> [String] {
    let names = (try? DiskFile.names(in: templates)) ?? []
    return names.filter { DiskFile.kind(of: "\(templates)/\($0)/pack.yaml") != nil }
  }

  /// Opens a pack by its id.
  ///
  /// - Throws: `pack.unknown`, or all that is wrong with the pack.
  public func pack(_ id: String, namedAt place: Place? = nil) throws(Report) -> PackFolder {
    let known = packIdentifiers()
    guard known.contains(id) else {
      let names = known.filter { $0.hasPrefix(id.prefix(5)) }.joined(separator: ", ")
      let suggestion = names.isEmpty ? Words("") : Words("，是不是 \(names)？", "; did you mean \(names)?")
      throw Report(Diagnostic(.packUnknown, at: place, "\(id)", suggestion))
    }
    return try PackFolder(reading: "\(templates)/\(id)", common: "\(templates)/common")
  }
}

extension ApplicationFolder {
  /// The running program, to be started again as a helper.
  public static var runningProgram: String? { DiskFile.resolved("/proc/self/exe") }

  /// Asks for the password of a file at the terminal, if there is one.
  public static func askAtTerminal(_ path: String) -> String? {
    TerminalPassword.ask("\(path) 的密码 password: ")
  }
}

extension Installation {
  /// Checks a pack by its id, or by the path of its folder.
  public func check(pack id: String) -> PackCheck {
    let isKnown = packIdentifiers().contains(id)
    return PackCheck(of: isKnown ? "\(templates)/\(id)" : id, common: "\(templates)/common")
  }

  /// Begins a pack from a blank form.
  public func draft(pack id: String, form: String) throws(Report) -> PackDraft {
    try PackDraft(id: id, form: form, common: "\(templates)/common")
  }

  /// Opens the pack that an application's answers name, in a stage of it; nothing means the applicant's first.
  public func pack(for folder: ApplicationFolder, stage: String? = nil) throws(Report) -> PackFolder {
    if folder.value.entries == nil {
      let due = Words("各项的名称和内容，第一项是 pack", "names with answers, the first of them pack")
      throw Report(Diagnostic(.fieldShape, at: folder.value.place, due))
    }
    if let given = folder.value["pack"], given.text == nil {
      throw Report(Diagnostic(.fieldShape, at: given.place, Words("申报包的编号", "a pack's id")))
    }
    guard let named = folder.packIdentifier else {
      throw Report(Diagnostic(.fieldRequired, at: Place(file: folder.answersFile, line: 1, column: 1), "pack"))
    }
    let pack = try pack(named.text, namedAt: named.place).at(stage: stage)
    guard pack.pack.status != .reference else {
      throw Report(Diagnostic(.packReference, at: named.place, "\(pack.pack.title)"))
    }
    return pack
  }
}
