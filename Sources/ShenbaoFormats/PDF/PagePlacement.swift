/// How a page of a source becomes a page of the bundle.
package enum PagePlacement: Equatable, Sendable, Codable {
  /// At its own size, filling the page: for pages we drew ourselves.
  case asIs
  /// On a page of `width` by `height` points, inside `area`, upright, in the middle.
  ///
  /// A PDF page is made smaller where it must and never larger. A picture takes its own size, or that at 200 dpi when
  /// that is larger, or less when the area is smaller; its proportions stay.
  case fitted(width: Double, height: Double, area: Rectangle)

  /// A4 upright, in points (GB/T 148).
  package static let a4 = (width: 595.276, height: 841.89)
}

extension PagePlacement {
  /// The final page's size and how much a content of `size` is scaled and moved, from its lower left corner.
  func layout(of size: (width: Double, height: Double), enlarging most: Double) -> (page: PageBox, matrix: PageMatrix) {
    guard case .fitted(let width, let height, let area) = self else {
      return (PageBox(left: 0, bottom: 0, right: size.width, top: size.height), PageMatrix())
    }
    let scale = min(most, area.width / size.width, area.height / size.height)
    let left = area.x + (area.width - size.width * scale) / 2
    let bottom = height - area.y - area.height + (area.height - size.height * scale) / 2
    let matrix = PageMatrix.scale(scale, scale).then(.translation(left, bottom))
    return (PageBox(left: 0, bottom: 0, right: width, top: height), matrix)
  }
}
