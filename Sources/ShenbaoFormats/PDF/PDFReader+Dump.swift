extension PDFReader {
  /// Everything as text, one fact a line.
  package var dump: String {
    var lines = ["pdf \(version), \(pageCount) pages"]
    lines.append("title \(title ?? "-")")
    lines.append("producer \(producer ?? "-")")
    lines.append("language \(language ?? "-")")
    lines.append("encrypted \(isEncrypted ? "yes" : "no")")
    lines.append("signed \(isSigned ? "yes" : "no")")
    lines.append("forms \(hasForms ? "yes" : "no")")
    lines.append(
      "active content \(activeContent.isEmpty ? "none" : activeContent.map(\.rawValue).sorted().joined(separator: ", "))"
    )
    lines += hiddenLayers.map { "hidden layer \($0)" }
    // Sorted without the six letters of a subset, which change with every character that is used.
    let bare = { (font: Font) in font.name.split(separator: "+").last ?? "" }
    let sorted = fonts.sorted { bare($0) < bare($1) }
    lines += sorted.map { "font \($0.name) \($0.isEmbedded ? "embedded" : "not embedded")" }
    lines += outline.map { entry in
      let indent = String(repeating: "  ", count: min(entry.level, OutlineEntry.maximumDepth) - 1)
      return "bookmark \(indent)\(entry.title) -> \(entry.page.map { "page \($0 + 1)" } ?? "nowhere")"
    }
    let linksByPage = Dictionary(grouping: links, by: \.page)
    for (number, page) in pages.enumerated() { lines += dump(page, number: number, links: linksByPage[number] ?? []) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func dump(_ page: Page, number: Int, links: [Link]) -> [String] {
    let turned = page.rotation == 0 ? "" : ", turned \(page.rotation)"
    var lines = ["page \(number + 1) \"\(page.label)\" \(Self.text(page.width)) x \(Self.text(page.height))\(turned)"]
    lines.append("  content \(page.contentDigest.prefix(16))")
    if let piece = page.pieceDigest { lines.append("  piece \(piece.prefix(16))") }
    for link in links {
      let box = [link.rectangle.x, link.rectangle.y, link.rectangle.width, link.rectangle.height].map(Self.text)
      lines.append("  link \(box.joined(separator: " ")) -> \(Self.text(link.target))")
    }
    return lines
  }

  private static func text(_ target: Link.Target) -> String {
    switch target {
    case .page(let page): "page \(page + 1)"
    case .address(let address): address
    }
  }

  /// Points to a tenth.
  private static func text(_ points: Double) -> String { PDFNumber((points * 10).rounded() / 10).text }
}
