internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The one PDF: catalogue, declaration and evidence in the catalogue's order, every page stamped.
struct Bundle {
  let plan: Plan
  let parts: Parts
  let folder: ApplicationFolder
  let fonts: FontLibrary
  let packageCode: String?
  /// Its files, one for each volume.
  let files: [String]
  /// The volume that is bound, from 0.
  var volume = 0
  /// The seal's picture, when the answers ask for one.
  var facsimile: Facsimile?
  /// What it is called.
  var name = "申报材料"
  /// The finest that scans may be, in dots per inch; nothing leaves them as they are.
  var fit: Int?
  /// What stands before its page numbers.
  var prefix = ""

  /// Draws what is ours, imports what is not, and joins them in `file`.
  func bound(into file: NamelessFile, meanwhile work: () -> Void) throws(FormatError) -> EvidenceReading.Bound {
    let all = pages()
    // A damaged sheet may give fewer pages than were counted: what is not there is not bound.
    let pages = Array(all[range.clamped(to: 0..<all.count)])
    var drawn = pages.compactMap(\.drawn)
    let job = try job(for: pages, drawing: &drawn)
    return try folder.reading.bind(
      job,
      into: file,
      drawing: { () throws(FormatError) in
        var painter = PagePainter(fonts: fonts)
        for page in drawn { painter.add(page) }
        return try painter.finish()
      },
      meanwhile: work
    )
  }

  private var stamp: PageStamp {
    let count = parts.pagination.count
    var stamp = PageStamp(fonts: fonts, packageCode: packageCode, pages: count, place: place, prefix: prefix)
    stamp.hasGround = rules.scale == .never
    return stamp
  }

  /// How the pages are put together; what has to be drawn beside our own pages comes behind them.
  private func job(for pages: [BundlePage], drawing drawn: inout [DrawnPage]) throws(FormatError) -> BundleJob {
    var job = BundleJob(
      title: "\(plan.application.pack.title)\(name)\(BundleShape.fileNamePart(volume, of: files.count))"
    )
    job.firstNumber = range.lowerBound + 1
    let paths = evidence.paths(in: folder)
    let sources = Dictionary(zip(paths, paths.indices)) { first, _ in first }
    let stamp = stamp
    let seals = seals(on: pages)
    let sealed = Dictionary(zip(seals.map(\.page), drawn.count...)) { first, _ in first }
    var pieces = StampPieces(from: drawn.count + seals.count, fonts: fonts)
    var nextDrawn = 0
    for (index, page) in pages.enumerated() {
      let number = range.lowerBound + index + 1
      var place = BundleJob.Page(source: nil, page: nextDrawn, placement: .asIs)
      switch page.origin {
      case .drawn: nextDrawn += 1
      case .file(let path, let page, _):
        (place.source, place.page) = (sources[path], page)
        place.placement = placement(of: pages[index], number: number)
      }
      place.code = stamp.code(of: page, number: number)
      place.strip = try stamp.strip(for: page, number: number, of: &pieces)
      place.seal = sealed[index]
      job.pages.append(place)
    }
    drawn += seals.map(\.drawn) + pieces.pages
    job.mostDotsPerInch = fit
    job.outline = outline
    job.links = links.filter { range.contains($0.page) }.compactMap { $0.moved(into: range) }
    job.isArchival = evidence.allSatisfy(\.archivalFaults.isEmpty)
    return job
  }

  /// The seals that lie on pages, each a page of its own.
  private func seals(on pages: [BundlePage]) -> [(page: Int, drawn: DrawnPage)] {
    guard let facsimile else { return [] }
    return pages.enumerated().compactMap { index, page in
      let items = facsimile.items(on: range.lowerBound + index + 1, of: page)
      let drawn = DrawnPage(width: page.size.width, height: page.size.height, items: items)
      return items.isEmpty ? nil : (index, drawn)
    }
  }

