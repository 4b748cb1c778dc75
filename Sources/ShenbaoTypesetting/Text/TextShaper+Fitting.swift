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
}
