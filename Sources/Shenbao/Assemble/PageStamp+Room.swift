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
  static func cleared(_ document: TypesetDocument, _ rules: PaperRules) -> TypesetDocument {
    guard rules.scale != .never else { return document }
    return document.fitted { page in
      guard !isClear(page.free, place: rules.number) else { return nil }
      let top = rules.number == .topRight ? head : 0
      return Rectangle(x: 0, y: top, width: page.width, height: page.height - top - height)
    }
  }
}
