/// Orientation and density from the EXIF data of a picture (JEITA CP-3451, 4.6; TIFF 6.0); what is broken counts as absent.
struct EXIFData {
  private(set) var orientation = ImageOrientation.upright
  private(set) var density: PageImage.Density?

  /// Nil when the segment of a JPEG is not EXIF.
  init?(_ content: ArraySlice<UInt8>) {
    guard ByteReader(content).has("Exif\0", at: 0), content.count > 6 else { return nil }
    self.init(tiff: content.dropFirst(6))
  }

  init(tiff content: ArraySlice<UInt8>) {
    let tiff = ByteReader(content)
    let reader = ByteReader(tiff.bytes, isLittleEndian: tiff.has("II", at: 0))
    guard let directory = reader.number(at: 4, size: 4), let count = reader.number(at: directory, size: 2) else {
      return
    }
    var resolution: (x: Double?, y: Double?) = (nil, nil)
    var unit = 2
    for index in 0..<count {
      let entry = directory + 2 + index * 12
      guard let tag = reader.number(at: entry, size: 2) else { break }
      switch tag {
      case 0x0112: orientation = reader.number(at: entry + 8, size: 2).flatMap(ImageOrientation.init) ?? .upright
      case 0x011A: resolution.x = Self.rational(reader, entry)
      case 0x011B: resolution.y = Self.rational(reader, entry)
      case 0x0128: unit = reader.number(at: entry + 8, size: 2) ?? 2
      default: break
      }
    }
    guard let x = resolution.x, let y = resolution.y, unit == 2 || unit == 3 else { return }
    let factor = unit == 2 ? 1 : 2.54
    density = PageImage.Density(x: x * factor, y: y * factor)
  }

  private static func rational(_ reader: ByteReader, _ entry: Int) -> Double? {
    guard let offset = reader.number(at: entry + 8, size: 4), let numerator = reader.number(at: offset, size: 4),
      let denominator = reader.number(at: offset + 4, size: 4), denominator > 0
    else { return nil }
    return Double(numerator) / Double(denominator)
  }
}
