/// A PDF's named destinations (ISO 32000-1, 12.3.2.3), old form and new.
struct PDFNames {
  static let maximumNodes = 100_000

  private var destinations: [[UInt8]: PDFObject] = [:]

  init(of file: PDFFile) {
    let old = file.root["/Dests"]
    for key in old.keys { destinations[Array(key.utf8)] = old[key] }
    var visited: Set<Int> = []
    var open = [file.root["/Names"]["/Dests"]]
    while let node = open.popLast(), visited.count < Self.maximumNodes {
      if let identity = node.identity, !visited.insert(identity).inserted { continue }
      let names = node["/Names"]
      for index in stride(from: 0, to: names.count - 1, by: 2) {
        guard let name = names.item(index).stringBytes else { continue }
        destinations[name] = names.item(index + 1)
      }
      guard open.count < Self.maximumNodes else { continue }
      open += node["/Kids"].items
    }
  }

  /// The destination array behind `object`: an array itself, a name or a string.
  func destination(_ object: PDFObject) -> PDFObject? {
    if object.isArray { return object }
    guard let key = object.stringBytes ?? object.name.map({ Array($0.utf8) }), let found = destinations[key] else {
      return nil
    }
    let array = found.isArray ? found : found["/D"]
    return array.isArray ? array : nil
  }
}
