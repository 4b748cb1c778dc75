internal import CQPDF

/// A JPEG file decoded to pixels of red, green and blue, eight bits each, row by row.
package struct JPEGPixels {
  package let width: Int
  package let height: Int
  package let pixels: [UInt8]

  /// - Throws: `damaged`, `unsupported`, or `tooLarge` past 64 million pixels.
  package init(decoding bytes: [UInt8]) throws(FormatError) {
    let image = try JPEGFile(bytes).image
    guard image.width * image.height <= 64_000_000 else {
      throw FormatError(.tooLarge, operation: "jpeg.decode", detail: "\(image.width) by \(image.height) pixels")
    }
    let file = try PDFFile()
    let raw = file.imageXObject(image).streamData(atLevel: qpdf_dl_all) ?? []
    let channels = image.color.channels
    guard raw.count == image.width * image.height * channels else {
      throw FormatError(.damaged, operation: "jpeg.decode", detail: "the picture ends early")
    }
    (width, height) = (image.width, image.height)
    pixels = Self.colours(raw, channels: channels, isInverted: image.isInverted)
  }

  private static func colours(_ raw: [UInt8], channels: Int, isInverted: Bool) -> [UInt8] {
    switch channels {
    case 3: return raw
    case 1: return raw.flatMap { [$0, $0, $0] }
    default:
      var result: [UInt8] = []
      result.reserveCapacity(raw.count / 4 * 3)
      for start in stride(from: 0, to: raw.count - 3, by: 4) {
        let white = Int(isInverted ? raw[start + 3] : 255 - raw[start + 3])
        for channel in 0..<3 {
          let value = Int(isInverted ? raw[start + channel] : 255 - raw[start + channel])
          result.append(UInt8(value * white / 255))
        }
      }
      return result
    }
  }
}
