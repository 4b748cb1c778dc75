extension PDFFile {
  /// An image XObject (ISO 32000-1, 8.9.5) holding the picture's bytes as they are.
  func imageXObject(_ image: PageImage) -> PDFObject {
    let object = encoded(image)
    object.set("/Type", name("/XObject"))
    object.set("/Subtype", name("/Image"))
    object.set("/Width", integer(image.width))
    object.set("/Height", integer(image.height))
    object.set("/BitsPerComponent", integer(image.bitsPerChannel))
    object.set("/ColorSpace", colorSpace(of: image))
    if image.isInverted {
      object.set("/Decode", numbers((0..<image.color.channels).flatMap { _ in [1.0, 0.0] }))
    }
    return indirect(object)
  }

  /// The picture's bytes with the filter that decodes them (7.4).
  private func encoded(_ image: PageImage) -> PDFObject {
    let shape = "/Colors \(image.color.channels) /BitsPerComponent \(image.bitsPerChannel) /Columns \(image.width)"
    switch image.encoding {
    case .jpeg:
      return stream(image.data, filter: "/DCTDecode", parameters: image.isPlainRGB ? "<< /ColorTransform 0 >>" : nil)
    case .png: return stream(image.data, filter: "/FlateDecode", parameters: "<< /Predictor 15 \(shape) >>")
    case .deflated: return stream(image.data, filter: "/FlateDecode")
    case .differences: return stream(image.data, filter: "/FlateDecode", parameters: "<< /Predictor 2 \(shape) >>")
    case .fax(let isWhiteOne):
      let black = isWhiteOne ? " /BlackIs1 true" : ""
      let parameters = "<< /K -1 /Columns \(image.width) /Rows \(image.height)\(black) >>"
      return stream(image.data, filter: "/CCITTFaxDecode", parameters: parameters)
    }
  }

  private func colorSpace(of image: PageImage) -> PDFObject {
    switch image.color {
    case .gray: colorSpace("/DeviceGray", channels: 1, image.profile)
    case .rgb: colorSpace("/DeviceRGB", channels: 3, image.profile)
    case .cmyk: colorSpace("/DeviceCMYK", channels: 4, image.profile)
    case .palette(let colors):
      array([
        name("/Indexed"), colorSpace("/DeviceRGB", channels: 3, image.profile), integer(colors.count / 3 - 1),
        string(colors),
      ])
    }
  }

  /// As the profile says, or the device's own without one (8.6.5.5).
  private func colorSpace(_ device: String, channels: Int, _ profile: [UInt8]?) -> PDFObject {
    guard let profile else { return name(device) }
    let based = stream(profile)
    based.set("/N", integer(channels))
    based.set("/Alternate", name(device))
    return array([name("/ICCBased"), indirect(based)])
  }
}
