internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

/// Sealed, scanned pages held against the package that was printed: which scan is which page, and what is wrong.
///
/// One page after the other is read and let go again, so that memory does not grow with their number.
public struct Collation {
  /// What is wrong: pages missing, double, of another edition, or unreadable; scans that cannot be used.
  public private(set) var report = Report()
  /// How many scanned pages are pages of the package.
  public var pageCount: Int { sheets.count }
  /// How many pages stay as they were built.
  public var electronicCount: Int { electronic.count }
  /// Backs without print, and the clerk's sheet: left out.
  public private(set) var leftOut = 0
  /// Pages that were not scanned and stay as they were built, where the pack allows it.
  private(set) var electronic: Set<Int> = []

  /// The scan of a page of the package.
  struct Sheet {
    let file: ScanFile
    /// From 0, in the file.
    let number: Int
    let fit: PageFit
  }

  /// By page of the package, from 1.
  private(set) var sheets: [Int: Sheet] = [:]
  let electronicPackage: ElectronicPackage
  private var places: [Int: [Place]] = [:]

  /// Reads all scans, of the package or of what was handed in after it; `progress` hears how many pages of how many were looked at.
  ///
  /// - Throws: what is wrong with the package itself, `paper.draft` and `paper.no-supplement`.
  public init(
    of package: String,
    scans: [String],
    isSupplement: Bool = false,
    with installation: Installation,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(Report) {
    electronicPackage = try ElectronicPackage(reading: package, isSupplement: isSupplement, helper: installation.helper)
    let code = electronicPackage.code
    let tools = try reporting(at: Place(file: installation.fonts)) { () throws(FormatError) in
      let fonts = try FontLibrary(folder: installation.fonts)
      return (finder: try PageCodeFinder(), line: try PagePattern(lineOf: code, fonts: fonts))
    }
    let files = scans.compactMap { open($0, helper: installation.helper) }
    let all = files.reduce(0) { $0 + $1.pageCount }
    var done = 0
    for file in files {
      for number in 0..<file.pageCount {
        read(file, number, tools.finder, tools.line)
        done += 1
        progress(done, all)
      }
    }
    judge()
  }

  private mutating func open(_ path: String, helper: String?) -> ScanFile? {
    do {
      return try ScanFile(opening: path, helper: helper)
    } catch {
      report.add(error)
      return nil
    }
  }

  private mutating func read(_ file: ScanFile, _ number: Int, _ finder: PageCodeFinder, _ line: PagePattern) {
    let place = file.place(of: number)
    let scan: Raster
    do {
      scan = try file.raster(of: number)
    } catch {
      report.add(Diagnostic(.paperFile, at: place, error.words))
      return
    }
    guard let found = finder.code(on: scan) else {
      if scan.isBlank { leftOut += 1 } else { report.add(Diagnostic(.paperUnreadable, at: place)) }
      return
    }
    take(found, of: scan, from: file, number, line)
  }

  private mutating func take(
    _ found: PageCodeFinder.Found,
    of scan: Raster,
    from file: ScanFile,
    _ number: Int,
    _ line: PagePattern
  ) {
    let (place, code) = (file.place(of: number), found.code)
    guard code.packageCode == electronicPackage.code, code.pages == electronicPackage.pages.count else {
      report.add(Diagnostic(.paperOther, at: place, "\(code.packageCode)", "\(code.page)"))
      return
    }
    guard code.page > 0 else {
      leftOut += 1
      return
    }
    places[code.page, default: []].append(place)
    let page = electronicPackage.pages[code.page - 1]
    let size = (page.width, page.height)
    guard let symbol = try? QRCode(code.text), var fit = PageFit(of: found, on: size, modules: symbol.size) else {
      report.add(Diagnostic(.paperTurned, at: place, "\(code.page)"))
      return
    }
    fit.refine(by: symbol, line, on: scan, page: size)
    sheets[code.page] = Sheet(file: file, number: number, fit: fit)
  }

  /// What only all scans together can tell.
  private mutating func judge() {
    for (page, found) in places.sorted(by: { $0.key < $1.key }) where found.count > 1 {
      let zh = found.map { $0.file + ($0.detail.map { " \($0.zh)" } ?? "") }.joined(separator: "；")
      let en = found.map { $0.file + ($0.detail.map { " \($0.en)" } ?? "") }.joined(separator: "; ")
      report.add(Diagnostic(.paperDouble, at: found.last, "\(page)", Words(zh, en)))
    }
    let missing = (1...electronicPackage.pages.count).filter { places[$0] == nil }
    electronic = Set(missing.filter(electronicPackage.mayStayElectronic))
    let due = missing.filter { !electronic.contains($0) }
    guard !due.isEmpty else { return }
    let list = PageList(due)
    report.add(Diagnostic(.paperMissing, at: Place(file: electronicPackage.bundleName), Words(list.text, list.english)))
  }
}
