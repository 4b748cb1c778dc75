internal import ShenbaoFormats

/// The parts of an Office file and how they point at each other (ECMA-376 part 2).
struct OfficePackage {
  /// Where a relationship points.
  struct Target {
    var type: String
    var part: String
    var isExternal: Bool
  }

  private let parts: [String: [UInt8]]

  init(_ archive: ZipArchive) {
    parts = Dictionary(archive.entries.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(_ part: String) -> [UInt8]? { parts[part] }

  var names: [String] { parts.keys.sorted() }

  func xml(_ part: String) throws(FormatError) -> XMLDocument? {
    guard let bytes = parts[part] else { return nil }
    return try XMLDocument(parsing: bytes)
  }

  /// The root of the part that a relationship of this type points at.
  func root(_ type: String, _ targets: [String: Target]) throws(FormatError) -> XMLElement? {
    try targets.first(type).flatMap { target throws(FormatError) in try xml(target.part)?.root }
  }

  /// The part of the whole file that holds the document itself.
  ///
  /// - Throws: `unsupported` when there is none.
  func mainPart() throws(FormatError) -> String {
    let targets = try relationships(of: "")
    let main = targets.filter { parts[$0.value.part] != nil }.first("officeDocument")
    guard let name = main?.part ?? (parts["word/document.xml"] == nil ? nil : "word/document.xml") else {
      throw FormatError(.unsupported, operation: "word.open", detail: "no main document part")
    }
    return name
  }

  /// What `part` points at, by relationship id; types are reduced to their last word.
  func relationships(of part: String) throws(FormatError) -> [String: Target] {
    let (folder, file) = Self.split(part)
    guard let document = try xml(folder + "_rels/" + file + ".rels") else { return [:] }
    var result: [String: Target] = [:]
    for element in document.root.children("Relationship") {
      guard let id = element["Id"], let target = element["Target"] else { continue }
      let type = element["Type"].map { Self.words($0).last ?? "" } ?? ""
      let isExternal = element["TargetMode"] == "External"
      let path = isExternal ? target : Self.resolve(target, from: folder)
      result[id] = Target(type: type, part: path, isExternal: isExternal)
    }
    return result
  }

  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    let after = part.index(after: slash)
    return (String(part[..<after]), String(part[after...]))
  }

  private static let slash = UInt8(ascii: "/")

  /// What stands between slashes; bytes are parted much faster than characters.
  private static func words(_ path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  private static func resolve(_ target: String, from folder: String) -> String {
    var pieces = target.utf8.first == slash ? [] : words(folder)
    for piece in words(target) {
      switch piece {
      case ".": continue
      case "..": _ = pieces.popLast()
      default: pieces.append(piece)
      }
    }
    return pieces.joined(separator: "/")
  }
}

extension [String: OfficePackage.Target] {
  /// What a relationship of this type points at inside the file; of several, that of the smallest id.
  func first(_ type: String) -> OfficePackage.Target? {
    filter { $0.value.type == type && !$0.value.isExternal }.min { $0.key < $1.key }?.value
  }
}
