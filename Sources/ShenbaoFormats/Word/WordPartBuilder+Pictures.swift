extension WordPartBuilder {
  /// A drawing: a placeholder for another picture, or what may hold marks in its text.
  mutating func drawing(_ element: XMLElement) -> TemplateNode {
    let frame = element.first("inline") ?? element.first("anchor")
    if let properties = frame?.first("docPr"), let mark = PlaceholderPicture.mark(of: properties, scanner),
      let picture = PlaceholderPicture(element, name: mark.name)
    {
      let here = place(around: mark.written, in: mark.written)
      let index = table.add(MarkTable.Entry(mark: mark, part: part, place: here, isEcho: isEcho))
      return TemplateNode(.placeholder(index, picture))
    }
    return group(element, role: .other)
  }
}

extension XMLElement {
  /// Of a section: the page between its margins (ECMA-376 part 1, 17.6.11 and 17.6.13).
  var room: PictureRoom {
    func twips(_ element: XMLElement?, _ name: String, _ otherwise: Int) -> Int {
      (element?[name].flatMap { Int($0) } ?? otherwise).clamped(to: -32_000...32_000)
    }
    let (page, margin) = (first("pgSz"), first("pgMar"))
    let width = twips(page, "w", 11_906) - abs(twips(margin, "left", 1_417)) - abs(twips(margin, "right", 1_417))
    let height = twips(page, "h", 16_838) - abs(twips(margin, "top", 1_417)) - abs(twips(margin, "bottom", 1_417))
    return PictureRoom(width: max(width, 567) * 635, height: max(height, 567) * 635)
  }

  /// Of a cell: its width less the usual margins, and its height when that is fixed.
  func cellRoom(within room: PictureRoom) -> PictureRoom {
    var result = room
    if let width = first(["tcPr", "tcW"]), width["type"] ?? "dxa" == "dxa",
      let twips = width["w"].flatMap({ Int($0) }), (300...32_000).contains(twips)
    {
      result.width = (twips - 216) * 635
    }
    if let height = parent?.first(["trPr", "trHeight"]), height["hRule"] == "exact",
      let twips = height["val"].flatMap({ Int($0) }), (100...32_000).contains(twips)
    {
      result.height = twips * 635
    }
    return result
  }
}
