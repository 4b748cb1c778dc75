internal import ShenbaoFormats
public import ShenbaoModel

/// The data that a template is filled with when no pack says what its fields mean: one YAML or JSON file.
public struct TemplateData: Sendable {
  /// As marks see it; what was written is let go, since a large file takes much room.
  private(set) var root: FormValue
  /// The folder of the file, in which pictures are looked for.
  let folder: String

  /// Reads `.yaml` or `.json`.
  ///
  /// - Throws: what makes it unreadable.
  public init(reading path: String) throws(Report) {
    let bytes = try reporting(at: Place(file: path)) { () throws(FormatError) in
      try DiskFile.read(path, limit: 64 << 20)
    }
    var value = try Value(parsing: bytes, file: path)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    guard value.entries != nil else {
      let sentence = Words("最外层应是“名称: 内容”", "the outermost thing must be names with their contents")
      throw Report(Diagnostic(.badSyntax, at: value.place, sentence))
    }
    root = FormValue(emptying: &value)
    FreeMemory.giveBack()
  }

  /// Gives the values away: they may be many, and are not needed until the end.
  mutating func takeRoot() -> FormValue {
    defer { root = .blank }
    return root
  }

  /// The bytes of a picture in the folder of the data or below it; what lies elsewhere is not read.
  static func picture(_ path: String, in folder: String) -> [UInt8]? {
    let home = DiskFile.resolved(folder.isEmpty ? "." : folder).map { $0 == "/" ? $0 : $0 + "/" }
    guard !path.hasPrefix("/"), let home, let file = DiskFile.resolved(folder + path), file.hasPrefix(home) else {
      return nil
    }
    return try? DiskFile.read(file, limit: 64 << 20)
  }
}

extension FormValue {
  /// Plain scalars that a cell would show with the very same digits are numbers; all else is text as it was written.
  ///
  /// What was written is let go of piece by piece, since both together would take twice the room.
  init(emptying value: inout Value) {
    let content = value.content
    value.content = .text("")
    switch consume content {
    case .list(var items):
      self = .list(items.indices.map { FormValue(emptying: &items[$0]) })
    case .map(var entries):
      self = .record(entries.indices.map { FormField(entries[$0].key, FormValue(emptying: &entries[$0].value)) })
    case .text(""): self = .blank
    case .text(let text) where value.isQuoted: self = .text(text)
    case .text("true"): self = .truth(true)
    case .text("false"): self = .truth(false)
    case .text(let text): self = Self.isNumber(text) ? .number(text) : .text(text)
    }
  }

  /// At most ten digits before the point and none of them a leading zero: longer ones are telephone numbers and codes.
  private static func isNumber(_ text: String) -> Bool {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return false
    }
    let whole = parts[0]
    return (1...10).contains(whole.count) && (whole.count == 1 || whole.first != UInt8(ascii: "0"))
      && (parts.count == 1 || (1...10).contains(parts[1].count))
  }
}
