internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// What the stamp needs free of a page.
extension PageStamp {
  /// The room above a number in the upper right corner, in points.
  static let head = Paper.points(15)

  /// Whether nothing of a page lies where the stamp will.
  static func isClear(_ free: (above: Double, below: Double), place: PaperRules.NumberPlace) -> Bool {
    free.below >= height && (place != .topRight || free.above >= head)
  }

  /// A form's pages as they are stamped: those that reach into the strip are made smaller, unless the call forbids it.
  ///
  /// A bureau has no rules: its numbers stand in the middle.
  static func cleared(_ document: TypesetDocument, _ rules: PaperRules? = nil) -> TypesetDocument {
    guard rules?.scale != .never else { return document }
    let place = rules?.number ?? .bottomCentre
    return document.fitted { page in
      guard !isClear(page.free, place: place) else { return nil }
      let top = place == .topRight ? head : 0
      return Rectangle(x: 0, y: top, width: page.width, height: page.height - top - height)
    }
  }
}
