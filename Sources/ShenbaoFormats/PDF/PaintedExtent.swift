/// How far down a page its operators paint, as its reader sees it: never less than they do, at times more.
///
/// Clipping is not looked at, and letters are taken to be as high and deep as their size. White fills paint nothing.
struct PaintedExtent {
  /// What of the graphics state (ISO 32000-1, 8.4) matters here.
  struct Pen {
    var isWhite = false
    var size = 0.0
    var leading = 0.0
    var line = PageMatrix()
    fileprivate var path: PageBox?
    fileprivate var saved: [Bool] = []
  }

  /// Of the content stream that is being read.
  var pen = Pen()
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  /// What is left free above and below, on a page of that height.
  func free(on height: Double) -> (above: Double, below: Double) {
    (min(max(height - highest, 0), height), min(max(lowest, 0), height))
  }

  /// Nothing is known any more.
  mutating func addAll() { (lowest, highest) = (-.infinity, .infinity) }

  /// Adds what covers a box; one outside of the page, below its lower edge, is never seen.
  mutating func add(_ box: PageBox?, _ matrix: PageMatrix) {
    guard let box else { return addAll() }
    let seen = matrix.apply(box)
    guard seen.top > 0 else { return }
    lowest = min(lowest, seen.bottom)
    highest = max(highest, seen.top)
  }

  /// Takes in one operator with its operands.
  mutating func follow(_ word: String, _ numbers: [Double], _ matrix: PageMatrix) {
    switch word {
    case "q": if pen.saved.count < 1_000 { pen.saved.append(pen.isWhite) }
    case "Q": pen.isWhite = pen.saved.popLast() ?? pen.isWhite
    case "g": pen.isWhite = numbers == [1]
    case "rg": pen.isWhite = numbers == [1, 1, 1]
    case "k": pen.isWhite = numbers == [0, 0, 0, 0]
    // Three ones are white in all spaces of light; one may be full ink.
    case "sc", "scn": pen.isWhite = numbers == [1, 1, 1]
    case "cs": pen.isWhite = false
    case "m", "l", "c", "v", "y", "re": extendPath(word, numbers)
    case "n": pen.path = nil
    case "f", "F", "f*": finishPath(isSeen: !pen.isWhite, matrix)
    case "S", "s", "B", "B*", "b", "b*": finishPath(isSeen: true, matrix)
    case "sh": addAll()
    case "EI": add(PageBox(left: 0, bottom: 0, right: 1, top: 1), matrix)
    default: followText(word, numbers, matrix)
    }
  }

  private mutating func extendPath(_ word: String, _ numbers: [Double]) {
    var points = stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    if word == "re", numbers.count == 4 { points[1] = (numbers[0] + numbers[2], numbers[1] + numbers[3]) }
    for (x, y) in points {
      guard let box = pen.path else {
        pen.path = PageBox(left: x, bottom: y, right: x, top: y)
        continue
      }
      pen.path = PageBox(
        left: min(box.left, x),
        bottom: min(box.bottom, y),
        right: max(box.right, x),
        top: max(box.top, y)
      )
    }
  }

  private mutating func finishPath(isSeen: Bool, _ matrix: PageMatrix) {
    if isSeen, let path = pen.path { add(path, matrix) }
    pen.path = nil
  }

  /// Text objects (9.4): where lines stand, and how high their letters are.
  private mutating func followText(_ word: String, _ numbers: [Double], _ matrix: PageMatrix) {
    switch word {
    case "BT": pen.line = PageMatrix()
    case "Tf": pen.size = numbers.last ?? 0
    case "TL": pen.leading = numbers.last ?? 0
    case "Tm": if numbers.count == 6 { pen.line = Self.matrix(numbers) }
    case "Td", "TD":
      guard numbers.count == 2 else { return }
      pen.line = PageMatrix.translation(numbers[0], numbers[1]).then(pen.line)
      if word == "TD" { pen.leading = -numbers[1] }
    case "T*": nextLine()
    case "'", "\"":
      nextLine()
      show(matrix)
    case "Tj", "TJ": show(matrix)
    default: break
    }
  }

  private static func matrix(_ numbers: [Double]) -> PageMatrix {
    PageMatrix(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
  }

  private mutating func nextLine() { pen.line = PageMatrix.translation(0, -pen.leading).then(pen.line) }

  private mutating func show(_ matrix: PageMatrix) {
    let placed = pen.line.then(matrix)
    // How far a line that is not level goes up or down is not known.
    guard abs(placed.b) * 100 < abs(placed.a) else { return addAll() }
    let size = abs(pen.size)
    add(PageBox(left: 0, bottom: -0.3 * size, right: 0, top: size), placed)
  }
}
