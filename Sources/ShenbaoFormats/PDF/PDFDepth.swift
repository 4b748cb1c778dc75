/// A check that objects are not nested so deeply that copying them would overflow the stack.
///
/// libqpdf copies by recursion, in the order of keys; this walk takes the same order with a stack of its own. On its way it
/// completes what libqpdf cannot write: it takes `/Crypt` out of a list of filters and out of a list of parameters, which may be none.
struct PDFDepth {
  static let maximumDepth = 1_000
  static let maximumObjects = 5_000_000

  /// The layers that were come across.
  private(set) var layers: [PDFObject] = []
  private var visited: Set<Int> = []
  private var objects = 0

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
    if object.isArray { return object.items.reversed() }
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
    return dictionary.keys.reversed().map { dictionary[$0] }
  }

  private func completeParameters(of stream: PDFObject) {
    let filter = stream["/Filter"]
    guard filter.isArray, !stream["/DecodeParms"].isArray, filter.items.contains(where: { $0.name == "/Crypt" })
    else { return }
    let nulls = Array(repeating: "null", count: filter.count).joined(separator: " ")
    stream.set("/DecodeParms", stream.file.parse("[\(nulls)]"))
  }
}
