/// Digests of what pages and XObjects paint.
///
/// Objects are written out in one canonical form: references followed, dictionaries by key, deflated streams
/// inflated, so that neither renumbering nor compressing again changes the digest. What many pages share (resources,
/// fonts, streams) is digested once, on its own.
struct PDFContentDigest {
  private static let maximumObjects = 5_000_000
  /// How many shared objects may lie in one another before they are written out in place.
  private static let maximumDepth = 30

  /// By object.
  private var shared: [Int: String] = [:]
  private var objects = 0
  private var depth = 0

  mutating func digest(of page: PDFPage) throws(FormatError) -> String {
    let content = page.object.pageContent
    return try digest(content: content ?? Array(page.object["/Contents"].syntax.utf8), resources: page.resources)
  }

  /// A form counts by content and resources, so that it equals the page it was made from.
  mutating func digest(ofXObject object: PDFObject) throws(FormatError) -> String {
    guard object["/Subtype"].name == "/Form", let content = object.streamData(decoded: true) else {
      return Digest.hex(try canonical(object))
    }
    return try digest(content: content, resources: object["/Resources"])
  }

  /// Any object with all it refers to.
  mutating func digest(of object: PDFObject) throws(FormatError) -> String { Digest.hex(try canonical(object)) }

  private mutating func digest(content: [UInt8], resources object: PDFObject) throws(FormatError) -> String {
    let painted = Digest.hex(content)
    let used = try digest(ofResources: object)
    return Digest.hex(Array((painted + used).utf8))
  }

  private mutating func digest(ofResources object: PDFObject) throws(FormatError) -> String {
    guard object.isDictionary else { return Digest.hex(Array("<<>>".utf8)) }
    guard let identity = object.identity else { return Digest.hex(try canonical(object)) }
    return try digest(ofShared: object, identity)
  }

  private mutating func digest(ofShared object: PDFObject, _ identity: Int) throws(FormatError) -> String {
    if let known = shared[identity] { return known }
    depth += 1
    defer { depth -= 1 }
    let digest = Digest.hex(try canonical(object))
    shared[identity] = digest
    return digest
  }

  private enum Part {
    case object(PDFObject)
    case text(String)
  }

  /// An object and all it refers to as text; a second reference to an object is the number of its first.
  private mutating func canonical(_ root: PDFObject) throws(FormatError) -> [UInt8] {
    var text = ""
    var numbers: [Int: Int] = [:]
    var open = [Part.object(root)]
    while let part = open.popLast() {
      guard case .object(let object) = part else {
        if case .text(let closing) = part { text += closing }
        continue
      }
      objects += 1
      guard objects < Self.maximumObjects else {
        throw FormatError(.tooLarge, operation: "pdf.digest", detail: "too many objects")
      }
      if let identity = object.identity {
        if let number = numbers[identity] {
          text += "#\(number) "
          continue
        }
        numbers[identity] = numbers.count
        if object !== root, depth < Self.maximumDepth, Self.isShared(object) {
          text += try digest(ofShared: object, identity) + " "
          continue
        }
      }
      open += opened(object)
    }
    return Array(text.utf8)
  }

  /// What several pages are likely to use: fonts, and streams such as images and font files.
  private static func isShared(_ object: PDFObject) -> Bool {
    object.isStream || object.isDictionary && object["/Type"].name == "/Font"
  }

  /// The parts of one object, last first.
  private func opened(_ object: PDFObject) -> [Part] {
    if object.isArray { return [.text("]")] + object.items.reversed().map { .object($0) } + [.text("[")] }
    let dictionary = object.dictionary
    guard dictionary.isDictionary else { return [.text(scalar(object) + " ")] }
    if dictionary["/Type"].name == "/Page" { return [.text("page ")] }
    var hidden: Set<String> = ["/Length"]
    var parts: [Part] = [.text(">>")]
    if object.isStream {
      let isPlain = Self.isPlain(object)
      if isPlain { hidden.formUnion(["/Filter", "/DecodeParms"]) }
      parts = [.text(">>" + digest(ofStream: object, decoded: isPlain))]
    }
    for key in dictionary.keys.reversed() where !hidden.contains(key) && !dictionary[key].isNull {
      parts += [.object(dictionary[key]), .text(key + " ")]
    }
    return parts + [.text("<<")]
  }

  private func scalar(_ object: PDFObject) -> String {
    guard let bytes = object.stringBytes else { return object.name ?? object.syntax }
    return "(" + bytes.map { String($0, radix: 16) }.joined(separator: ",") + ")"
  }

  /// Whether a stream is not encoded or simply deflated.
  private static func isPlain(_ stream: PDFObject) -> Bool {
    let filter = stream["/Filter"]
    let single = filter.count == 1 ? filter.item(0) : filter
    let parameters = stream["/DecodeParms"]
    let given = parameters.isArray ? parameters.item(0) : parameters
    return filter.isNull || filter.isArray && filter.count == 0 || single.name == "/FlateDecode" && given.isNull
  }

  private func digest(ofStream stream: PDFObject, decoded: Bool) -> String {
    let data = decoded ? stream.streamData(decoded: true) : nil
    return Digest.hex(data ?? stream.streamData(decoded: false) ?? [])
  }
}
