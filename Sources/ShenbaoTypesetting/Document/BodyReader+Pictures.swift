internal import ShenbaoFormats

extension BodyReader {
  /// A DrawingML picture or shape, in the line or floating; anything else that is drawn is reported (ECMA-376 20.4).
  func drawing(_ element: XMLElement) -> Inline.Content? {
    guard let frame = element.first("inline") ?? element.first("anchor") else { return nil }
    let isFloating = frame.name == "anchor"
    if let shape = shape(frame) ?? group(frame) {
      return isFloating ? .floating(FloatingObject(content: .shape(shape), anchor: anchor(frame))) : .box(shape)
    }
    guard let extent = frame.first("extent") else { return nil }
    guard let blip = frame.descendants("blip").first, (blip["embed"] ?? blip["link"]) != nil else {
      let kind = frame.first(["graphic", "graphicData"])?.children.first?.qualifiedName ?? "w:drawing"
      report(kind, near: element)
      return unshown(frame, extent)
    }
    let (width, height) = (Self.emu(extent["cx"], 1...4_000), Self.emu(extent["cy"], 1...4_000))
    guard let picture = picture(blip, frame, width: width, height: height) else { return unshown(frame, extent) }
    guard isFloating else { return .picture(picture) }
    return .floating(FloatingObject(content: .picture(picture), anchor: anchor(frame)))
  }

  /// The picture that `blip` names, with the effects and the outline that stand in `frame`; nil when there is no such file.
  func picture(_ blip: XMLElement, _ frame: XMLElement, width: Double, height: Double) -> Picture? {
    guard let id = blip["embed"] ?? blip["link"], let image = image(id, near: frame) else { return nil }
    reportEffects(frame, blip)
    var picture = Picture(image: image, width: max(1, width), height: max(1, height))
    picture.crop = Picture.Crop(frame.descendants("srcRect").first)
    picture.turn = PictureTurn(frame.descendants("spPr").first?.first("xfrm"))
    if let line = frame.descendants("spPr").first?.first("ln") { picture.border = stroke(line) }
    return picture
  }

  /// The room of a drawing that is not shown, so that what is around it keeps its place.
  private func unshown(_ frame: XMLElement, _ extent: XMLElement) -> Inline.Content {
    let shape = Shape.unshown(width: Self.emu(extent["cx"], 1...4_000), height: Self.emu(extent["cy"], 1...4_000))
    guard frame.name == "anchor" else { return .box(shape) }
    return .floating(FloatingObject(content: .shape(shape), anchor: anchor(frame)))
  }

  /// What changes a picture's look and is not shown.
  private func reportEffects(_ frame: XMLElement, _ blip: XMLElement) {
    let effects = ["alphaModFix", "lum", "duotone", "grayscl", "biLevel", "clrChange"]
    for child in blip.children where effects.contains(child.name) { report(child.qualifiedName, near: frame) }
  }

  private func anchor(_ frame: XMLElement) -> Picture.Anchor {
    for wrap in ["wrapTight", "wrapThrough"] where frame.first(wrap) != nil { report("wp:" + wrap, near: frame) }
    // A place in shares of the page stands beside one in points, for programs that do not know such.
    let known = [frame] + frame.children("AlternateContent").compactMap { $0.first("Fallback") }
    let horizontal = known.lazy.compactMap { $0.first("positionH") }.first
    let vertical = known.lazy.compactMap { $0.first("positionV") }.first
    func origin(_ element: XMLElement?, _ otherwise: Picture.Anchor.Origin) -> Picture.Anchor.Origin {
      element?["relativeFrom"].flatMap(Picture.Anchor.Origin.init(rawValue:)) ?? otherwise
    }
    func distance(_ name: String) -> Double { Self.emu(frame[name] ?? "0", 0...1_000) }
    var anchor = Picture.Anchor(
      horizontalOrigin: origin(horizontal, .column),
      verticalOrigin: origin(vertical, .paragraph),
      x: Self.emu(horizontal?.first("posOffset")?.text, -4_000...4_000),
      y: Self.emu(vertical?.first("posOffset")?.text, -4_000...4_000),
      horizontalAlign: horizontal?.first("align")?.text,
      verticalAlign: vertical?.first("align")?.text,
      isBehindText: frame.switched("behindDoc") ?? false
    )
    anchor.distances = (distance("distT"), distance("distL"), distance("distB"), distance("distR"))
    let isSquare = ["wrapSquare", "wrapTight", "wrapThrough"].contains { frame.first($0) != nil }
    anchor.wrap = isSquare ? .square : frame.first("wrapTopAndBottom") == nil ? .none : .topAndBottom
    return anchor
  }

  /// A picture or a text box of the older markup (VML); other shapes are reported.
  func legacyDrawing(_ element: XMLElement) -> Inline.Content? {
    if let shape = legacyShape(element) { return shape }
    guard let data = element.descendants("imagedata").first, let id = data["id"],
      let shape = data.parent, let text = shape["style"]
    else {
      if !element.children.isEmpty { report("w:" + element.name, near: element) }
      return nil
    }
    let style = LegacyStyle(text)
    guard let width = style.length("width"), let height = style.length("height") else {
      report("w:" + element.name, near: element)
      return nil
    }
    guard let image = image(id, near: element) else {
      let unshown = Shape.unshown(width: max(1, width), height: max(1, height))
      guard style.isFloating else { return .box(unshown) }
      return .floating(FloatingObject(content: .shape(unshown), anchor: style.anchor))
    }
    var picture = Picture(image: image, width: max(1, width), height: max(1, height))
    picture.turn = style.turn
    guard style.isFloating else { return .picture(picture) }
    var anchor = style.anchor
    if let wrap = shape.first("wrap")?["type"] { anchor.wrap = Picture.Anchor.wrap(vml: wrap) }
    return .floating(FloatingObject(content: .picture(picture), anchor: anchor))
  }

  func image(_ id: String, near element: XMLElement) -> ImageFile? {
    guard let target = relationships[id], !target.isExternal, let image = document.image(target.part) else {
      report("picture " + (relationships[id]?.part ?? id), near: element)
      return nil
    }
    return image
  }

  static func emu(_ text: String?, _ range: ClosedRange<Double>) -> Double {
    guard let text, let value = Double(text), value.isFinite else { return max(0, range.lowerBound) }
    return max(range.lowerBound, min(range.upperBound, value / 12_700))
  }
}

extension PictureTurn {
  /// Reads `a:xfrm`, in sixty thousandths of a degree.
  init(_ element: XMLElement?) {
    guard let element else { return }
    let angle = element["rot"].flatMap { Double($0) } ?? 0
    degrees = angle.isFinite ? Self.normal(angle / 60_000) : 0
    isMirrored = element.switched("flipH") ?? false
    isUpsideDown = element.switched("flipV") ?? false
  }

  /// An angle of a whole turn at most.
  static func normal(_ degrees: Double) -> Double {
    let rest = degrees.truncatingRemainder(dividingBy: 360)
    return rest < 0 ? rest + 360 : rest
  }
}

extension Picture.Crop {
  /// Reads `a:srcRect`, in thousandths of a percent (ECMA-376 20.1.8.55).
  init(_ element: XMLElement?) {
    guard let element else { return }
    func share(_ name: String) -> Double {
      max(-1, min(0.99, Double(element.integer(name) ?? 0) / 100_000))
    }
    (top, left, bottom, right) = (share("t"), share("l"), share("b"), share("r"))
    if top + bottom > 0.99 { (top, bottom) = (0, 0) }
    if left + right > 0.99 { (left, right) = (0, 0) }
  }
}
