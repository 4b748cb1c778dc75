extension ArchivalCheck {
  /// What of the graphics state the rules ask for (ISO 32000-1, 8.4).
  struct State {
    var font: ArchivalFont?
    /// How text is rendered; 3 is not at all.
    var mode = 0
    var isFillCMYK = false
    var isStrokeCMYK = false
    var overprintsFill = false
    var overprintsStroke = false
    var overprintMode = 0
    /// Whether resources come from further up.
    var isInherited = false
  }

  private static let operatorNames: Set<String> = [
    "b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI", "EMC",
    "ET",
    "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG",
    "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr",
    "Ts",
    "Tw", "Tz", "v", "w", "W", "W*", "y", "'", "\"",
  ]
  private static let deepestState = 28

  /// A decoded content stream with the resources it uses.
  func check(content: [UInt8], resources: PDFObject, state start: State, depth: Int) {
    guard depth < Self.maximumDepth else { return note(.unjudged) }
    var stream = PDFContentStream(content)
    var run = ContentRun(resources: resources, state: start, depth: depth)
    while let word = stream.next() {
      operators += 1
      guard operators < Self.mostOperators else { return note(.unjudged) }
      switch word {
      case "q":
        run.saved.append(run.state)
        guard run.saved.count < 10_000 else { return note(.unjudged) }
        if run.saved.count == Self.deepestState + 1 { note(.stateDepth) }
      case "Q": run.state = run.saved.popLast() ?? run.state
      case "Tj", "'", "\"", "TJ": show(stream.operands, &run)
      case "Tf": run.state.font = font(named: stream.operands, in: run)
      case "Tr": run.state.mode = Int(min(max(stream.number ?? 0, 0), 7))
      case "g", "G": note(device: .gray, in: resources)
      case "rg", "RG": note(device: .rgb, in: resources)
      case "k", "K": note(device: .cmyk, in: resources)
      default: perform(word, stream, &run)
      }
    }
    for fault in stream.faults { note(fault, "", ArchivalRule.Remedy.none) }
  }

  /// A content stream on its way: what it uses, and the states it has put aside.
  struct ContentRun {
    let resources: PDFObject
    var state: State
    let depth: Int
    var saved: [State] = []
    /// The font whose own faults were noted last, and whether as one that is seen.
    var noted: (font: ArchivalFont, isSeen: Bool)?
  }

  /// The operators that a page has few of.
  private func perform(_ word: String, _ stream: PDFContentStream, _ run: inout ContentRun) {
    switch word {
    case "Do": paint(resource("/XObject", stream.name, run), run)
    case "gs": apply(resource("/ExtGState", stream.name, run), to: &run)
    case "cs", "CS": select(stream.name, isStroke: word == "CS", &run)
    case "scn", "SCN": if let name = stream.name { check(pattern: resource("/Pattern", name, run), run) }
    case "sh": check(shading: resource("/Shading", stream.name, run), in: run.resources)
    case "ri": check(renderingIntent: stream.name)
    case "EI": check(inline: stream.operands, in: run.resources)
    case "BDC", "DP": if stream.operands.count == 2, let name = stream.name { _ = resource("/Properties", name, run) }
    default: if !Self.operatorNames.contains(word) { note(.unknownOperator, word) }
    }
  }

  func resource(_ kind: String, _ name: String?, _ run: ContentRun) -> PDFObject {
    let resource = run.resources[kind][name ?? "/"]
    if resource.isNull {
      note(.inheritedResources, name.map { String($0.dropFirst()) } ?? "", ArchivalRule.Remedy.none)
    } else if run.state.isInherited {
      note(.inheritedResources, "", run.depth == 0 ? .binding : ArchivalRule.Remedy.none)
    }
    return resource
  }

  private func select(_ name: String?, isStroke: Bool, _ run: inout ContentRun) {
    guard let name else { return }
    var isCMYK = false
    if Self.deviceNames[name] != nil || name == "/Pattern" {
      check(colorSpace: file.name(name), in: run.resources)
    } else {
      let space = resource("/ColorSpace", name, run)
      check(colorSpace: space, in: run.resources)
      isCMYK = space.item(0).name == "/ICCBased" && space.item(1)["/N"].integer == 4
    }
    if isStroke { run.state.isStrokeCMYK = isCMYK } else { run.state.isFillCMYK = isCMYK }
    noteOverprinting(run.state)
  }

  private func apply(_ settings: PDFObject, to run: inout ContentRun) {
    guard settings.isDictionary else { return }
    once(settings, variant: 7) { check(graphicsState: settings, in: run) }
    if let stroke = settings["/OP"].bool { (run.state.overprintsStroke, run.state.overprintsFill) = (stroke, stroke) }
    if let fill = settings["/op"].bool { run.state.overprintsFill = fill }
    if let mode = settings["/OPM"].integer { run.state.overprintMode = mode }
    if settings["/Font"].count == 2 { run.state.font = font(settings["/Font"].item(0), depth: run.depth) }
    noteOverprinting(run.state)
  }

  private func noteOverprinting(_ state: State) {
    let isOverprinted = state.isFillCMYK && state.overprintsFill || state.isStrokeCMYK && state.overprintsStroke
    if state.overprintMode == 1, isOverprinted { note(.overprint) }
  }

  func check(renderingIntent name: String?) {
    let names = ["/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"]
    if let name, !names.contains(name) { note(.renderingIntent, String(name.dropFirst())) }
  }

  private func font(named operands: [PDFContentStream.Operand], in run: ContentRun) -> ArchivalFont? {
    guard case .name(let name)? = operands.first else { return nil }
    let object = resource("/Font", name, run)
    return object.isDictionary ? font(object, depth: run.depth) : nil
  }

  private func show(_ operands: [PDFContentStream.Operand], _ run: inout ContentRun) {
    guard let font = run.state.font, let last = operands.last else { return }
    let isSeen = run.state.mode != 3
    if run.noted?.font !== font || run.noted?.isSeen != isSeen {
      run.noted = (font, isSeen)
      for fault in font.faults { note(fault.rule, fault.detail.isEmpty ? font.name : fault.detail) }
      if isSeen, !font.isEmbedded { note(.fontEmbedded, font.name) }
    }
    switch last {
    case .string(let bytes): for fault in font.faults(showing: bytes, isSeen: isSeen) { note(fault, font.name) }
    case .array(let items):
      for case .string(let bytes) in items {
        for fault in font.faults(showing: bytes, isSeen: isSeen) { note(fault, font.name) }
      }
    default: break
    }
  }
}
