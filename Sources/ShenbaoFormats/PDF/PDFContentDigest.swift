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
  /// Digests of streams as they are packed, known from elsewhere.
  private var packed: [Int: String] = [:]
  /// The same objects in the order in which they were come to.
  private var order: [Int] = []
  private var objects = 0
  private var depth = 0

  /// The digest of a page, which may have its resources from a node above it; that of its operators may be known.
  mutating func digest(
    ofPage page: PDFObject,
    painting known: String? = nil,
    resources: PDFObject
  ) throws(FormatError) -> String {
    let painted = known ?? Digest.hex(page.pageContent ?? Array(page["/Contents"].syntax.utf8))
    return try digest(painted, resources: resources)
  }

  /// A form counts by content and resources, so that it equals the page it was made from.
  mutating func digest(ofXObject object: PDFObject) throws(FormatError) -> String {
    guard object["/Subtype"].name == "/Form", let content = object.streamData(decoded: true) else {
      return Digest.hex(try canonical(object))
    }
    return try digest(Digest.hex(content), resources: object["/Resources"])
  }

  /// Any object with all it refers to.
  mutating func digest(of object: PDFObject) throws(FormatError) -> String { Digest.hex(try canonical(object)) }

  /// Of operators, by their own digest, and what they paint with.
  private mutating func digest(_ painted: String, resources object: PDFObject) throws(FormatError) -> String {
    let used = try digest(ofResources: object)
    return Digest.hex(Array((painted + used).utf8))
  }

  private mutating func digest(ofResources object: PDFObject) throws(FormatError) -> String {
    guard object.isDictionary else { return Digest.hex(Array("<<>>".utf8)) }
    if let identity = object.identity { return try digest(ofShared: object, identity) }
    depth += 1
    defer { depth -= 1 }
    return Digest.hex(try canonical(object))
  }

  private mutating func digest(ofShared object: PDFObject, _ identity: Int) throws(FormatError) -> String {
    if let known = shared[identity] { return known }
    depth += 1
    defer { depth -= 1 }
    let digest = Digest.hex(try canonical(object))
    shared[identity] = digest
    order.append(identity)
    return digest
  }

  /// What is still to be written of an object: a value with its key, if it has one, or the end.
  private enum Part {
    case value(PDFObject, of: String?)
    case end(String)
  }

  /// An object and all it refers to as text; a second reference to an object is the number of its first.
  private mutating func canonical(_ root: PDFObject) throws(FormatError) -> [UInt8] {
    var text = ""
    // What is written out has the first number, whether the file gives it one or not.
    var numbers = [root.identity ?? -1: 0]
    var open: [Part] = []
    begin(root, in: &text, leaving: &open)
    while let part = open.popLast() {
      guard case .value(let object, let key) = part else {
        if case .end(let closing) = part { text += closing }
        continue
      }
      if let key {
        guard !object.isNull else { continue }
        text += key
        text += " "
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
        if depth < Self.maximumDepth, Self.isShared(object) {
          text += try digest(ofShared: object, identity)
          text += " "
          continue
        }
      }
      begin(object, in: &text, leaving: &open)
    }
    return Array(text.utf8)
  }

  /// What several pages are likely to use: fonts, and streams such as images and font files.
  private static func isShared(_ object: PDFObject) -> Bool {
    object.isStream || object.isDictionary && object["/Type"].name == "/Font"
  }

  /// Writes how an object begins, and leaves its parts, last first.
  private func begin(_ object: PDFObject, in text: inout String, leaving open: inout [Part]) {
    guard !object.isArray else {
      text += "["
      open.append(.end("]"))
      for item in object.items.reversed() { open.append(.value(item, of: nil)) }
      return
    }
    let dictionary = object.dictionary
    guard dictionary.isDictionary else {
      text += scalar(object) + " "
      return
    }
    let keys = dictionary.keys
    if keys.contains("/Type"), dictionary["/Type"].name == "/Page" {
      text += "page "
      return
    }
    let isPlain = object.isStream && object.isPlain
    text += "<<"
    open.append(.end(object.isStream ? ">>" + digest(ofStream: object, decoded: isPlain) : ">>"))
    for key in keys.reversed() where key != "/Length" {
      if isPlain, key == "/Filter" || key == "/DecodeParms" { continue }
      open.append(.value(dictionary[key], of: key))
    }
  }

  private func scalar(_ object: PDFObject) -> String {
    guard object.isString, let bytes = object.stringBytes else { return object.name ?? object.syntax }
    return "(" + bytes.map { String($0, radix: 16) }.joined(separator: ",") + ")"
  }

  private func digest(ofStream stream: PDFObject, decoded: Bool) -> String {
    let isPacked = decoded && !stream["/Filter"].isNull
    if !isPacked, let known = stream.identity.flatMap({ packed[$0] }) { return known }
    let data = stream.streamData(decoded: false) ?? []
    guard isPacked else { return Digest.hex(data) }
    return Inflater(of: data).digest ?? Digest.hex(data)
  }
}

extension PDFContentDigest {
  /// How many shared objects are known.
  var known: Int { order.count }

  /// Learns a resource of a page that is still to come: it, and what it uses, is not looked at again.
  mutating func learn(_ resource: PDFObject) throws(FormatError) {
    guard let identity = resource.identity else { return }
    // As deep as it will be below the page's resources.
    depth += 1
    defer { depth -= 1 }
    _ = try digest(ofShared: resource, identity)
  }

  /// Takes over what is known of a stream's bytes.
  mutating func know(_ digest: String, ofStream stream: PDFObject) {
    if stream.isStream, let identity = stream.identity { packed[identity] = digest }
  }

  /// Forgets shared objects that may have been changed, by their places among all that are ``known``.
  mutating func forget(_ places: Range<Int>) {
    for identity in order[places] { (shared[identity], packed[identity]) = (nil, nil) }
  }
}
