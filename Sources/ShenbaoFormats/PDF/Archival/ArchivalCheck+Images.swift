extension ArchivalCheck {
  /// An image XObject (ISO 32000-1, 8.9.5).
  func check(image: PDFObject, in resources: PDFObject) {
    if !image["/Alternates"].isNull { note(.alternates) { image.remove("/Alternates") } }
    if !image["/OPI"].isNull { note(.prepress) { image.remove("/OPI") } }
    if image["/Interpolate"].bool == true { note(.interpolate) { image.remove("/Interpolate") } }
    check(renderingIntent: image["/Intent"].name)
    let space = image["/ColorSpace"]
    if image["/ImageMask"].bool != true, !space.isNull { check(colorSpace: space, in: resources) }
    if image["/SMask"].isStream || (image["/SMaskInData"].integer ?? 0) > 0 { note(.blendSpace) }
    for mask in [image["/SMask"], image["/Mask"]] where mask.isStream {
      once(mask) { check(image: mask, in: resources) }
    }
    let filters = image["/Filter"].isArray ? image["/Filter"].items : [image["/Filter"]]
    if filters.last?.name == "/JPXDecode" { check(jpx: image) }
  }

  private func check(jpx image: PDFObject) {
    guard let data = image.streamData(decoded: false) else { return }
    let header = JPXHeader(data)
    let hasSpace = !image["/ColorSpace"].isNull
    if let channels = header.colorChannels, ![1, 3, 4].contains(channels) { note(.jpxChannels) }
    if header.hasVaryingDepth || header.depth.map({ !(1...38).contains($0) }) == true { note(.jpxDepth) }
    guard !hasSpace else { return }
    if header.spaces.count > 1, header.spaces.filter({ $0.approximation == 1 }).count != 1 { note(.jpxSpaces) }
    let used = header.spaces.first { $0.approximation == 1 } ?? header.spaces.first
    if let used, !(1...3).contains(used.method) { note(.jpxMethod) }
    if used?.enumerated == 19 { note(.jpxEnumerated) }
    if used?.enumerated == 12, intent != .cmyk { note(.deviceCMYK) }
  }

  /// An inline image, as the keys and values between `BI` and `ID` (8.9.7).
  func check(inline operands: [PDFContentStream.Operand], in resources: PDFObject) {
    var values: [String: PDFContentStream.Operand] = [:]
    for index in stride(from: 0, to: operands.count - 1, by: 2) {
      if case .name(let key) = operands[index] { values[key] = operands[index + 1] }
    }
    for filter in Self.names(values["/F"] ?? values["/Filter"]) where !Self.inlineFilters.contains(filter) {
      note(.inlineFilter, String(filter.dropFirst()))
    }
    if case .name("true")? = values["/I"] ?? values["/Interpolate"] { note(.inlineInterpolate) }
    check(renderingIntent: Self.names(values["/Intent"]).first)
    guard case .name("true")? = values["/IM"] ?? values["/ImageMask"] else {
      // Of an indexed space, the base stands second.
      for name in Self.names(values["/CS"] ?? values["/ColorSpace"]).prefix(2) where name != "/I" && name != "/Indexed"
      {
        let isDevice = Self.deviceNames[name] != nil
        let space = isDevice ? file.name(name) : resources["/ColorSpace"][name]
        check(colorSpace: space, in: resources)
      }
      return
    }
  }

  private static func names(_ operand: PDFContentStream.Operand?) -> [String] {
    switch operand {
    case .name(let name): [name]
    case .array(let items): items.flatMap { names($0) }
    default: []
    }
  }

  private static let inlineFilters: Set<String> = [
    "/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/DCTDecode", "/AHx",
    "/A85", "/Fl", "/RL", "/CCF", "/DCT",
  ]
}
