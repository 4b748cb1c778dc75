/// One piece of evidence: a file with its title in the catalogue.
public struct Piece: Hashable, Sendable {
  /// What the catalogue calls it.
  public var title: String
  /// 原件, 复印件 or nothing.
  public var nature: String
  /// Whose seal it bears, as the catalogue says it.
  public var seal = ""
  /// What else the catalogue says of it.
  public var remark = ""
  /// What is known of the file.
  public var file: FileFacts
}

/// Finds the pieces of each slot, in the order of the answers or, without any, of the file names.
struct EvidenceReader {
  /// The answers' key for evidence, and the folder it lies in.
  static let key = "证明材料"
  static let folder = "evidence"

  /// Longer titles make a catalogue that nobody reads.
  private static let longestTitle = 200

  let facts: [FileFacts]
  var report = Report()
  /// Whether the call wants the bundle to be PDF/A.
  var wantsArchival = false
  /// The largest output that the call's portal takes.
  var mostBytes = Int.max
  private var used: Set<String> = []

  init(facts: [FileFacts]) { self.facts = facts }

  /// The paths that the answers name, wherever they lead.
  static func paths(in value: Value) -> [String] {
    let pieces = (value[key]?.entries ?? []).flatMap { entry in
      (entry.value.list ?? []).compactMap { ($0["文件"] ?? $0).text.map(plain) }
    }
    return pieces + (sealPath(in: value).map { [$0] } ?? [])
  }

  /// The path of the seal's picture, if the answers ask for one.
  static func sealPath(in value: Value) -> String? {
    value[SealPicture.key].flatMap { ($0["文件"] ?? $0).text.map(plain) }
  }

  /// The facts of a file that the answers name; nil when it cannot be used, which is reported.
  mutating func take(_ path: String, at place: Place) -> FileFacts? {
    used.insert(path)
    guard let facts = facts.first(where: { $0.path == path }) else {
      report.add(Diagnostic(.evidenceMissing, at: place, "\(path)"))
      return nil
    }
    return check(facts, at: place) ? facts : nil
  }

