extension TextShaper {
  /// Spreads or closes up the characters of runs that are told how wide they must be together (ECMA-376 17.3.2.14).
  func fit(_ text: inout ShapedText) {
    var start = 0
    while start < text.clusters.count {
      guard let fit = text.strands[text.clusters[start].strand].format.fit else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.clusters.count, text.strands[text.clusters[end].strand].format.fit == fit { end += 1 }
      spread(&text, start..<end, to: fit.width)
      start = end
    }
  }

  private func spread(_ text: inout ShapedText, _ range: Range<Int>, to width: Double) {
    let natural = range.reduce(0) {
      $0 + text.clusters[$1].advance + ($1 > range.lowerBound ? text.clusters[$1].gap : 0)
    }
    guard range.count > 1 else { return }
    let each = (width - natural) / Double(range.count - 1)
    for index in range.dropLast() { text.clusters[index].advance = max(0, text.clusters[index].advance + each) }
    for index in range.dropFirst() { text.clusters[index].mayBreakBefore = false }
  }

  /// Sets each full-width character, and what stands between two of them, into the middle of whole squares
  /// (ECMA-376 17.18.14).
  func snap(_ text: inout ShapedText, to square: Double) {
    var start = 0
    while start < text.clusters.count {
      let first = text.clusters[start]
      var end = start + 1
      guard first.isText, text.strands[first.strand].format.switches.isOn(.snapToGrid, otherwise: true) else {
        start = end
        continue
      }
      while !first.isWide, end < text.clusters.count, text.clusters[end].isText, !text.clusters[end].isWide { end += 1 }
      let natural = text.clusters[start..<end].reduce(-first.gap) { $0 + $1.gap + $1.advance }
      let slack = max(1, (natural / square - 0.01).rounded(.up)) * square - natural
      text.clusters[start].gap = 0
      text.clusters[start].shift += slack / 2
      text.clusters[start].advance += slack / 2
      text.clusters[end - 1].advance += slack / 2
      start = end
    }
  }
}
