/// The workbook part after filling: names follow the rows, and point at the values.
enum WorkbookNames {
  /// Edits the workbook part.
  static func edit(_ root: XMLElement, _ sheets: [FilledSheet], in workbook: Workbook) {
    let names = root.first("definedNames") ?? make(in: root)
    for name in names.children {
      if name["name"]?.hasPrefix(FilledCells.prefix) == true {
        name.remove()
        continue
      }
      let own = name["localSheetId"].flatMap { Int($0) }.flatMap {
        workbook.sheets.indices.contains($0) ? workbook.sheets[$0].name : nil
      }
      for sheet in sheets where sheet.layout.moves {
        let text = name.text
        let moved = FormulaText.following(text, in: own ?? "", segments: [sheet.layout], of: sheet.name)
        if moved != text { name.text = moved }
      }
    }
    for sheet in sheets {
      let quoted = "'" + sheet.name.replacing("'", with: "''") + "'!"
      for (name, reference) in sheet.places.names {
        let corners = reference.split(separator: ":").joined(separator: ":")
        let made = names.append(names.make("definedName", text: quoted + corners))
        made.set("name", to: name)
        made.set("hidden", to: "1")
      }
    }
    if names.children.isEmpty { names.remove() }
    if sheets.contains(where: \.needsCalculation) { calculation(in: root).set("fullCalcOnLoad", to: "1") }
  }

  /// In its place in the sequence (ECMA-376 part 1, 18.2.27).
  private static func make(in root: XMLElement) -> XMLElement {
    let before: Set<String> = [
      "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
      "externalReferences", "AlternateContent",
    ]
    return insert("definedNames", after: before, in: root)
  }

  private static func calculation(in root: XMLElement) -> XMLElement {
    let before: Set<String> = [
      "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
      "externalReferences", "AlternateContent", "definedNames",
    ]
    return root.first("calcPr") ?? insert("calcPr", after: before, in: root)
  }

  private static func insert(_ name: String, after before: Set<String>, in root: XMLElement) -> XMLElement {
    let made = root.make(name)
    guard let last = root.children.last(where: { before.contains($0.name) }) else { return root.prepend(made) }
    made.insert(after: last)
    return made
  }
}

/// What filling did to one sheet.
struct FilledSheet {
  var name: String
  var layout: SheetSegment
  var places: FilledCells
  /// Whether some formula has no value that is sure.
  var needsCalculation: Bool
}
