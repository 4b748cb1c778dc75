/// One mark of a template, for those who list them.
package struct TemplateMark: Equatable, Sendable {
  /// `value`, `rich`, `picture`, `section`, `absence` or `box`.
  package var kind: String
  /// The mark as written.
  package var mark: String
  /// The name in it.
  package var name: String
  /// Where the search for the name starts, and the names to follow; none for `{{.}}`.
  package var origin: NamePath.Origin
  package var path: [String]
  /// Of a box: the value at which it is ticked.
  package var option: String
  /// The sections around it, outermost first, as places in the list of marks.
  package var sections: [Int]
  package var part: String
  package var place: TemplatePlace
}
