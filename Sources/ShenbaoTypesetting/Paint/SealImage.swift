package import ShenbaoFormats

/// The picture of a seal, ready to be placed whole or in slices; measures in points.
package struct SealImage {
  private let image: ImageFile
  private let width: Double
  private let height: Double

  /// - Throws: `damaged` when it is no PNG.
  package init(png bytes: [UInt8], width: Double) throws(FormatError) {
    guard let image = ImageFile(bytes: bytes), image.kind == .png else {
      throw FormatError(.damaged, operation: "seal.read", detail: "no PNG")
    }
    self.image = image
    self.width = width
    height = width * Double(image.height) / Double(image.width)
  }

  /// The whole seal around a place.
  package func placed(middleX x: Double, y: Double) -> DisplayItem {
    let frame = Rectangle(x: x - width / 2, y: y - height / 2, width: width, height: height)
    return .image(PlacedImage(frame: frame, image: image))
  }

  /// One of several upright slices, from the left, with its right edge at `right` and its middle at `y`.
  package func slice(_ index: Int, of count: Int, right: Double, y: Double) -> DisplayItem {
    let part = 1 / Double(max(count, 1))
    var crop = Picture.Crop()
    crop.left = Double(index) * part
    crop.right = 1 - Double(index + 1) * part
    let frame = Rectangle(x: right - width * part, y: y - height / 2, width: width * part, height: height)
    return .image(PlacedImage(frame: frame, image: image, crop: crop))
  }
}
