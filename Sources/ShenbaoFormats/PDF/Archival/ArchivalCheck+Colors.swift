extension ArchivalCheck {
  static let deviceNames: [String: Intent] = [
    "/DeviceGray": .gray, "/G": .gray, "/DeviceRGB": .rgb, "/RGB": .rgb, "/DeviceCMYK": .cmyk, "/CMYK": .cmyk,
  ]
  private static let deepestSpace = 6

  /// A use of device colours: fine under an output intent of their kind, or with a default space of their own.
  func note(device: Intent, in resources: PDFObject) {
    switch (device, intent) {
    case (.gray, .some), (.rgb, .rgb), (.cmyk, .cmyk): return
    case (.gray, nil): if !hasDefault("/DefaultGray", resources) { note(.deviceGray) }
    case (.rgb, _): if !hasDefault("/DefaultRGB", resources) { note(.deviceRGB) }
    case (.cmyk, _): if !hasDefault("/DefaultCMYK", resources) { note(.deviceCMYK) }
    }
  }

  private func hasDefault(_ key: String, _ resources: PDFObject) -> Bool {
    let space = resources["/ColorSpace"][key]
    guard space.isArray else { return false }
    return ["/ICCBased", "/CalRGB", "/CalGray", "/Lab", "/DeviceN"].contains(space.item(0).name)
  }

  /// A colour space (ISO 32000-1, 8.6), with those it is built upon.
  func check(colorSpace: PDFObject, in resources: PDFObject, depth: Int = 0) {
    guard depth < Self.deepestSpace else { return note(.unjudged) }
    let family = colorSpace.name ?? colorSpace.item(0).name ?? ""
    if let device = Self.deviceNames[family] { return note(device: device, in: resources) }
    switch family {
    case "/ICCBased": check(profile: colorSpace.item(1))
    case "/Indexed", "/I", "/Pattern":
      if colorSpace.count > 1 { check(colorSpace: colorSpace.item(1), in: resources, depth: depth + 1) }
    case "/Separation": check(separation: colorSpace, in: resources, depth: depth)
    case "/DeviceN": check(deviceN: colorSpace, in: resources, depth: depth)
    default: break
    }
  }

  private func check(profile: PDFObject) {
    once(profile, variant: 5) {
      let channels = profile["/N"].integer
      guard Self.isReadable(profile), let header = ICCHeader(profile.streamData(decoded: true) ?? []),
        ["prtr", "mntr", "scnr", "spac"].contains(header.deviceClass), header.version < 5,
        channels == header.channels
      else { return note(.iccProfile) }
    }
  }

  private func check(separation: PDFObject, in resources: PDFObject, depth: Int) {
    let name = separation.item(1).name ?? ""
    check(colorSpace: separation.item(2), in: resources, depth: depth + 1)
    noteEncoding(of: separation.item(1))
    guard name != "/All", name != "/None" else { return }
    let definition = file.array([separation.item(2), separation.item(3)])
    guard let digest = try? digests.digest(of: definition) else { return note(.unjudged) }
    if spots.updateValue(digest, forKey: name) ?? digest != digest { note(.separations, String(name.dropFirst())) }
  }

  private func check(deviceN: PDFObject, in resources: PDFObject, depth: Int) {
    let names = deviceN.item(1).items.prefix(200).compactMap(\.name)
    if names.count > 32 { note(.colorantCount) }
    for name in deviceN.item(1).items.prefix(200) { noteEncoding(of: name) }
    check(colorSpace: deviceN.item(2), in: resources, depth: depth + 1)
    let attributes = deviceN.item(4)
    let known = attributes["/Colorants"]
    let process = Set(attributes["/Process"]["/Components"].items.prefix(32).compactMap(\.name))
    let primaries: Set<String> = ["/Cyan", "/Magenta", "/Yellow", "/Black", "/None"]
    for name in names where !primaries.contains(name) && !process.contains(name) && known[name].isNull {
      note(.colorants, String(name.dropFirst()))
    }
    for key in known.keys.prefix(64) { check(colorSpace: known[key], in: resources, depth: depth + 1) }
  }

  func noteEncoding(of name: PDFObject) {
    if let bytes = name.nameBytes, String(validating: bytes, as: UTF8.self) == nil { note(.nameEncoding) }
  }
}

/// The header of an ICC profile (ICC.1, 7.2).
struct ICCHeader {
  let version: Int
  let deviceClass: String
  let space: String

  /// Nothing for what is no profile.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 128, Array(bytes[36..<40]) == Array("acsp".utf8) else { return nil }
    version = Int(bytes[8])
    deviceClass = String(decoding: bytes[12..<16], as: UTF8.self)
    space = String(decoding: bytes[16..<20], as: UTF8.self)
  }

  /// Colour channels, or nil for spaces that PDF does not have.
  var channels: Int? {
    switch space {
    case "GRAY": 1
    case "RGB ", "Lab ": 3
    case "CMYK": 4
    default: nil
    }
  }

  /// What device colours stand for under an output intent with it.
  var intent: ArchivalCheck.Intent? {
    guard deviceClass == "prtr" || deviceClass == "mntr", version < 5 else { return nil }
    switch space {
    case "GRAY": return .gray
    case "RGB ": return .rgb
    case "CMYK": return .cmyk
    default: return nil
    }
  }
}
