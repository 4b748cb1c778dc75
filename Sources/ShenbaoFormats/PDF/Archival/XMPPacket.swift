/// An XMP packet (ISO 16684-1) as the rules of PDF/A see it: its wrapping, its properties, and what it calls itself.
struct XMPPacket {
  static let largestPacket = 8 << 20
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let identification = "http://www.aiim.org/pdfa/ns/id/"
  private static let mostProperties = 20_000

  struct Property: Hashable {
    let namespace: String
    let name: String
  }

  private(set) var faults: Set<ArchivalRule> = []
  /// `part` and `conformance` of the PDF/A identification.
  private(set) var part: String?
  private(set) var conformance: String?
  /// Properties that nobody defines, as `prefix:name`.
  private(set) var unknown: [String] = []
  private var prefixes: [String: String] = [:]
  private var described: Set<Property> = []

  init(_ bytes: [UInt8]) {
    let text = String(validating: bytes, as: UTF8.self)
    if text == nil { faults.insert(.packetCharacters) }
    checkHeader(bytes)
    guard bytes.count <= Self.largestPacket, let document = try? XMLDocument(parsing: bytes) else {
      faults.insert(.packetForm)
      return
    }
    prefixes = Self.namespaces(in: bytes)
    let all = [document.root] + document.root.descendants("RDF")
    guard let root = all.first(where: { $0.name == "RDF" && $0.namespace == Self.rdf }) else {
      faults.insert(.packetForm)
      return
    }
    let descriptions = root.children.filter { $0.namespace == Self.rdf && $0.name == "Description" }
    for description in descriptions { readSchemas(description) }
    for description in descriptions { readProperties(description) }
  }

  /// The header may name neither `bytes` nor `encoding` (ISO 19005-2, 6.6.2.1).
  private mutating func checkHeader(_ bytes: [UInt8]) {
    let start = String(decoding: bytes.prefix(400), as: UTF8.self)
    guard start.contains("<?xpacket"),
      let header = start.split(separator: "?>").first(where: { $0.contains("<?xpacket") })
    else { return }
    if header.contains(" bytes=") { faults.insert(.packetBytes) }
    if header.contains(" encoding=") { faults.insert(.packetEncoding) }
  }

  /// By prefix; each prefix is taken to mean one thing throughout.
  private static func namespaces(in bytes: [UInt8]) -> [String: String] {
    var found: [String: String] = [:]
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "xmlns:").dropFirst().prefix(1_000) {
      let pieces = part.split(separator: "=", maxSplits: 1)
      guard pieces.count == 2, let quote = pieces[1].first, quote == "\"" || quote == "'" else { continue }
      let value = pieces[1].dropFirst().prefix { $0 != quote }
      found[String(pieces[0]).filter { !$0.isWhitespace }] = String(value)
    }
    return found
  }

  private mutating func readProperties(_ description: XMLElement) {
    for (qualified, value) in description.attributes {
      let parts = qualified.split(separator: ":").map(String.init)
      guard parts.count == 2, parts[0] != "xmlns", parts[0] != "xml", let namespace = prefixes[parts[0]],
        namespace != Self.rdf
      else { continue }
      note(Property(namespace: namespace, name: parts[1]), prefix: parts[0], value: value, container: nil)
    }
    for child in description.children.prefix(Self.mostProperties) {
      let prefix = child.qualifiedName.split(separator: ":").first.map(String.init) ?? ""
      let container = child.children.first { $0.namespace == Self.rdf && $0.name != "Description" }?.name
      let property = Property(namespace: child.namespace ?? "", name: child.name)
      note(property, prefix: prefix, value: child.text, container: container)
    }
  }

  private mutating func note(_ property: Property, prefix: String, value: String, container: String?) {
    if property.namespace == Self.identification {
      if prefix != "pdfaid" { faults.insert(.identificationPrefix) }
      let trimmed = value.filter { !$0.isWhitespace }
      if property.name == "part" { part = trimmed }
      if property.name == "conformance" { conformance = trimmed }
    }
    if described.contains(property) { return }
    if XMPProperties.standard.permits(property, container: container) { return }
    faults.insert(.property)
    if unknown.count < 20 { unknown.append("\(prefix):\(property.name)") }
  }

  /// The extension schemas (6.6.2.3.3): each has to say what it is called, and each property what it is.
  private mutating func readSchemas(_ description: XMLElement) {
    for schemas in description.children where schemas.qualifiedName.hasSuffix(":schemas") {
      guard schemas.namespace == "http://www.aiim.org/pdfa/ns/extension/" else { continue }
      if schemas.qualifiedName != "pdfaExtension:schemas" { faults.insert(.extensionSchema) }
      for schema in Self.items(of: schemas).prefix(200) {
        let fields = Self.fields(of: schema)
        guard let namespace = fields["namespaceURI"]?.text, fields["schema"] != nil, fields["prefix"] != nil else {
          faults.insert(.extensionSchema)
          continue
        }
        for property in fields["property"].map(Self.items) ?? [] { read(property, of: namespace) }
      }
    }
  }

  private mutating func read(_ item: XMLElement, of namespace: String) {
    let fields = Self.fields(of: item)
    let category = fields["category"]?.text.filter { !$0.isWhitespace }
    guard let name = fields["name"]?.text, fields["valueType"] != nil, fields["description"] != nil,
      category == "internal" || category == "external"
    else {
      faults.insert(.extensionSchema)
      return
    }
    let trimmed = namespace.filter { !$0.isWhitespace }
    described.insert(Property(namespace: trimmed, name: name.filter { !$0.isWhitespace }))
  }

  private static func items(of element: XMLElement) -> [XMLElement] {
    element.children.first { $0.namespace == rdf && ["Bag", "Seq", "Alt"].contains($0.name) }?.children ?? []
  }

  /// A structure's fields, written in place or in a description of their own.
  private static func fields(of item: XMLElement) -> [String: XMLElement] {
    let inner = item.children.first { $0.namespace == rdf && $0.name == "Description" }
    let children = (inner ?? item).children
    return Dictionary(children.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
