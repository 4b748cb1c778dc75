/// A PDF's page labels (ISO 32000-1, 12.4.2).
struct PDFLabels {
  private static let maximumNodes = 100_000

  private struct Range {
    var start: Int
    var style: String?
    var prefix: String
    var first: Int
  }

  /// By first page.
  private var ranges: [Range] = []

  init(of file: PDFFile) {
    var visited: Set<Int> = []
    var open = [file.root["/PageLabels"]]
    while let node = open.popLast(), visited.count < Self.maximumNodes, open.count < Self.maximumNodes {
      if let identity = node.identity, !visited.insert(identity).inserted { continue }
      let numbers = node["/Nums"]
      for index in stride(from: 0, to: min(numbers.count, Self.maximumNodes) - 1, by: 2) {
        let label = numbers.item(index + 1)
        ranges.append(
          Range(
            start: numbers.item(index).integer ?? 0,
            style: label["/S"].name,
            prefix: label["/P"].text ?? "",
            first: min(max(label["/St"].integer ?? 1, 1), Self.maximumNodes)
          )
        )
      }
      open += node["/Kids"].items
    }
    ranges.sort { $0.start < $1.start }
  }

  /// The label of a page, from 0; its plain number when the file gives none.
  func label(of page: Int) -> String {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start <= page { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ranges[low - 1].start >= 0 else { return String(page + 1) }
    let range = ranges[low - 1]
    let number = range.first + page - range.start
    let digits =
      switch range.style {
      case "/D": String(number)
      case "/R": Self.roman(number)
      case "/r": Self.roman(number).lowercased()
      case "/A": Self.letters(number)
      case "/a": Self.letters(number).lowercased()
      default: ""
      }
    return range.prefix + digits
  }

  private static func roman(_ number: Int) -> String {
    let values = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (text, rest) = ("", number)
    for (value, letters) in values {
      text += String(repeating: letters, count: rest / value)
      rest %= value
    }
    return text
  }

  /// A to Z, then AA to ZZ, and so on.
  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + (number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }
}
