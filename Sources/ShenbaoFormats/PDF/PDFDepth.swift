/// A check that objects are not nested so deeply that copying them would overflow the stack.
///
/// libqpdf copies by recursion, in the order of keys; this walk takes the same order with a stack of its own. On its way it
/// completes what libqpdf cannot write: it takes `/Crypt` out of a list of filters and out of a list of parameters, which may be none;
/// a number sign within a name it writes as it is, and readers take that with what follows for another character.
struct PDFDepth {
  static let maximumDepth = 1_000
  static let maximumObjects = 5_000_000
  /// Of an array that begins with one, as a colour space does.
  private static let mostNames = 64

  /// The layers that were come across.
  private(set) var layers: [PDFObject] = []
  private var visited: Set<Int> = []
  private var objects = 0
  /// Names as they are to be written.
  private var escapedNames: Set<String> = []

  /// - Throws: `tooLarge` past 1,000 levels or five million objects.
  mutating func check(_ object: PDFObject) throws(FormatError) {
    var path = [children(of: object)]
    while let last = path.indices.last {
      guard let child = path[last].popLast() else {
        path.removeLast()
        continue
      }
      let below = children(of: child)
      if below.isEmpty { continue }
      guard path.count < Self.maximumDepth, objects < Self.maximumObjects else {
        throw FormatError(.tooLarge, operation: "pdf.copy", detail: "objects are nested too deeply")
      }
      path.append(below)
    }
  }

  /// What `object` holds, last first; nothing for a page or an object seen before.
  private mutating func children(of object: PDFObject) -> [PDFObject] {
    objects += 1
    if let identity = object.identity, !visited.insert(identity).inserted { return [] }
    if object.isArray {
      if object.item(0).name != nil { escapeNames(in: object) }
      return object.items.reversed()
    }
    if object.isStream { completeParameters(of: object) }
    let dictionary = object.dictionary
    guard dictionary.isDictionary else { return [] }
    if object.isIndirect {
      switch dictionary["/Type"].name {
      case "/Page": return []
      case "/OCG": layers.append(object)
      default: break
      }
    }
    return dictionary.keys.reversed().map { dictionary[escaped($0, of: dictionary)] }
  }

  /// The key, made such that it is written as it is read.
  private mutating func escaped(_ key: String, of dictionary: PDFObject) -> String {
    guard let name = escaped(key) else { return key }
    dictionary.set(name, dictionary[key])
    dictionary.remove(key)
    return name
  }

  private mutating func escapeNames(in array: PDFObject) {
    for (index, item) in array.items.prefix(Self.mostNames).enumerated() {
      if let name = item.name.flatMap({ escaped($0) }) { array.set(index, array.file.name(name)) }
    }
  }

  /// Nil for a name that can be written as it is, and one that was made so.
  private mutating func escaped(_ name: String) -> String? {
    guard name.utf8.contains(0x23), !escapedNames.contains(name) else { return nil }
    let escaped = name.replacing("#", with: "#23")
    escapedNames.insert(escaped)
    return escaped
  }

  private func completeParameters(of stream: PDFObject) {
    let filter = stream["/Filter"]
    guard filter.isArray, !stream["/DecodeParms"].isArray, filter.items.contains(where: { $0.name == "/Crypt" })
    else { return }
    let nulls = Array(repeating: "null", count: filter.count).joined(separator: " ")
    stream.set("/DecodeParms", stream.file.parse("[\(nulls)]"))
  }
}
