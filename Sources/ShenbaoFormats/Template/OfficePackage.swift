/// The parts of a Word or Excel file, and what kind each is (ECMA-376 part 2).
struct OfficePackage {
  /// The content types of a Word document and of an Excel workbook, templates and files with macros included.
  static let documentKinds = [
    "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml",
  ]
  static let workbookKinds = [
    "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml", "ms-excel.sheet.macroEnabled.main+xml",
    "ms-excel.template.macroEnabled.main+xml",
  ]
  /// Of relationships' types.
  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  static let noRelationships =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
  private static let contentTypes = "[Content_Types].xml"

  var archive: ZipArchive
  private let kinds: [String: String]
  private var defaults: [String: String]

  init(bytes: [UInt8]) throws(FormatError) { try self.init(archive: ZipArchive(unpacking: bytes)) }

  init(archive: ZipArchive) throws(FormatError) {
    self.archive = archive
    guard let types = archive[Self.contentTypes] else {
      throw FormatError(.damaged, operation: "office.open", detail: "no \(Self.contentTypes)")
    }
    var kinds: [String: String] = [:]
    var defaults: [String: String] = [:]
    for element in try XMLDocument(parsing: types).root.children {
      guard let type = element["ContentType"] else { continue }
      if let name = element["PartName"] { kinds[String(name.drop { $0 == "/" })] = type }
      if let ending = element["Extension"] { defaults[ending.lowercased()] = type }
    }
    self.kinds = kinds
    self.defaults = defaults
    if let index = archive.entries.firstIndex(where: { $0.name == Self.contentTypes }), index > 0 {
      self.archive.entries.insert(self.archive.entries.remove(at: index), at: 0)
    }
  }

  /// The content type of a part, without parameters.
  func kind(of part: String) -> String {
    if let kind = kinds[part] { return kind }
    let ending = part.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return defaults[ending] ?? ""
  }

  /// The parts whose content type ends so, in the archive's order.
  ///
  /// A whole document that is embedded (ECMA-376 part 1, 11.3.1) may have that type by its ending, and is none.
  func parts(ofKind ending: String) -> [String] {
    archive.entries.filter { kind(of: $0.name).hasSuffix(ending) && !$0.bytes.starts(with: "PK".utf8) }.map(\.name)
  }

  /// The targets of a part's relationships by id, as names of parts; external ones as they are.
  func relationships(of part: String) throws(FormatError) -> [Relationship] {
    let folder = part.split(separator: "/").dropLast()
    guard let bytes = archive[Self.relationshipPart(of: part)] else { return [] }
    return try XMLDocument(parsing: bytes).root.children.compactMap { element in
      guard let id = element["Id"], let target = element["Target"] else { return nil }
      let isExternal = element["TargetMode"] == "External"
      return Relationship(
        id: id,
        kind: element["Type"].map { String($0.split(separator: "/").last ?? "") } ?? "",
        target: isExternal ? target : Self.resolve(target, from: folder.map(String.init)),
        isExternal: isExternal
      )
    }
  }

  struct Relationship: Equatable {
    var id: String
    /// The last step of its type's address, as `header`.
    var kind: String
    var target: String
    var isExternal: Bool
  }

  private static func resolve(_ target: String, from folder: [String]) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      if step == ".." { path = Array(path.dropLast()) } else if step != "." { path.append(String(step)) }
    }
    return path.filter { !$0.isEmpty }.joined(separator: "/")
  }
}

extension OfficePackage {
  /// Adds a part with its content type and, from the package itself, a relationship.
  mutating func add(part: String, bytes: [UInt8], kind: String, relationship: String) throws(FormatError) {
    try set(part: part, bytes: bytes, kind: kind)
    try edit("_rels/.rels") { root in
      guard !root.children.contains(where: { $0["Type"] == relationship }) else { return }
      Self.relate(root, to: part, kind: relationship, isExternal: false)
    }
  }

  /// Puts in a part with its content type.
  mutating func set(part: String, bytes: [UInt8], kind: String) throws(FormatError) {
    archive[part] = bytes
    try edit(Self.contentTypes) { root in
      guard !root.children.contains(where: { $0["PartName"] == "/" + part }) else { return }
      let override = root.append(root.make("Override"))
      override.set("PartName", to: "/" + part)
      override.set("ContentType", to: kind)
    }
  }

  /// Says what kind files with that ending are, unless that is said already.
  mutating func declare(ending: String, kind: String) throws(FormatError) {
    guard defaults[ending] == nil else { return }
    defaults[ending] = kind
    try edit(Self.contentTypes) { root in
      let made = root.make("Default")
      made.set("Extension", to: ending)
      made.set("ContentType", to: kind)
      root.prepend(made)
    }
  }

  /// The id of a new relationship from one part to another, or to an address.
  mutating func relate(
    _ owner: String,
    to target: String,
    kind: String,
    isExternal: Bool = false
  ) throws(FormatError) -> String {
    let part = Self.relationshipPart(of: owner)
    if archive[part] == nil { archive[part] = Array(Self.noRelationships.utf8) }
    var id = ""
    try edit(part) { root in
      id = Self.relate(root, to: isExternal ? target : "/" + target, kind: kind, isExternal: isExternal)
    }
    return id
  }

  @discardableResult
  private static func relate(_ root: XMLElement, to target: String, kind: String, isExternal: Bool) -> String {
    let taken = Set(root.children.compactMap { $0["Id"] })
    let number = (taken.count + 1...taken.count * 2 + 2).first { !taken.contains("rId\($0)") } ?? 1
    let added = root.append(root.make("Relationship"))
    added.set("Id", to: "rId\(number)")
    added.set("Type", to: kind)
    added.set("Target", to: target)
    if isExternal { added.set("TargetMode", to: "External") }
    return "rId\(number)"
  }

  /// Takes out the parts of a kind, with their content types and the relationships that `owner` has to them.
  mutating func remove(kind: String, from owner: String) throws(FormatError) {
    let gone = parts(ofKind: kind)
    guard !gone.isEmpty else { return }
    let ids = try relationships(of: owner).filter { gone.contains($0.target) }.map(\.id)
    for part in gone { archive[part] = nil }
    try edit(Self.contentTypes) { root in
      for element in root.children where gone.contains(String((element["PartName"] ?? "").drop { $0 == "/" })) {
        element.remove()
      }
    }
    try edit(Self.relationshipPart(of: owner)) { root in
      for element in root.children where ids.contains(element["Id"] ?? "") { element.remove() }
    }
  }

  static func relationshipPart(of part: String) -> String {
    let folder = part.split(separator: "/").dropLast()
    return (folder + ["_rels", (part.split(separator: "/").last ?? "") + ".rels"]).joined(separator: "/")
  }

  mutating func edit(_ part: String, _ change: (XMLElement) -> Void) throws(FormatError) {
    guard let bytes = archive[part] else {
      throw FormatError(.damaged, operation: "office.open", detail: "no \(part)")
    }
    let document = try XMLDocument(parsing: bytes)
    change(document.root)
    archive[part] = document.serialized()
  }
}
