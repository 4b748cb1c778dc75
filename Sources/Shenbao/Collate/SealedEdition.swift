internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

extension Collation {
  /// Writes the sealed edition (盖章版): every scan straight and in its place, with bookmarks, links, labels, and the
  /// electronic page's text to be searched by.
  ///
  /// - Parameters:
  ///   - path: A new file, outside the package's folder.
  ///   - installation: Where the fonts lie.
  ///   - hasPoppler: False does as a machine without poppler.
  ///   - progress: Hears how many pages of how many are done.
  /// A package in volumes gives a file for each, with `-第1册共2册` at the end of its name.
  ///
  /// - Returns: the files that were written.
  /// - Throws: the report, when anything is wrong; `paper.output`, `paper.tool`, `build.unwritable`.
  @discardableResult
  public func write(
    to path: String,
    with installation: Installation,
    hasPoppler: Bool = true,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(Report) -> [String] {
    guard !report.hasErrors else { throw report }
    let paths = volumePaths(path)
    for path in paths { try check(path) }
    guard hasPoppler, let reader = OutsideProgram(named: "pdftotext") else {
      throw Report(Diagnostic(.paperTool, "pdftotext"))
    }
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let pages = "\(parent).\(name).pages"
    let beside = paths.indices.map { "\(parent).\(name).\($0).unfinished" }
    defer { for path in beside + [pages] { DiskFile.remove(path) } }
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      if !parent.isEmpty { try DiskFolder.make(String(parent.dropLast())) }
      try writeSheaf(to: pages, progress)
      let fonts = try FontLibrary(folder: installation.fonts)
      let layer = try TextLayer(of: electronicPackage, reader: reader)
      for (volume, path) in beside.enumerated() {
        let binding = SealedBinding(collation: self, fonts: fonts, volume: volume)
        try binding.write(to: path, scans: pages, layer: layer)
      }
      for (unfinished, path) in zip(beside, paths) { try DiskFile.place(unfinished, at: path) }
    }
    return paths
  }

  /// A file for each volume.
  private func volumePaths(_ path: String) -> [String] {
    let stem = path.lowercased().hasSuffix(".pdf") ? path.dropLast(4) : path[...]
    let count = electronicPackage.volumes.count
    return (0..<count).map { "\(stem)\(BundleShape.fileNamePart($0, of: count))\(path.dropFirst(stem.count))" }
  }

  private func check(_ path: String) throws(Report) {
    let slash = path.lastIndex(of: "/")
    let parent = DiskFile.resolved(slash.map { String(path[...$0]) } ?? ".")
    let isInside = parent.map { "\($0)/".hasPrefix("\(DiskFile.resolved(electronicPackage.folder) ?? "?")/") } ?? false
    guard DiskFile.kind(of: path) == nil, !isInside else {
      throw Report(Diagnostic(.paperOutput, at: Place(file: path), "\(path)"))
    }
  }

  /// The straightened scans, in the package's order.
  private func writeSheaf(to path: String, _ progress: (Int, Int) -> Void) throws(FormatError) {
    var sheaf = try ScanSheaf(writingTo: path)
    for (index, page) in sheets.keys.sorted().enumerated() {
      guard let sheet = sheets[page] else { continue }
      let size = electronicPackage.pages[page - 1]
      let scan = try sheet.file.raster(of: sheet.number)
      let jpeg = try Self.straightened(scan, by: sheet.fit, width: size.width, height: size.height)
      try sheaf.add(jpeg: jpeg, width: size.width, height: size.height)
      progress(index + 1, sheets.count)
    }
    try sheaf.finish()
  }

  /// At most this fine: finer scans say nothing more, and grow (DA/T 31 asks for 200 to 300).
  private static let mostDotsPerInch = 300.0
  private static let quality = 82

  /// The scan as seen through its fit, exactly as large as the electronic page.
  static func straightened(
    _ scan: Raster,
    by fit: PageFit,
    width: Double,
    height: Double
  ) throws(FormatError) -> [UInt8] {
    let fineness = min(fit.dotsPerInch, mostDotsPerInch).rounded()
    let map = PlaneMap.scale(72 / fineness).then(fit.map)
    let (columns, rows) = (Int((width * fineness / 72).rounded()), Int((height * fineness / 72).rounded()))
    guard columns > 0, rows > 0, columns * rows <= Raster.maximumPixels else {
      throw FormatError(.tooLarge, operation: "scan.turn", detail: "\(columns) x \(rows) pixels")
    }
    var page = scan.seen(through: map, width: columns, height: rows)
    page.dotsPerInch = fineness
    return try page.jpeg(quality: quality)
  }
}
