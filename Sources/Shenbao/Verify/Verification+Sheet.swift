internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// Every document against those before it, field by field; a sheet's cells against the manifest's digests too.
  mutating func checkDocuments(_ manifest: Manifest) {
    var earlier: [String: [String]] = [:]
    for document in documents(manifest) {
      let output = document.output
      if output.isSheet { checkCells(of: document, manifest, earlier) }
      for value in document.values where !agrees(value.text, with: earlier[value.path]) {
        add(value.path, Place(file: output.path, detail: value.detail), document.name, value.text, earlier[value.path])
      }
      for value in document.values { earlier[value.path, default: []].append(value.text) }
    }
  }

  /// A document with its values.
  struct Document {
    struct Placed {
      var path: String
      var detail: Words?
      var text: String
    }

    var output: Manifest.Output
    var name: Words
    var values: [Placed]
  }

  /// The Word files, then the sheets.
  func documents(_ manifest: Manifest) -> [Document] {
    let word = manifest.outputs.filter(\.isWord).compactMap { output -> Document? in
      guard let reader = contents[output.role].flatMap({ try? WordReader(bytes: $0) }) else { return nil }
      let values = reader.values.map { Document.Placed(path: path($0.path, in: output), detail: nil, text: $0.text) }
      return Document(output: output, name: Self.word, values: values)
    }
    let sheets = manifest.outputs.filter(\.isSheet).compactMap { output -> Document? in
      guard let reader = contents[output.role].flatMap({ try? SheetReader(bytes: $0) }) else { return nil }
      let values = reader.placedValues.map { Document.Placed(path: $0.path, detail: "\($0.cell)", text: $0.text) }
      return Document(output: output, name: Self.sheet, values: values)
    }
    return word + sheets
  }

  /// The path of a field of a document: what a form about one project of many says stands in that project's row elsewhere.
  func path(_ path: String, in output: Manifest.Output) -> String {
    guard let subject = output.subject, !common.contains(path) else { return path }
    return "\(BureauData.projects)[\(subject)].\(path)"
  }

  /// Fields of the documents that are about all projects.
  func commonFields(_ manifest: Manifest) -> Set<String> {
    let outputs = manifest.outputs.filter { $0.isWord && $0.subject == nil }
    guard outputs.count < manifest.outputs.count(where: \.isWord) else { return [] }
    let readers = outputs.compactMap { contents[$0.role].flatMap { try? WordReader(bytes: $0) } }
    return Set(readers.flatMap(\.values).map(\.path))
  }

  private mutating func checkCells(of sheet: Document, _ manifest: Manifest, _ word: [String: [String]]) {
    looked.insert(.sheet)
    let output = sheet.output
    guard let bytes = contents[output.role],
      // The digests are salted with the code: a sheet of another edition differs in every cell, and says so by its code.
      (try? SheetReader(bytes: bytes).packageCode) == manifest.packageCode
    else { return }
    for cell in changedCells(of: bytes, output, manifest) {
      let place = Place(file: output.path, detail: "\(cell)")
      let inside = sheet.values.filter { $0.detail == "\(cell)" }
      let wrong = inside.count == 1 ? inside : inside.filter { !agrees($0.text, with: word[$0.path]) }
      if wrong.isEmpty { report.add(Diagnostic(.verifyCell, at: place, "\(cell)")) }
      for value in wrong { add(value.path, place, sheet.name, value.text, word[value.path]) }
    }
  }

  private func agrees(_ text: String, with others: [String]?) -> Bool {
    guard let others, !others.isEmpty else { return true }
    return others.contains { SameValue(text, $0).holds }
  }

  private mutating func add(_ path: String, _ place: Place, _ name: Words, _ text: String, _ others: [String]?) {
    var found = Diagnostic(.verifyField, at: place, "\(path)")
    found.quotes = [Diagnostic.Quote(name, text)]
    if let other = others?.first {
      let source = name == Self.word ? Words("另一份 Word 文件", "another Word file") : Self.word
      found.quotes.append(Diagnostic.Quote(source, other))
    }
    report.add(found)
  }

  /// Cells with another digest, cells that are gone, and cells that were not there.
  private func changedCells(of bytes: [UInt8], _ output: Manifest.Output, _ manifest: Manifest) -> [String] {
    guard let lines = output.parts, let code = manifest.packageCode,
      let now = PartDigests(of: bytes, name: output.path, code: code)?.parts
    else { return [] }
    let then = PartDigests(reading: lines).parts
    let old = Dictionary(then.map { ($0.name, $0.digest) }) { first, _ in first }
    let new = Dictionary(now.map { ($0.name, $0.digest) }) { first, _ in first }
    return now.map(\.name).filter { old[$0] != new[$0] } + then.map(\.name).filter { new[$0] == nil }
  }
}
