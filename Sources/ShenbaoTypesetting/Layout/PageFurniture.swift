internal import ShenbaoFormats

/// The headers and footers of pages.
final class PageFurniture {
  let composer: Composer
  private var heights: [String: Double] = [:]
  var gutterIsOnTop: Bool { composer.document.settings.gutterIsOnTop }
  var mirrorsMargins: Bool { composer.document.settings.mirrorsMargins }

  init(composer: Composer) {
    self.composer = composer
  }

  /// How high the header and the footer of a page are; nought when there is none.
  func heights(_ section: Section, number: Int, isFirstOfSection: Bool) -> (header: Double, footer: Double) {
    let kind = kind(section, number, isFirstOfSection)
    return (height(section.headers[kind], section), height(section.footers[kind], section))
  }

  private func kind(_ section: Section, _ number: Int, _ isFirst: Bool) -> Section.PageKind {
    if section.hasTitlePage, isFirst { return .first }
    return composer.document.settings.hasEvenAndOddHeaders && number % 2 == 0 ? .even : .default
  }

  private func height(_ part: String?, _ section: Section) -> Double {
    guard let part else { return 0 }
    let key = "\(part) \(section.textWidth) \(section.grid) \(section.linePitch)"
    if let known = heights[key] { return known }
    let height = (try? boxes(part, section).height) ?? 0
    heights[key] = height
    return height
  }

  private func boxes(_ part: String, _ section: Section) throws(FormatError) -> [Box] {
    let saved = (composer.section, composer.part)
    defer { (composer.section, composer.part) = saved }
    composer.section = section
    composer.part = part
    return try composer.boxes(composer.document.story(part), width: section.textWidth)
  }

  /// Paints what stands above and below a page's text; its numbers must be set in the composer.
  func paint(_ page: PageFlow.Page, withFooter: Bool, on canvas: inout PageCanvas) throws(FormatError) {
    guard !page.isBlank else { return }
    let section = page.section
    let kind = kind(section, page.number, page.isFirstOfSection)
    if section.pageBorders.isShown(onFirst: page.isFirstOfSection) {
      section.pageBorders.paint(page.paper, on: &canvas)
    }
    if let header = section.headers[kind] {
      let boxes = try boxes(header, section)
      boxes.paint(x: page.paper.left, y: section.headerDistance, page: page.paper, on: &canvas)
    }
    if withFooter, let footer = section.footers[kind] {
      let boxes = try boxes(footer, section)
      let top = section.height - section.footerDistance - boxes.height
      boxes.paint(x: page.paper.left, y: top, page: page.paper, on: &canvas)
    }
  }
}
