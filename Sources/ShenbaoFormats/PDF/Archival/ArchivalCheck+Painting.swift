extension ArchivalCheck {
  /// An XObject that content paints.
  func paint(_ object: PDFObject, _ run: ContentRun) {
    guard object.isStream, object.identity.map(settled.contains) != true else { return }
    let subtype = object["/Subtype"].name
    let mode = run.state.mode == 3 ? 1 : 0
    switch subtype {
    case "/Image": once(object) { check(image: object, in: run.resources) }
    case "/PS": note(.postScript)
    default:
      once(object, variant: 2 + mode) { check(form: object, run) }
    }
  }

  private func check(form: PDFObject, _ run: ContentRun) {
    if !form["/PS"].isNull || form["/Subtype2"].name == "/PS" { note(.postScriptForm) }
    if !form["/OPI"].isNull { note(.prepress) { form.remove("/OPI") } }
    if !form["/Ref"].isNull { note(.referenceForm) }
    let group = form["/Group"]
    var state = run.state
    (state.font, state.isInherited) = (nil, !form["/Resources"].isDictionary)
    let resources = state.isInherited ? run.resources : form["/Resources"]
    if group["/S"].name == "/Transparency" { note(.blendSpace) }
    if !group["/CS"].isNull { check(colorSpace: group["/CS"], in: resources) }
    check(stream: form, resources: resources, state: state, depth: run.depth + 1)
  }

  /// A form's, pattern's or glyph's own content.
  func check(stream: PDFObject, resources: PDFObject, state: State, depth: Int) {
    guard Self.isReadable(stream) else { return note(.unjudged) }
    guard let content = stream.streamData(decoded: true) else {
      return note(.damaged, "", ArchivalRule.Remedy.none)
    }
    check(content: content, resources: resources, state: state, depth: depth)
  }

  func check(pattern: PDFObject, _ run: ContentRun) {
    if pattern.isStream {
      once(pattern, variant: 6) {
        var state = State()
        state.isInherited = !pattern["/Resources"].isDictionary
        let resources = state.isInherited ? run.resources : pattern["/Resources"]
        check(stream: pattern, resources: resources, state: state, depth: run.depth + 1)
      }
    } else if pattern.isDictionary {
      check(shading: pattern["/Shading"], in: run.resources)
      if pattern["/ExtGState"].isDictionary { check(graphicsState: pattern["/ExtGState"], in: run) }
    }
  }

  func check(shading: PDFObject, in resources: PDFObject) {
    let space = shading["/ColorSpace"]
    if !space.isNull { check(colorSpace: space, in: resources) }
  }

  /// A dictionary of graphics state parameters (ISO 32000-1, 8.4.5).
  func check(graphicsState: PDFObject, in run: ContentRun) {
    check(transfer: "/TR", in: graphicsState, .transfer)
    if graphicsState["/TR2"].name != "/Default" { check(transfer: "/TR2", in: graphicsState, .transferDefault) }
    if !graphicsState["/HTP"].isNull { note(.halftonePhase) { graphicsState.remove("/HTP") } }
    for fault in Self.faults(ofHalftone: graphicsState["/HT"], colorant: nil, depth: 0) {
      // Screens have dots of their own.
      note(fault) { graphicsState.remove("/HT") }
    }
    check(renderingIntent: graphicsState["/RI"].name)
    let mode = graphicsState["/BM"]
    let modes = mode.isArray ? mode.items.map(\.name) : mode.isNull ? [] : [mode.name]
    for name in modes where !Self.blendModes.contains(name ?? "") { note(.blendMode, String((name ?? "").dropFirst())) }
    let isOpaque = [graphicsState["/ca"], graphicsState["/CA"]].allSatisfy { ($0.number ?? 1) >= 1 }
    let isPlain = modes.allSatisfy { $0 == "/Normal" || $0 == "/Compatible" }
    let mask = graphicsState["/SMask"]
    if !isOpaque || !isPlain || mask.isDictionary { note(.blendSpace) }
    if mask["/G"].isStream { paint(mask["/G"], run) }
  }

  /// A transfer function that does nothing can go without a change of looks.
  private func check(transfer key: String, in graphicsState: PDFObject, _ rule: ArchivalRule) {
    let function = graphicsState[key]
    if function.name == "/Identity" || function.name == "/Default" {
      note(rule) { graphicsState.remove(key) }
    } else if !function.isNull {
      note(rule, "", ArchivalRule.Remedy.none)
    }
  }

  private static func faults(ofHalftone halftone: PDFObject, colorant: String?, depth: Int) -> [ArchivalRule] {
    guard halftone.isDictionary || halftone.isStream, depth < 3 else { return [] }
    var faults: [ArchivalRule] = []
    let type = halftone["/HalftoneType"].integer
    if type != 1, type != 5 { faults.append(.halftoneType) }
    if !halftone["/HalftoneName"].isNull { faults.append(.halftoneName) }
    let hasTransfer = !halftone["/TransferFunction"].isNull
    let primaries = [nil, "/Cyan", "/Magenta", "/Yellow", "/Black"]
    if colorant != "/Default", primaries.contains(colorant) == hasTransfer { faults.append(.halftoneTransfer) }
    guard type == 5 else { return faults }
    return faults
      + halftone.keys.prefix(64).flatMap { Self.faults(ofHalftone: halftone[$0], colorant: $0, depth: depth + 1) }
  }

  private static let blendModes: Set<String> = [
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
  ]
}
