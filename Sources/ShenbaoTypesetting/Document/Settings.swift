internal import ShenbaoFormats

/// The settings that change how a document is laid out (ECMA-376 17.15.1).
struct Settings {
  var defaultTabStop = 36.0
  var hasEvenAndOddHeaders = false
  /// Whether full-width punctuation may give up its blank half.
  var compressesPunctuation = false
  /// Whether the line grid counts inside cells.
  var adjustsLineHeightInTables = false
  /// Whether blanks in a row are half as wide as full-width characters.
  var balancesBlanks = false
  /// 15 since Word 2013; 12 where nothing is said.
  var compatibilityMode = 12
  /// Whether a line that ends in a manual break is left unjustified.
  var keepsBrokenLinesRagged = false
  /// Characters that may not begin or end a line, when the document has its own.
  var noLineStart: Set<UInt32>?
  var noLineEnd: Set<UInt32>?
  /// Whether lines leave out the blank that a font asks for below its letters.
  var leavesOutLeading = false
  /// Whether the spaces of two paragraphs add up; else the larger counts, as in HTML.
  var addsParagraphSpaces = false
  /// Whether words may be divided at the ends of lines, which we do not do.
  var hyphenates = false
  var gutterIsOnTop = false
  var mirrorsMargins = false
  var footnotes = NoteNumbering.footnotes
  var endnotes = NoteNumbering.endnotes

  init() {}

  init(reading root: XMLElement) {
    defaultTabStop = root.first("defaultTabStop")?.points().map { max(1, $0) } ?? 36
    hasEvenAndOddHeaders = root.flag("evenAndOddHeaders") ?? false
    compressesPunctuation = (root.first("characterSpacingControl")?["val"] ?? "").hasPrefix("compressPunctuation")
    noLineStart = root.first("noLineBreaksBefore")?["val"].map { Set($0.unicodeScalars.map(\.value)) }
    noLineEnd = root.first("noLineBreaksAfter")?["val"].map { Set($0.unicodeScalars.map(\.value)) }
    hyphenates = root.flag("autoHyphenation") ?? false
    gutterIsOnTop = root.flag("gutterAtTop") ?? false
    mirrorsMargins = root.flag("mirrorMargins") ?? false
    footnotes = NoteNumbering(reading: root.first("footnotePr"), otherwise: footnotes)
    endnotes = NoteNumbering(reading: root.first("endnotePr"), otherwise: endnotes)
    guard let compatibility = root.first("compat") else { return }
    adjustsLineHeightInTables = compatibility.flag("adjustLineHeightInTable") ?? false
    balancesBlanks = compatibility.flag("balanceSingleByteDoubleByteWidth") ?? false
    leavesOutLeading = compatibility.flag("noLeading") ?? false
    addsParagraphSpaces = compatibility.flag("doNotUseHTMLParagraphAutoSpacing") ?? false
    keepsBrokenLinesRagged = compatibility.flag("doNotExpandShiftReturn") ?? false
    for setting in compatibility.children("compatSetting") where setting["name"] == "compatibilityMode" {
      compatibilityMode = setting.integer("val") ?? 12
    }
  }
}
