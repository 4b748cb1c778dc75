/// What a page shows, as far as its operators tell: text and its direction, pictures and how fine they are.
struct PDFPageSurvey {
  /// The most encoded bytes of one stream that are looked into.
  private static let largestStream = 1 << 20
  private static let maximumDepth = 8
  private static let maximumOperators = 400_000

  private(set) var hasText = false
  /// Whether anything is painted at all; true for what is too large to look into.
  private(set) var isPainted = false
  private(set) var isColored = false
  /// Of the picture that covers most of the page, when it covers half of it.
  private(set) var dotsPerInch: Double?
  /// That picture.
  private(set) var picture: PDFObject?
  /// What tells the page from others: its operators, and the pictures and forms they paint.
  private(set) var digest: String?
  /// Shown strings by the direction of their lines, in quarter turns from left to right.
  private var directions = [0, 0, 0, 0]
  private var operators = 0
  private var largest = 0.0
  private var painted: [UInt8] = []
  /// SHA-256 of the pictures it paints, as they are packed, by what tells the objects apart.
  private(set) var pictures: [Int: String] = [:]
  /// Whether it is drawn by several streams that cannot be joined, for one of them cannot be decoded.
  private(set) var isUnreadable = false
  /// How far down the page it is painted.
  private(set) var extent = PaintedExtent()
  private let area: Double

  /// Quarter turns clockwise that nearly all text of the page would need to be read from left to right.
  var turn: Int {
    let all = directions.reduce(0, +)
    let most = directions.indices.max { directions[$0] < directions[$1] } ?? 0
    return directions[most] * 10 >= all * 9 ? most : 0
  }

  init(of page: PDFPage) {
    area = max(page.size.width * page.size.height, 1)
    let streams = page.object["/Contents"].isStream ? [page.object["/Contents"]] : page.object["/Contents"].items
    let size = streams.reduce(0) { $0 + min(max($1["/Length"].integer ?? 0, 0), Self.largestStream + 1) }
    guard size <= Self.largestStream, let content = page.object.pageContent else {
      isUnreadable = size <= Self.largestStream && streams.count > 1
      isPainted = true
      extent.addAll()
      return
    }
    survey(content, page.resources, page.upright, depth: 0)
    if operators >= Self.maximumOperators { extent.addAll() }
    for annotation in page.object["/Annots"].items.prefix(200) where PDFAnnotation(annotation).appearance != nil {
      extent.add(PageBox(annotation["/Rect"]), page.upright)
    }
    isPainted = isPainted || page.object["/Annots"].items.prefix(200).contains { PDFAnnotation($0).appearance != nil }
    if isPainted { digest = Digest.hex(Digest.sha256(content) + painted) }
  }

  private mutating func survey(_ content: [UInt8], _ resources: PDFObject, _ matrix: PageMatrix, depth: Int) {
    var stream = PDFOperators(of: content)
    var matrices: [PageMatrix] = []
    var (current, line) = (matrix, PageMatrix())
    let outside = extent.pen
    defer { extent.pen = outside }
    while operators < Self.maximumOperators, let word = stream.next() {
      operators += 1
      extent.follow(word, stream.numbers, current)
      switch word {
      case "q": if matrices.count < 1_000 { matrices.append(current) }
      case "Q": current = matrices.popLast() ?? current
      case "cm": current = Self.matrix(stream.numbers).then(current)
      case "BT": line = PageMatrix()
      case "Tm": line = Self.matrix(stream.numbers)
      case "Tj", "TJ", "'", "\"": show(line.then(current))
      case "Do": paint(stream.name, resources, current, depth: depth)
      case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "EI": isPainted = true
      default: break
      }
    }
  }

  private static func matrix(_ numbers: [Double]) -> PageMatrix {
    guard numbers.count == 6 else { return PageMatrix() }
    return PageMatrix(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
  }

  private mutating func show(_ matrix: PageMatrix) {
    (hasText, isPainted) = (true, true)
    // A line that runs upwards needs one turn clockwise.
    if abs(matrix.a) >= abs(matrix.b) {
      directions[matrix.a >= 0 ? 0 : 2] += 1
    } else {
      directions[matrix.b >= 0 ? 1 : 3] += 1
    }
  }

  private mutating func paint(_ name: String, _ resources: PDFObject, _ matrix: PageMatrix, depth: Int) {
    let object = resources["/XObject"][name]
    guard object.isStream else { return }
    guard object["/Subtype"].name == "/Form" else { return paint(picture: object, matrix) }
    guard depth < Self.maximumDepth, (object["/Length"].integer ?? 0) <= Self.largestStream,
      let content = object.streamData(decoded: true)
    else {
      isPainted = true
      extent.addAll()
      return
    }
    painted += Digest.sha256(content)
    let own = object["/Resources"].isDictionary ? object["/Resources"] : resources
    survey(content, own, (PageMatrix(object["/Matrix"]) ?? PageMatrix()).then(matrix), depth: depth + 1)
  }

  private mutating func paint(picture: PDFObject, _ matrix: PageMatrix) {
    isPainted = true
    extent.add(PageBox(left: 0, bottom: 0, right: 1, top: 1), matrix)
    if painted.count < 1 << 16 {
      let digest = Digest.sha256(picture.streamData(decoded: false) ?? [])
      painted += digest
      if let identity = picture.identity { pictures[identity] = Digest.text(of: digest) }
    }
    let covered = abs(matrix.a * matrix.d - matrix.b * matrix.c) / area
    let (width, height) = (picture["/Width"].number ?? 0, picture["/Height"].number ?? 0)
    guard covered >= 0.5, covered > largest, width > 0, height > 0 else { return }
    (largest, self.picture) = (covered, picture)
    // Rows and columns of the picture along the matrix's two axes, in inches.
    let (across, down) = (hypotenuse(matrix.a, matrix.b) / 72, hypotenuse(matrix.c, matrix.d) / 72)
    dotsPerInch = across > 0 && down > 0 ? min(width / across, height / down) : nil
    isColored = Self.isColored(picture)
  }

  private func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

  private static func isColored(_ picture: PDFObject) -> Bool {
    let space = picture["/ColorSpace"]
    guard picture["/ImageMask"].bool != true, picture["/BitsPerComponent"].integer != 1 else { return false }
    switch space.name ?? space.item(0).name {
    case "/DeviceGray", "/CalGray", "/G", nil: return false
    case "/ICCBased": return space.item(1)["/N"].integer != 1
    default: return true
    }
  }
}
