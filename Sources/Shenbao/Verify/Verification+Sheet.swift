internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// The sheet's cells against the manifest's digests, and its values against those of the Word file.
  mutating func checkSheet(_ manifest: Manifest) {
    guard let bytes = contents["summary"], let sheet = try? SheetReader(bytes: bytes),
      let output = manifest.outputs.first(where: { $0.role == "summary" })
    else { return }
    looked.insert(.sheet)
    let word = wordValues
    let values = sheet.placedValues
    // The digests are salted with the code: a sheet of another edition differs in every cell, and says so by its code.
    let isOfThisEdition = sheet.packageCode == manifest.packageCode
    for cell in isOfThisEdition ? changedCells(of: bytes, output, manifest) : [] {
      let place = Place(file: output.path, detail: "\(cell)")
      let inside = values.filter { $0.cell == cell }
      if inside.isEmpty { report.add(Diagnostic(.verifyCell, at: place, "\(cell)")) }
      for value in inside where inside.count == 1 || !agrees(value.text, with: word[value.path]) {
        add(value.path, place, sheetSays: value.text, word[value.path])
      }
      if inside.count > 1, inside.allSatisfy({ agrees($0.text, with: word[$0.path]) }) {
        report.add(Diagnostic(.verifyCell, at: place, "\(cell)"))
      }
    }
    for value in values where !agrees(value.text, with: word[value.path]) {
      add(value.path, Place(file: output.path, detail: "\(value.cell)"), sheetSays: value.text, word[value.path])
    }
  }

  /// What the Word file says by path; a field may stand in several places.
  var wordValues: [String: [String]] {
    let values = contents["declaration"].flatMap { try? WordReader(bytes: $0).values } ?? []
    return Dictionary(values.map { ($0.path, [$0.text]) }) { $0 + $1 }
  }

  private func agrees(_ text: String, with others: [String]?) -> Bool {
    guard let others, !others.isEmpty else { return true }
    return others.contains { SameValue(text, $0).holds }
  }

  private mutating func add(_ path: String, _ place: Place, sheetSays text: String, _ word: [String]?) {
    var found = Diagnostic(.verifyField, at: place, "\(path)")
    found.quotes = [Diagnostic.Quote(Self.sheet, text)]
    if let word = word?.first { found.quotes.append(Diagnostic.Quote(Self.word, word)) }
    report.add(found)
  }

  /// Cells with another digest, cells that are gone, and cells that were not there.
  private func changedCells(of bytes: [UInt8], _ output: Manifest.Output, _ manifest: Manifest) -> [String] {
    guard let lines = output.parts, let code = manifest.packageCode,
      let now = PartDigests(of: bytes, role: "summary", code: code)?.parts
    else { return [] }
    let then = PartDigests(reading: lines).parts
    let old = Dictionary(then.map { ($0.name, $0.digest) }) { first, _ in first }
    let new = Dictionary(now.map { ($0.name, $0.digest) }) { first, _ in first }
    return now.map(\.name).filter { old[$0] != new[$0] } + then.map(\.name).filter { new[$0] == nil }
  }
}
