extension PDFFile {
  /// An image XObject (ISO 32000-1, 8.9.5) holding the picture's bytes as they are.
  func imageXObject(_ image: PageImage) -> PDFObject {
    let parameters =
      "<< /Predictor 15 /Colors \(image.color.channels) /BitsPerComponent \(image.bitsPerChannel) /Columns \(image.width) >>"
    let object =
      switch image.encoding {
      case .jpeg: stream(image.data, filter: "/DCTDecode")
      case .png: stream(image.data, filter: "/FlateDecode", parameters: parameters)
      }
    object.set("/Type", name("/XObject"))
    object.set("/Subtype", name("/Image"))
    object.set("/Width", integer(image.width))
    object.set("/Height", integer(image.height))
    object.set("/BitsPerComponent", integer(image.bitsPerChannel))
    object.set("/ColorSpace", colorSpace(of: image))
    if image.isInverted { object.set("/Decode", parse("[1 0 1 0 1 0 1 0]")) }
    return indirect(object)
  }

  private func colorSpace(of image: PageImage) -> PDFObject {
    let device =
      switch image.color {
      case .gray: name("/DeviceGray")
      case .rgb: name("/DeviceRGB")
      case .cmyk: name("/DeviceCMYK")
      case .palette(let colors):
        array([name("/Indexed"), name("/DeviceRGB"), integer(colors.count / 3 - 1), string(colors)])
      }
    guard let profile = image.profile else { return device }
    let based = stream(profile)
    based.set("/N", integer(image.color.channels))
    based.set("/Alternate", device)
    return array([name("/ICCBased"), indirect(based)])
  }
}
