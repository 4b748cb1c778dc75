package import ShenbaoFormats

/// A part of a page that leads elsewhere.
package struct DocumentLink: Equatable, Sendable {
  package enum Target: Equatable, Sendable {
    case address(String)
    /// A page, from 0, and points from its top.
    case place(page: Int, y: Double)
  }

  /// From 0.
  package var page: Int
  package var rectangle: Rectangle
  package var target: Target

  package init(page: Int, rectangle: Rectangle, target: Target) {
    self.page = page
    self.rectangle = rectangle
    self.target = target
  }
}

/// Where the bookmarks of a document stand; the first of a name counts.
struct BookmarkPlaces {
  private var places: [String: (page: Int, y: Double)] = [:]

  mutating func add(_ bookmarks: [PageCanvas.Bookmark], page: Int) {
    for bookmark in bookmarks where places[bookmark.name] == nil { places[bookmark.name] = (page, bookmark.y) }
  }

  subscript(_ name: String) -> (page: Int, y: Double)? { places[name] }
}
