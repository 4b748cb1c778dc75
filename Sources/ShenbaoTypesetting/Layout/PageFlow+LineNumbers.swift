internal import ShenbaoFormats

extension PageFlow {
  /// Sets the numbers of a paragraph's lines left of them.
  func number(_ box: ParagraphBox, at top: Double) throws(FormatError) {
    guard let numbering = composer.section.lineNumbers, !pages.isEmpty,
      box.source?.format.isOn(.hidesLineNumbers) != true
    else { return }
    var top = top + box.before + box.topBorder
    for line in box.lines {
      lineCount &+= 1
      if lineCount % numbering.step == 0 {
        let label = try composer.label(String(lineCount))
        let x = page.left - numbering.distance - label.width
        pages[pages.count - 1].canvas.items += label.items.map { $0.moved(x: x, y: top + line.baseline) }
      }
      top += line.height
    }
  }

  /// Begins to count lines anew where the section says so.
  func restartLines(atSection isSection: Bool) {
    guard let numbering = composer.section.lineNumbers, numbering.restart == .newPage || isSection,
      numbering.restart != .continuous
    else { return }
    lineCount = numbering.start
  }
}

extension Composer {
  /// A short text as the document's defaults look.
  fileprivate func label(_ text: String) throws(FormatError) -> LineObject {
    let styles = document.styles
    var run = styles.documentDefaults.run
    run.apply(styles.format(styles.defaultStyle("paragraph"), kind: "paragraph").run, asStyle: true)
    let format = ParagraphFormat(ParagraphProperties())
    let shaper = TextShaper(fonts: fonts, settings: document.settings, issues: document.issues, paragraph: format)
    return try shaper.line(text, CharacterFormat(run))
  }
}
