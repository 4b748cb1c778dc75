extension ArchivalCheck {
  private static let filters: Set<String> = [
    "/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode",
    "/DCTDecode", "/JPXDecode", "/AHx", "/A85", "/Fl", "/RL", "/CCF", "/DCT",
  ]

  /// Every object below `root`, but for other pages: limits, names, filters, embedded files, metadata.
  func checkObjects(from root: PDFObject) {
    var open = [root]
    while let object = open.popLast() {
      objects += 1
      guard objects < Self.mostObjects else { return note(.unjudged) }
      if let identity = object.identity, !visited.insert(identity).inserted { continue }
      if object.isArray {
        open += object.items
        continue
      }
      let dictionary = object.dictionary
      guard dictionary.isDictionary else {
        check(scalar: object)
        continue
      }
      let isPage = ["/Page", "/Pages"].contains(dictionary["/Type"].name)
      if isPage, !(object === root) { continue }
      if isMending { dropMetadata(of: dictionary) }
      if object.isStream { check(stream: object) }
      if dictionary["/EF"].isDictionary { check(fileSpecification: dictionary) }
      for key in dictionary.keys where key != "/Parent" {
        if key.utf8.count > 128 { note(.nameLength) }
        open.append(dictionary[key])
      }
    }
  }

  private func check(scalar object: PDFObject) {
    if let integer = object.integer {
      if integer > 2_147_483_647 || integer < -2_147_483_648 { note(.integerRange) }
    } else if let number = object.number {
      if abs(number) > 3.403e38 { note(.realRange) }
      if number != 0, abs(number) < 1.175e-38 { note(.realTooSmall) }
    } else if let name = object.nameBytes {
      if name.count > 128 { note(.nameLength) }
    } else if let string = object.stringBytes, string.count > 32_767 {
      note(.stringLength)
    }
  }

  private func check(stream: PDFObject) {
    if !stream["/F"].isNull || !stream["/FFilter"].isNull || !stream["/FDecodeParms"].isNull { note(.externalStream) }
    let filter = stream["/Filter"]
    let parameters = stream["/DecodeParms"]
    for (index, item) in (filter.isArray ? filter.items : [filter]).enumerated() {
      guard let name = item.name else { continue }
      let own = parameters.isArray ? parameters.item(index) : parameters
      switch name {
      case "/LZWDecode", "/LZW":
        let data = plainData(of: stream)
        if let data, isMending {
          stream.remove("/DecodeParms")
          stream.replaceData(data)
        } else {
          note(.filter, "", data == nil ? ArchivalRule.Remedy.none : .mending)
        }
        return
      case "/Crypt": if own["/Name"].name != "/Identity" { note(.unknownFilter, "Crypt") }
      default: if !Self.filters.contains(name) { note(.unknownFilter, String(name.dropFirst())) }
      }
    }
    if stream["/Type"].name == "/Metadata", stream["/Subtype"].name == "/XML" { check(metadata: stream, isMain: false) }
  }

  /// Metadata of a part that break a rule are left out; they are not seen.
  private func dropMetadata(of dictionary: PDFObject) {
    let stream = dictionary["/Metadata"]
    guard stream.isStream, dictionary["/Type"].name != "/Catalog" else { return }
    let isSmall = Self.isReadable(stream)
    let isRight = isSmall && XMPPacket(stream.streamData(decoded: true) ?? []).faults.isEmpty
    if !isRight { dictionary.remove("/Metadata") }
  }

  /// What a stream decodes to without loss; nil when it does not.
  private func plainData(of stream: PDFObject) -> [UInt8]? {
    guard (stream["/Length"].integer ?? 0) <= 64 << 20, let data = stream.streamData(decoded: true) else { return nil }
    return data == stream.streamData(decoded: false) ? nil : data
  }

  /// ISO 19005-2, 6.8: what is embedded has to be PDF/A itself.
  private func check(fileSpecification: PDFObject) {
    if fileSpecification["/F"].isNull || fileSpecification["/UF"].isNull { note(.fileNames) }
    let embedded = ["/F", "/UF"].map { fileSpecification["/EF"][$0] }.first(where: \.isStream)
    guard let embedded, let bytes = embedded.streamData(decoded: true),
      let report = try? ArchivalReport(of: bytes, embeddedDepth: embeddedDepth + 1), report.conforms
    else { return note(.embeddedFile) }
  }
}
