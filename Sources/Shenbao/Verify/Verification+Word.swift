internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

extension Verification {
  static let word = Words("Word 文件", "Word file")
  static let sheet = Words("汇总表", "sheet")
  static let answers = Words("答案", "answers")

  /// Every Word file that has pages in the PDF, laid out again beside the text of those pages.
  mutating func checkWord(_ manifest: Manifest, _ texts: PageTexts?, with installation: Installation) {
    guard let texts, manifest.packageCode != nil, let fonts = try? FontLibrary(folder: installation.fonts) else {
      return
    }
    for entry in manifest.catalogue {
      guard let output = manifest.outputs.first(where: { $0.isWord && $0.role == entry.form }),
        let docx = contents[output.role], let word = try? WordLetters(of: docx, fonts: fonts),
        let pdf = printedText(of: entry, texts, manifest)
      else { continue }
      looked.insert(.word)
      let difference = TextDifference(of: word.letters, pdf.letters)
      let isOfThisLayout = manifest.tool.layout == PackageCode.layoutVersion
      for span in difference.spans where isOfThisLayout || !span.isRepetition(in: word.letters, pdf.letters) {
        report(span, difference, word, pdf, in: output)
      }
    }
  }

  private typealias PrintedText = (letters: [Unicode.Scalar], pages: [Int])

  /// The text of an item's pages without stamps, found by the number printed on each; nothing when one is missing.
  private func printedText(of entry: Manifest.CatalogueEntry, _ texts: PageTexts, _ manifest: Manifest)
    -> PrintedText?
  {
    var byNumber: [Int: ArraySlice<Unicode.Scalar>] = [:]
    for text in texts.pages {
      guard let stamp = StampText(endOf: text), stamp.code == manifest.packageCode else { continue }
      byNumber[stamp.page] = text[..<stamp.start]
    }
    guard entry.firstPage >= 1, entry.lastPage >= entry.firstPage, entry.lastPage <= 20_000 else { return nil }
    var letters: [Unicode.Scalar] = []
    var pages: [Int] = []
    for number in entry.firstPage...entry.lastPage {
      guard let text = byNumber[number] else { return nil }
      letters += text
      pages += [Int](repeating: number, count: text.count)
    }
    return (letters, pages)
  }

  private mutating func report(
    _ span: TextDifference.Span,
    _ difference: TextDifference,
    _ word: WordLetters,
    _ pdf: PrintedText,
    in output: Manifest.Output
  ) {
    let page = pdf.pages.dropFirst(min(span.second.lowerBound, max(pdf.pages.count - 1, 0))).first ?? 0
    let place = Place(
      file: output.path,
      detail: Words("PDF 第 \(page) 页", "page \(page) of the PDF")
    )
    // What was taken out or put in stands between two letters, which tell whose it was.
    let around = span.first.isEmpty ? span.first.lowerBound - 1..<span.first.lowerBound + 1 : span.first
    let fields = Set(around.clamped(to: 0..<word.fields.count).compactMap { word.fields[$0] })
    for field in fields.sorted() {
      let inside = around.clamped(to: 0..<word.fields.count).first { word.fields[$0] == field } ?? 0
      let extent = word.extent(of: field, around: inside)
      let printed =
        difference.position(extent.lowerBound, isEnd: false)..<difference.position(extent.upperBound, isEnd: true)
      var found = Diagnostic(.verifyField, at: place, "\(path(word.names[field], in: output))")
      found.quotes = [
        Diagnostic.Quote(Self.word, word.letters[extent].text),
        Diagnostic.Quote("PDF", pdf.letters[printed.clamped(to: 0..<pdf.letters.count)].text),
      ]
      report.add(found)
    }
    guard fields.isEmpty || !span.first.isEmpty && span.first.contains(where: { word.fields[$0] == nil }) else {
      return
    }
    var found = Diagnostic(.verifyText, at: place, "\(page)")
    let near = { (letters: [Unicode.Scalar], range: Range<Int>) in
      letters[(range.lowerBound - 8..<range.upperBound + 8).clamped(to: 0..<letters.count)].text
    }
    found.quotes = [
      Diagnostic.Quote(Self.word, near(word.letters, span.first)),
      Diagnostic.Quote("PDF", near(pdf.letters, span.second)),
    ]
    report.add(found)
  }
}