  /// The texts of the answers that look like paths of files, which fields of the kind `file` may name.
  static func likelyPaths(in value: Value, depth: Int = 0) -> [String] {
    guard depth < 32 else { return [] }
    if let text = value.text {
      // Patterns are dear, and nearly no answer has a slash.
      let isPath =
        text.utf8.contains(UInt8(ascii: "/")) && text.count <= 300
        && text.contains(#/^[^\n:]*\/[^\n\/:]+\.[A-Za-z]{3,4}\s*$/#)
      return isPath ? [plain(text)] : []
    }
    return (value.list ?? []).flatMap { likelyPaths(in: $0, depth: depth + 1) }
      + (value.entries ?? []).flatMap { $0.key == key ? [] : likelyPaths(in: $0.value, depth: depth + 1) }
  }

  /// The files that fields name: each must be there and be usable.
  mutating func checkFiles(of fields: [Field], in value: Value?) {
    for field in fields {
      guard let written = value?[field.name], !written.isBlank else { continue }
      switch field.kind {
      case .group(let members): checkFiles(of: members, in: written)
      case .table(let columns): for row in written.list ?? [] { checkFiles(of: columns, in: row) }
      case .file:
        guard let path = written.text.map(Self.plain) else { continue }
        used.insert(path)
        guard let facts = facts.first(where: { $0.path == path }) else {
          report.add(Diagnostic(.evidenceMissing, at: written.place, "\(path)"))
          continue
        }
        _ = check(facts, at: written.place)
      default: continue
      }
    }
  }

  /// One spelling for `a/b`, `./a/b` and `a//b`.
  static func plain(_ path: String) -> String {
    let names = path.trimmed.split(separator: "/").filter { $0 != "." }
    return (path.trimmed.hasPrefix("/") ? "/" : "") + names.joined(separator: "/")
  }

  /// Passes over the files of a slot that another stage or variant asks for.
  mutating func leave(_ slot: String) {
    for facts in facts where facts.path.hasPrefix("\(Self.folder)/\(slot)/") { used.insert(facts.path) }
  }

  /// The pieces of one slot.
  mutating func pieces(of slot: String, in value: Value) -> [Piece] {
    guard let entry = value[Self.key]?.entry(slot), !entry.value.isBlank else { return folder(slot) }
    guard let list = entry.value.list else {
      report.add(Diagnostic(.fieldShape, at: entry.value.place, Words("一个列表，每份材料以“- ”开头", "a list of files")))
      return []
    }
    return list.compactMap { piece($0) }
  }

  private mutating func piece(_ value: Value) -> Piece? {
    if let entries = value.entries {
      let known = ["文件", "名称", "性质", "盖章", "备注", "密码"]
      for entry in entries where !known.contains(entry.key) {
        let names = nearest(to: entry.key, in: known)
        report.add(Diagnostic(.fieldUnknown, at: entry.place, "\(entry.key)", .suggestion(names)))
      }
    }
    let file = value["文件"] ?? value
    guard let path = file.text.map(Self.plain), !path.isEmpty else {
      report.add(Diagnostic(.fieldRequired, at: file.place, "文件"))
      return nil
    }
    guard let facts = take(path, at: file.place) else { return nil }
    var piece = Piece(title: title(value) ?? Self.title(of: path), nature: nature(value), file: facts)
    piece.seal = text("盖章", of: value)?.text ?? ""
    piece.remark = text("备注", of: value)?.text ?? ""
    return piece
  }

  /// The text of a key that may be left out.
  private mutating func text(_ key: String, of value: Value) -> (text: String, place: Place)? {
    guard let written = value[key], !written.isBlank else { return nil }
    guard let text = written.text?.trimmed else {
      report.add(Diagnostic(.fieldShape, at: written.place, Words("一段文字", "text")))
      return nil
    }
    return (text, written.place)
  }

  private mutating func title(_ value: Value) -> String? {
    guard let (text, place) = text("名称", of: value) else { return nil }
    if text.count > Self.longestTitle {
      report.add(Diagnostic(.fieldTooLong, at: place, "\(Self.longestTitle)", "\(text.count)"))
    }
    // A title stands in bookmarks and in the manifest, where no page is known yet.
    if !PageReference.all(in: text).isEmpty {
      let due = Words("不带页码标记的文字", "text without a page reference")
      report.add(Diagnostic(.fieldShape, at: place, due))
    }
    return text
  }

  private mutating func nature(_ value: Value) -> String {
    guard let (text, place) = text("性质", of: value) else { return "" }
    let known = ["原件", "复印件"]
    if !known.contains(text) {
      report.add(Diagnostic(.fieldChoice, at: place, "\(known.joined(separator: "、"))"))
    }
    return text
  }

  private mutating func folder(_ slot: String) -> [Piece] {
    let found = facts.filter { Self.names(in: $0.path).starts(with: [Self.folder, slot]) && $0.problem != .missing }
    return found.sorted { $0.path < $1.path }.compactMap { facts in
      used.insert(facts.path)
      return check(facts, at: Place(file: facts.path))
        ? Piece(title: Self.title(of: facts.path), nature: "", file: facts) : nil
    }
  }

  /// The names of a path; a mark that combines with the slash before it is no reason to overlook it.
  private static func names(in path: String) -> [String] {
    path.unicodeScalars.split(separator: "/").map { String($0) }
  }

  /// `evidence/主体资格/01-法人证书.pdf` is called 法人证书; the year of `2024年度审计报告.pdf` stays.
  private static func title(of path: String) -> String {
    let name = names(in: path).last ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem[digits.endIndex...]
    let plain = rest.drop { "-_.、 ".contains($0) }
    let isNumbered = (1...3).contains(digits.count) && plain.count < rest.count
    return isNumbered && !plain.isEmpty ? String(plain) : stem
  }

  private mutating func check(_ facts: FileFacts, at place: Place) -> Bool {
    if let problem = facts.problem {
      let (code, detail) = problem.diagnostic
      report.add(Diagnostic(code, at: place, "\(facts.path)", detail))
      return false
    }
    remark(on: facts, at: place)
    return true
  }

  /// Files in the evidence folder that no slot took, and the same file taken twice.
  mutating func checkRest(_ pieces: [Piece]) {
    for facts in facts where facts.path == Self.folder {
      used.insert(facts.path)
      _ = check(facts, at: Place(file: facts.path))
    }
    for facts in facts
    where Self.names(in: facts.path).first == Self.folder && !used.contains(facts.path) && facts.problem != .missing {
      report.add(Diagnostic(.evidenceUnlisted, at: Place(file: facts.path), "\(facts.path)"))
    }
    checkDoubles(pieces)
  }
}
