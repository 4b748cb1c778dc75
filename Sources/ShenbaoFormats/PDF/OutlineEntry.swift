/// A bookmark (ISO 32000-1, 12.3.3).
package struct OutlineEntry: Equatable, Sendable, Codable {
  /// How many levels there may be.
  package static let maximumDepth = 32

  package var title: String
  /// From 0.
  package var page: Int
  /// Points from the top of the page as seen; nil for its upper edge.
  package var top: Double?
  package var children: [OutlineEntry]

  package init(title: String, page: Int, top: Double? = nil, children: [OutlineEntry] = []) {
    self.title = title
    self.page = page
    self.top = top
    self.children = children
  }
}
