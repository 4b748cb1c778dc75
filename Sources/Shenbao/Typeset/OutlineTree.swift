internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// The headings of a document as bookmarks below each other.
struct OutlineTree {
  let entries: [OutlineEntry]

  /// Every heading goes below the last one of a higher level; levels may be skipped.
  init(of headings: [DocumentHeading]) {
    entries = Self.entries(headings[...])
  }

  /// Recursion goes as deep as there are levels, nine.
  private static func entries(_ headings: ArraySlice<DocumentHeading>) -> [OutlineEntry] {
    var result: [OutlineEntry] = []
    var rest = headings
    while let heading = rest.popFirst() {
      let below = rest.prefix { $0.level > heading.level }
      rest = rest.dropFirst(below.count)
      result.append(
        OutlineEntry(
          title: heading.title,
          page: heading.page,
          top: max(0, heading.y),
          children: entries(below)
        )
      )
    }
    return result
  }
}
