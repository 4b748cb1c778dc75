internal import ShenbaoFormats

extension BodyReader {
  /// A DrawingML picture, in the line or floating; anything else that is drawn is reported (ECMA-376 20.4).
  func drawing(_ element: XMLElement) -> Picture? {
    guard let frame = element.first("inline") ?? element.first("anchor") else { return nil }
    guard let blip = frame.descendants("blip").first, let id = blip["embed"] ?? blip["link"] else {
      let kind = frame.first(["graphic", "graphicData"])?.children.first?.qualifiedName ?? "w:drawing"
      report(kind, near: element)
      return nil
    }
    guard let extent = frame.first("extent"), let image = image(id, near: element) else { return nil }
    if let crop = frame.descendants("srcRect").first, !crop.attributes.isEmpty { report("a:srcRect", near: element) }
    var picture = Picture(
      image: image,
      width: Self.emu(extent["cx"], 1...4_000),
      height: Self.emu(extent["cy"], 1...4_000),
      anchor: nil
    )
    if frame.name == "anchor" { picture.anchor = anchor(frame) }
    return picture
  }

  private func anchor(_ frame: XMLElement) -> Picture.Anchor {
    for wrap in ["wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom"] where frame.first(wrap) != nil {
      report("wp:" + wrap, near: frame)
    }
    let horizontal = frame.first("positionH")
    let vertical = frame.first("positionV")
    func origin(_ element: XMLElement?, _ otherwise: Picture.Anchor.Origin) -> Picture.Anchor.Origin {
      element?["relativeFrom"].flatMap(Picture.Anchor.Origin.init(rawValue:)) ?? otherwise
    }
    return Picture.Anchor(
      horizontalOrigin: origin(horizontal, .column),
      verticalOrigin: origin(vertical, .paragraph),
      x: Self.emu(horizontal?.first("posOffset")?.text, -4_000...4_000),
      y: Self.emu(vertical?.first("posOffset")?.text, -4_000...4_000),
      horizontalAlign: horizontal?.first("align")?.text,
      verticalAlign: vertical?.first("align")?.text,
      isBehindText: frame.switched("behindDoc") ?? false
    )
  }

  /// A picture of the older markup (VML); shapes with text are reported.
  func legacyPicture(_ element: XMLElement) -> Picture? {
    guard let data = element.descendants("imagedata").first, let id = data["id"],
      let shape = data.parent, let style = shape["style"]
    else {
      if !element.children.isEmpty { report("w:" + element.name, near: element) }
      return nil
    }
    let parts = style.split(separator: ";").map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
    func measure(_ name: String) -> Double? {
      parts.first { $0.first == name && $0.count == 2 }.flatMap { Self.length($0[1]) }
    }
    guard let width = measure("width"), let height = measure("height"), let image = image(id, near: element) else {
      report("w:" + element.name, near: element)
      return nil
    }
    if style.contains("position:absolute") { report("v:shape", near: element) }
    return Picture(image: image, width: width, height: height, anchor: nil)
  }

  private func image(_ id: String, near element: XMLElement) -> ImageFile? {
    guard let target = relationships[id], !target.isExternal, let image = document.image(target.part) else {
      report("picture " + (relationships[id]?.part ?? id), near: element)
      return nil
    }
    if image.isInverted { report("CMYK " + target.part, near: element) }
    return image
  }

  private static func emu(_ text: String?, _ range: ClosedRange<Double>) -> Double {
    guard let text, let value = Double(text), value.isFinite else { return max(0, range.lowerBound) }
    return max(range.lowerBound, min(range.upperBound, value / 12_700))
  }

  private static func length(_ text: String) -> Double? {
    let units: [(String, Double)] = [("pt", 1), ("in", 72), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("px", 0.75)]
    let unit = units.first { text.hasSuffix($0.0) }
    let number = Double(unit == nil ? text : String(text.dropLast(2)))
    return number.flatMap { $0.isFinite ? max(1, min(4_000, $0 * (unit?.1 ?? 1))) : nil }
  }
}
