internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// The PDF against what the manifest says of it; returns its text.
  mutating func checkBundle(_ manifest: Manifest, with reader: OutsideProgram?) -> PageTexts? {
    checkCatalogue(manifest)
    openBundle(manifest)
    let texts = bundle == nil ? nil : pageTexts(manifest, with: reader)
    checkNavigation(manifest)
    checkStamps(manifest, texts)
    checkPages(manifest)
    return texts
  }

  /// What was handed in later, as a bundle of its own.
  mutating func checkSupplement(_ manifest: Manifest, with reader: OutsideProgram?) {
    guard let late = manifest.ofSupplement else { return }
    let own = contents["bundle"]
    contents["bundle"] = contents[Supplement.role]
    _ = checkBundle(late, with: reader)
    (contents["bundle"], bundle, others) = (own, nil, [])
  }

  /// Page ranges begin at 1 and leave no gap, pieces fill their item, volumes begin with what they hold, the last page is the
  /// bundle's last.
  private mutating func checkCatalogue(_ manifest: Manifest) {
    let place = Place(file: Manifest.fileName)
    var next = 1
    // Between items and pieces, a volume may begin with a catalogue of its own.
    let own = Dictionary(manifest.volumes.map { ($0.firstPage ?? 1, $0.ownCatalogue ?? 0) }) { first, _ in first }
    func following(_ page: Int) -> Int { page &+ (own[page] ?? 0) }
    for entry in manifest.catalogue {
      var isRight = entry.firstPage == following(next) && entry.lastPage >= entry.firstPage
      var nextPiece = entry.firstPage &+ (entry.separator ?? 0)
      for (number, piece) in entry.pieces.enumerated() {
        if number > 0 { nextPiece = following(nextPiece) }
        isRight = isRight && piece.firstPage == nextPiece && piece.lastPage >= piece.firstPage
        nextPiece = piece.lastPage &+ 1
      }
      if !entry.pieces.isEmpty { isRight = isRight && nextPiece == entry.lastPage &+ 1 }
      if !isRight { report.add(Diagnostic(.packageCatalogue, at: place, "\(entry.title)")) }
      next = entry.lastPage &+ 1
    }
    if next != manifest.bundlePages &+ 1 {
      report.add(Diagnostic(.packageCatalogue, at: place, Words("末页", "the last page")))
    }
    checkVolumes(manifest)
  }

  /// Volumes follow one another without a gap, and each later one begins with an item or a piece.
  private mutating func checkVolumes(_ manifest: Manifest) {
    guard manifest.volumes.count > 1 else { return }
    var next = 1
    for (volume, output) in manifest.volumes.enumerated() {
      let isNext = output.role == Manifest.role(ofVolume: volume) && output.firstPage == next
      if !isNext { report.add(Diagnostic(.packageCatalogue, at: Place(file: Manifest.fileName), "\(output.path)")) }
      next = next &+ (output.pages ?? 0)
    }
    guard manifest.volumeStarts.count + 1 != manifest.volumes.count else { return }
    let words = Words("各册的起页", "where volumes begin")
    report.add(Diagnostic(.packageCatalogue, at: Place(file: Manifest.fileName), words))
  }

  private mutating func openBundle(_ manifest: Manifest) {
    var readers: [PDFReader] = []
    volumeSizes = []
    for output in manifest.volumes where contents[output.role] != nil {
      guard let reader = try? reading.read("\(folder)/\(output.path)") else {
        report.add(Diagnostic(.verifyUnopened, at: Place(file: output.path), "\(output.path)", "PDF"))
        continue
      }
      readers.append(reader)
      volumeSizes.append((output.path, reader.pageCount))
      check(reader, output)
    }
    bundle = readers.count == manifest.volumes.count && !readers.isEmpty ? PDFReader(joining: readers) : nil
  }

  /// A page's place, from 1, in the file that holds it.
  func place(ofPage number: Int) -> Place {
    var first = 0
    for volume in volumeSizes {
      if number <= first + volume.pages { return .page(number - first, of: volume.file) }
      first += volume.pages
    }
    return Place(file: volumeSizes.last?.file ?? folder)
  }

  /// What can be said of each volume.
  private mutating func check(_ reader: PDFReader, _ output: Manifest.Output) {
    let place = Place(file: output.path)
    if reader.pageCount != output.pages {
      report.add(Diagnostic(.packagePages, at: place, "\(reader.pageCount)", "\(output.pages ?? 0)"))
    }
    let first = output.firstPage ?? 1
    for (index, page) in reader.pages.enumerated() where page.label != "\(first &+ index)" {
      report.add(Diagnostic(.packageLabels, at: place, "\(index + 1)"))
    }
    checkActivity(of: reader, at: place)
  }

  private mutating func checkNavigation(_ manifest: Manifest) {
    guard let bundle, let output = manifest.volumes.first else { return }
    checkBookmarks(bundle, manifest, Place(file: output.path))
  }

  private mutating func checkBookmarks(_ reader: PDFReader, _ manifest: Manifest, _ place: Place) {
    let expected = manifest.bookmarks
    let headingsOnly = Set(manifest.catalogue.filter(\.pieces.isEmpty).map { "\($0.number)、\($0.title)" })
    var found: [String] = []
    var parent = ""
    for entry in reader.outline {
      if entry.level == 1 { parent = entry.title }
      // A piece's own bookmarks stand below it.
      if entry.level > 2 { continue }
      // The declaration's own headings stand below it and are no items of the catalogue.
      if entry.level > 1, headingsOnly.contains(parent) { continue }
      found.append("\(entry.level) \(entry.page.map { $0 + 1 } ?? 0) \(entry.title)")
    }
    guard found != expected else { return }
    let index = zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(found.count, expected.count)
    let shown = expected.indices.contains(index) ? expected[index] : found[index]
    report.add(Diagnostic(.packageBookmarks, at: place, "\(shown)"))
  }
}

extension Manifest {
  /// The bookmarks that its bundle is to have: level, page and title of each.
  fileprivate var bookmarks: [String] {
    let count = volumes.count
    var first = 1
    return volumes.enumerated().flatMap { volume, output in
      let pages = first..<max(first, first &+ (output.pages ?? 0))
      first = pages.upperBound
      let own = volume > 0 ? ["1 \(pages.lowerBound) \(BundleShape.catalogueTitle(volume, of: count))"] : []
      return own + catalogue.flatMap { bookmarks(of: $0, in: pages) }
    }
  }

  /// Those of an item as far as it lies in a volume.
  private func bookmarks(of entry: CatalogueEntry, in pages: Range<Int>) -> [String] {
    let pieces = entry.pieces.enumerated().filter { pages.contains($1.firstPage) }
    let start = pages.contains(entry.firstPage) ? entry.firstPage : pieces.first?.element.firstPage
    guard let start else { return [] }
    return ["1 \(start) \(entry.number)、\(entry.title)"]
      + pieces.map { "2 \($1.firstPage) \($0 + 1). \($1.title)" }
  }
}
