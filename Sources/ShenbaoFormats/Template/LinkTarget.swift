/// The addresses of links that have marks in them.
enum LinkTarget {
  /// By the relationship's id, as people wrote them: programs write braces and Chinese as per cent signs and digits.
  static func marked(_ links: [OfficePackage.Relationship], _ scanner: MarkScanner) -> [String: String] {
    var marked: [String: String] = [:]
    for link in links where link.isExternal && link.kind == "hyperlink" {
      for text in [link.target, decoded(link.target)] where scanner.occurs(in: Array(text.utf8)) {
        marked[link.id] = text
      }
    }
    return marked
  }

  private static func decoded(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[position + 1...position + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? text
  }
}

extension OfficePackage {
  /// Adds what filling linked a part to, and takes out what that replaces.
  mutating func add(_ links: PartLinks, to part: String, replacing replaced: [String]) throws(FormatError) {
    guard !links.links.isEmpty || !replaced.isEmpty else { return }
    let file = Self.relationshipPart(of: part)
    if archive[file] == nil { archive[file] = Array(Self.noRelationships.utf8) }
    try edit(file) { root in
      for old in root.children where replaced.contains(old["Id"] ?? "") { old.remove() }
      for link in links.links {
        let made = root.append(root.make("Relationship"))
        made.set("Id", to: link.id)
        made.set("Type", to: Self.links + link.kind)
        made.set("Target", to: link.isExternal ? link.target : "/\(part.split(separator: "/")[0])/\(link.target)")
        if link.isExternal { made.set("TargetMode", to: "External") }
      }
    }
  }

  /// Adds the pictures that filling used.
  mutating func add(_ shelf: PictureShelf, below folder: String) throws(FormatError) {
    for (number, picture) in shelf.pictures.enumerated() {
      archive["\(folder)/\(shelf.part(number))"] = picture.bytes
      try declare(ending: picture.ending, kind: "image/\(picture.ending)")
    }
  }
}
