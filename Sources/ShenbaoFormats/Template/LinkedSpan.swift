/// A stretch of a value's text; with an address it leads there.
package struct LinkedSpan: Equatable, Sendable {
  package var text: String
  /// A web or mail address, or a file beside the document with a page: `申报材料.pdf#page=12`, escaped as addresses are.
  package var address: String?

  package init(_ text: String, address: String? = nil) {
    (self.text, self.address) = (text, address)
  }
}

extension [LinkedSpan] {
  /// What is printed.
  var text: String { map(\.text).joined() }
}

extension FormFill.Printed {
  /// The text with what leads elsewhere, unless the mark prints the value in another way.
  var spans: [LinkedSpan] {
    if case .linked(let spans) = value, spans.text == text { return spans }
    return [LinkedSpan(text)]
  }
}
