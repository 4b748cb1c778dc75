internal import ShenbaoFormats
internal import ShenbaoModel

/// The package code (申报码): ten characters that change with any change of answers, evidence, pack or layout.
enum PackageCode {
  /// Raised when the same input gives other pages.
  static let layoutVersion = 5

  /// `shape` is what was done to keep the bundle small.
  static func make(
    of plan: Plan,
    folder: ApplicationFolder,
    pack: PackFolder,
    fonts: String,
    shape: BundleShape = BundleShape()
  ) -> String {
    var lines = ["shenbao \(layoutVersion)", "pack \(pack.sha256)", "fonts \(fonts)"]
    if let stage = pack.pack.stage { lines.append("stage \(stage.id)") }
    folder.value.write(to: &lines, path: "")
    for item in plan.items {
      lines += item.pieces.map { "piece \(item.id) \($0.title) \($0.file.sha256)" }
      lines += item.pieces.compactMap { $0.file.conversion.map { "converted \($0.sha256)" } }
    }
    if let fit = shape.fit { lines.append("fit \(fit)") }
    lines += shape.cuts.map { "volume \(plan.items[$0.item].id) \($0.piece + 1)" }
    if let seal = plan.application.seal { lines.append("seal \(seal.file.sha256)") }
    return code(of: lines)
  }

  /// The code of a bureau's package: it changes with what the bureau wrote and with every package that it received.
  static func make(of bureau: BureauFolder, _ received: [ReceivedPackage], fonts: String) -> String {
    var lines = [
      "shenbao \(layoutVersion)", "pack \(bureau.pack.sha256)", "forms \(bureau.formsDigest)", "fonts \(fonts)",
    ]
    bureau.value.write(to: &lines, path: "")
    lines += received.map { "package \($0.file) \($0.code ?? "") \($0.sha256)" }
    return code(of: lines)
  }

  private static func code(of lines: [String]) -> String {
    Crockford.text(of: Digest.sha256(Array(lines.joined(separator: "\n").utf8)), count: 10)
  }
}

extension Value {
  /// Each scalar as a line with its path: the same in YAML and JSON, whatever the comments and the order of keys.
  fileprivate func write(to lines: inout [String], path: String) {
    switch content {
    case .text(let text):
      lines.append("\(path) \(text.utf8.count) \(text)")
    case .list(let values):
      for (index, value) in values.enumerated() { value.write(to: &lines, path: "\(path)[\(index)]") }
    case .map(let entries):
      let sorted = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      // A password opens a file and says nothing of it.
      for entry in sorted where !Self.isOutside(entry.key, path) {
        entry.value.write(to: &lines, path: "\(path)/\(entry.key)")
      }
    }
  }

  /// What is no part of the package: passwords, and what was handed in later.
  private static func isOutside(_ key: String, _ path: String) -> Bool {
    key == EvidencePasswords.key && path.hasPrefix("/证明材料/")
      || key == Application.supplementName && path == "/证明材料"
  }
}
