extension ArchivalCheck {
  private static let annotations: Set<String> = [
    "/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
    "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/FileAttachment", "/Widget", "/PrinterMark",
    "/TrapNet", "/Watermark", "/Redact",
  ]
  private static let actions: Set<String> = ["/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"]
  private static let namedActions: Set<String> = ["/NextPage", "/PrevPage", "/FirstPage", "/LastPage"]
  private static let mostActions = 1_000

  /// An annotation of a page (ISO 19005-2, 6.3 and 6.4.1).
  func check(annotation: PDFObject) {
    guard annotation.isDictionary else { return }
    let subtype = annotation["/Subtype"].name ?? ""
    if !Self.annotations.contains(subtype) { note(.annotationKind, String(subtype.dropFirst())) }
    check(action: annotation["/A"])
    for key in annotation["/AA"].keys.prefix(32) { check(action: annotation["/AA"][key]) }
    if subtype == "/Widget", !annotation["/A"].isNull || !annotation["/AA"].isNull { note(.widgetAction) }
    if let flags = annotation["/F"].integer {
      // Print must be set; Invisible, Hidden, NoView and ToggleNoView must not.
      if flags & 0b1_0010_0111 != 4 { note(.annotationHidden, String(subtype.dropFirst())) }
    } else if subtype != "/Popup" {
      note(.annotationFlags, String(subtype.dropFirst()))
    }
    check(appearanceOf: annotation, subtype)
  }

  private func check(appearanceOf annotation: PDFObject, _ subtype: String) {
    let appearance = annotation["/AP"]
    let box = PageBox(annotation["/Rect"])
    let isEmpty = box.map { $0.width == 0 && $0.height == 0 } ?? false
    guard appearance.isDictionary else {
      if !isEmpty, subtype != "/Popup", subtype != "/Link" { note(.appearance, String(subtype.dropFirst())) }
      return
    }
    let normal = appearance["/N"]
    var type = annotation["/FT"].name
    if type == nil { type = annotation["/Parent"]["/FT"].name }
    let isButton = subtype == "/Widget" && type == "/Btn"
    let isRight = isButton ? normal.isDictionary && !normal.keys.isEmpty : normal.isStream
    if !isRight || appearance.keys.contains(where: { $0 != "/N" }) {
      note(.appearanceForm, String(subtype.dropFirst()))
    }
    let looks = normal.isStream ? [normal] : normal.keys.prefix(32).map { normal[$0] }
    let run = ContentRun(resources: file.dictionary(), state: State(), depth: 0)
    for look in looks where look.isStream { paint(look, run) }
  }

  /// An action and those that follow it (6.5).
  func check(action first: PDFObject) {
    var open = [first]
    var seen = 0
    while let action = open.popLast(), seen < Self.mostActions {
      seen += 1
      guard action.isDictionary else { continue }
      let kind = action["/S"].name ?? ""
      if !Self.actions.contains(kind) { note(.action, String(kind.dropFirst())) }
      if kind == "/Named", !Self.namedActions.contains(action["/N"].name ?? "") { note(.namedAction) }
      let next = action["/Next"]
      open += next.isArray ? next.items.prefix(100) : [next]
    }
  }

  /// The catalogue and what hangs on it, but for the pages.
  func checkCatalogue() {
    let root = file.root
    check(action: root["/OpenAction"])
    if !root["/AA"].isNull { note(.catalogueActions) }
    if root["/NeedsRendering"].bool == true { note(.dynamicRendering) }
    if !root["/Requirements"].isNull { note(.requirements) }
    if !root["/Names"]["/AlternatePresentations"].isNull { note(.presentations) }
    if root["/Names"]["/JavaScript"].isDictionary { note(.action, "JavaScript") }
    if root["/Perms"].keys.contains(where: { $0 != "/UR3" && $0 != "/DocMDP" }) { note(.permissions) }
    check(form: root["/AcroForm"])
    checkLayers()
    checkOutline(root["/Outlines"])
  }

  private func check(form: PDFObject) {
    if form["/NeedAppearances"].bool == true { note(.appearancesNeeded) }
    if !form["/XFA"].isNull { note(.dynamicForm) }
    var (open, visited, seen) = (form["/Fields"].items, Set<Int>(), 0)
    while let field = open.popLast(), seen < 200_000 {
      seen += 1
      if let identity = field.identity, !visited.insert(identity).inserted { continue }
      if !field["/AA"].isNull { note(.fieldAction) }
      if field["/FT"].name == "/Sig" { check(signature: field["/V"]) }
      open += field["/Kids"].items
    }
  }

  private func check(signature: PDFObject) {
    guard signature.isDictionary else { return }
    let range = signature["/ByteRange"].items.compactMap(\.integer)
    let covers =
      range.count == 4 && range[0] == 0 && range[2].addingReportingOverflow(range[3]).partialValue == byteCount
    if !covers { note(.signatureRange) }
    let forbidden = ["/DigestLocation", "/DigestMethod", "/DigestValue"]
    for reference in signature["/Reference"].items.prefix(32) where !file.root["/Perms"]["/DocMDP"].isNull {
      if forbidden.contains(where: { !reference[$0].isNull }) { note(.signatureReference) }
    }
  }

  /// Optional content (6.9).
  func checkLayers() {
    let layers = file.root["/OCProperties"]
    guard layers.isDictionary else { return }
    let groups = Set(layers["/OCGs"].items.prefix(PDFLayers.maximumLayers).compactMap(\.identity))
    var names: Set<String> = []
    for settings in [layers["/D"]] + layers["/Configs"].items.prefix(1_000) where settings.isDictionary {
      let name = settings["/Name"].text ?? ""
      if name.isEmpty { note(.layerName) } else if !names.insert(name).inserted { note(.layerNameTwice) }
      if !settings["/AS"].isNull {
        let isHarmless = PDFLayers(of: file).automaticIsIdle
        note(.layerUsage, "", isHarmless ? .binding : ArchivalRule.Remedy.none)
      }
      let order = settings["/Order"]
      if order.isArray, !groups.isSubset(of: ordered(order)) { note(.layerOrder) }
    }
  }

  private func ordered(_ order: PDFObject) -> Set<Int> {
    var (open, found, seen) = ([order], Set<Int>(), 0)
    while let item = open.popLast(), seen < PDFLayers.maximumLayers * 2 {
      seen += 1
      if item.isDictionary, let identity = item.identity { found.insert(identity) }
      open += item.items
    }
    return found
  }

  private func checkOutline(_ root: PDFObject) {
    var (open, visited) = ([root["/First"]], Set<Int>())
    while let item = open.popLast(), visited.count < 100_000 {
      guard item.isDictionary, let identity = item.identity, visited.insert(identity).inserted else { continue }
      check(action: item["/A"])
      open += [item["/Next"], item["/First"]]
    }
  }
}