  /// The pages of the volume, from 0.
  var range: Range<Int> {
    let pages = parts.pagination.volumes[volume]
    return pages.lowerBound - 1..<pages.upperBound
  }

  /// What is bound into the volume.
  var evidence: [FileFacts] {
    zip(plan.items, parts.pagination.pieces).flatMap { item, places in
      zip(item.pieces, places).filter { range.contains($1.lowerBound - 1) }.map(\.0.file)
    }
  }

  private func placement(of page: BundlePage, number: Int) -> PagePlacement {
    let (width, height) = page.size
    let isWhole =
      switch rules.scale {
      case .always: false
      case .needed: PageStamp.isClear(page.free, place: place)
      case .never: true
      }
    let whole = Rectangle(x: 0, y: 0, width: width, height: height)
    let room = PageStamp.room(on: (width, height), number: number, place: place)
    return .fitted(width: width, height: height, area: isWhole ? whole : room)
  }

  /// What should be looked at: pages on which the stamp lies on a white ground.
  var remarks: Report {
    guard rules.scale == .never else { return Report() }
    let covered = pages().enumerated().filter { !PageStamp.isClear($1.free, place: place) }.map { $0.offset + 1 }
    let list = PageList(covered)
    return covered.isEmpty
      ? Report() : Report(Diagnostic(.packageGround, at: Place(file: files[0]), Words(list.text, list.english)))
  }

  private var rules: PaperRules { plan.application.pack.paper }
  /// Where the call wants the page number.
  private var place: PaperRules.NumberPlace { rules.number }

  private func pages() -> [BundlePage] {
    var pages: [BundlePage] = []
    func beginVolume() {
      let volumes = parts.pagination.volumes
      guard let volume = volumes.indices.dropFirst().first(where: { volumes[$0].lowerBound == pages.count + 1 })
      else { return }
      let heading = BundleShape.catalogueTitle(volume, of: volumes.count)
      pages += parts.volumeCatalogues[volume - 1].pages.map { drawnPage($0, heading) }
    }
    for item in plan.items {
      let heading = "\(item.number)、\(item.title)"
      beginVolume()
      switch item.source {
      case .catalogue, .declaration:
        pages += parts.pages(of: item)?.pages.map { drawnPage($0, heading) } ?? []
      case .evidence:
        pages += parts.separators[item.id]?.pages.map { drawnPage($0, heading) } ?? []
        for (number, piece) in item.pieces.enumerated() {
          if number > 0 { beginVolume() }
          pages += filePages(piece.file, heading)
        }
      }
    }
    return pages
  }

  private func drawnPage(_ page: DrawnPage, _ heading: String) -> BundlePage {
    let digest = Crockford.text(of: Digest.sha256(Array(page.dump.utf8)), count: 8)
    return BundlePage(origin: .drawn(page), heading: heading, digest: digest)
  }

  private func filePages(_ file: FileFacts, _ heading: String) -> [BundlePage] {
    let pages = folder.files[file.path]?.survey.pages ?? []
    return pages.enumerated().map { number, facts in
      let content = "\(file.sha256) \(number)" + (fit.map { " \($0)" } ?? "")
      let digest = Crockford.text(of: Digest.sha256(Array(content.utf8)), count: 8)
      return BundlePage(origin: .file(path: file.path, page: number, facts: facts), heading: heading, digest: digest)
    }
  }
}

extension [FileFacts] {
  /// The files that pages are taken from, each once.
  fileprivate func paths(in folder: ApplicationFolder) -> [String] {
    var seen: Set<String> = []
    return map(\.path).filter { folder.files[$0] != nil && seen.insert($0).inserted }
  }

  /// What they are taken in as.
  func sources(in folder: ApplicationFolder) -> [BundleJob.Source] {
    paths(in: folder).compactMap { path in
      folder.files[path].map { BundleJob.Source($0.survey, path: $0.path, password: $0.password) }
    }
  }
}
