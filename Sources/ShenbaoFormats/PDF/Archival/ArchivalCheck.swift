/// A check of a PDF against the rules of PDF/A-2b, over libqpdf's objects.
///
/// Shared objects are looked at once; nothing here is recursive beyond a fixed depth.
final class ArchivalCheck {
  /// The colours that device colours stand for, by the output intent.
  enum Intent {
    case gray, rgb, cmyk
  }

  static let maximumDepth = 12
  /// The most encoded bytes of one content stream, font or map that are read.
  static let largestStream = 4 << 20
  static let mostOperators = 20_000_000
  static let mostObjects = 5_000_000

  let file: PDFFile
  let intent: Intent?
  var notes = ArchivalNotes()
  /// By object.
  var fonts: [Int: ArchivalFont] = [:]
  /// Alternate space and tint transform of each spot colour.
  var spots: [String: String] = [:]
  var digests = PDFContentDigest()
  var operators = 0
  /// Objects that ``checkObjects(from:)`` has seen.
  var visited: Set<Int> = []
  var objects = 0
  /// How many files it is embedded in.
  var embeddedDepth = 0
  var byteCount = 0
  /// Whether the file calls itself PDF/A.
  var isClaimed = false
  /// Whether its pages are judged as they will be in a bundle.
  var isBinding = false
  /// Forms that have been judged before and keep all rules.
  var settled: Set<Int> = []
  /// Whether what can be put right is put right, and not noted.
  var isMending = false

  init(_ file: PDFFile, intent: Intent?) {
    (self.file, self.intent) = (file, intent)
  }

  func note(_ rule: ArchivalRule, _ detail: String = "", _ remedy: ArchivalRule.Remedy? = nil) {
    notes.add(rule, detail, remedy)
  }

  /// Notes a fault that can be put right, or puts it right.
  func note(_ rule: ArchivalRule, _ detail: String = "", mending: () -> Void) {
    if isMending { mending() } else { note(rule, detail, .mending) }
  }

  /// Looks at an object that others may share; `variant` tells apart the ways it may be used.
  func once(_ object: PDFObject, variant: Int = 0, _ look: () -> Void) {
    guard let identity = object.identity else { return look() }
    let key = identity << 4 | variant
    guard notes.begin(key) else { return }
    look()
    notes.end(key)
  }

  /// All that can be seen of a page and all that belongs to it.
  func check(_ page: PDFPage, number: Int) {
    checkBoundaries(of: page.object)
    checkContent(of: page)
    for annotation in page.object["/Annots"].items.prefix(PDFAnnotation.maximumCount) { check(annotation: annotation) }
    if page.object["/AA"].isDictionary { note(.pageActions) }
    if !page.object["/PresSteps"].isNull { note(.presentationSteps) }
    let group = page.object["/Group"]
    if !group["/CS"].isNull { check(colorSpace: group["/CS"], in: page.resources) }
    if intent != nil || !group["/CS"].isNull { notes.remove(.blendSpace) }
    for object in isBinding ? carried(from: page) : [page.object] { checkObjects(from: object) }
    notes.close(page: number)
  }

  /// What of a page goes into a bundle.
  private func carried(from page: PDFPage) -> [PDFObject] {
    let looks = page.object["/Annots"].items.prefix(PDFAnnotation.maximumCount).compactMap { annotation in
      PDFAnnotation(annotation).appearance
    }
    return [page.resources, page.object["/Contents"], page.object["/Group"]] + looks
  }

  private func checkBoundaries(of page: PDFObject) {
    for key in ["/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"] {
      guard let box = PageBox(page[key]) else { continue }
      let allowed = 3.0...14_400
      if !allowed.contains(abs(box.width)) || !allowed.contains(abs(box.height)) {
        note(.pageSize, String(key.dropFirst()))
      }
    }
  }

  private func checkContent(of page: PDFPage) {
    let contents = page.object["/Contents"]
    let streams = contents.isStream ? [contents] : contents.items
    guard streams.allSatisfy(Self.isReadable) else { return note(.unjudged) }
    guard let content = page.object.pageContent else { return note(.damaged, "", ArchivalRule.Remedy.none) }
    var state = State()
    state.isInherited = page.object["/Resources"].isNull
    check(content: content, resources: page.resources, state: state, depth: 0)
  }

  static func isReadable(_ stream: PDFObject) -> Bool { (stream["/Length"].integer ?? 0) <= largestStream }
}
