extension WordTemplate {
  /// A form in which marks of one name have another; without one, the marks are gone.
  package static func renaming(_ name: String, to other: String?, in bytes: [UInt8]) throws(FormatError) -> [UInt8] {
    var archive = try ZipArchive(unpacking: bytes)
    for entry in archive.entries where entry.name.hasSuffix("document.xml") {
      let document = try XMLDocument(parsing: entry.bytes)
      for text in document.root.descendants(named: ["t"]) {
        let written = text.text
        let changed = written.replacing("{{\(name)}}", with: other.map { "{{\($0)}}" } ?? "")
        if changed != written { text.text = changed }
      }
      archive[entry.name] = document.serialized()
    }
    return try archive.packed()
  }
}
