internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Puts sealed, scanned pages in order and writes the sealed edition.
struct CollateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collate",
    abstract: "整理盖章后的扫描件：认出每一页，摆正，按顺序合成盖章版 put sealed, scanned pages in order as one PDF",
    discussion: "扫描件可以是 PDF、TIFF、JPEG、PNG，次序、方向不限。缺页、重复、别的版次、读不出的页都会说明，这时不写文件。"
  )

  @Argument(help: "成品文件夹 the package's folder")
  var package: String

  @Argument(help: "扫描件，可以有几个 the scans")
  var scans: [String]

  @Option(name: .shortAndLong, help: "盖章版，新文件 the sealed edition, a new file")
  var output: String

  @Flag(help: "扫描件是补充材料的 the scans are of what was handed in later")
  var supplement = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    do {
      let collation = try options.counting(options.isChinese ? "正在读扫描件" : "reading the scans") {
        progress throws(Report) in
        try Collation(
          of: package,
          scans: scans,
          isSupplement: supplement,
          with: installation,
          progress: progress
        )
      }
      guard !collation.report.hasErrors else { throw collation.report }
      let words = options.isChinese ? "正在摆正" : "putting pages straight"
      let files = try options.counting(words) { progress throws(Report) in
        try collation.write(to: output, with: installation, progress: progress)
      }
      ReportPrinter(options: options, folder: nil).print(collation.report)
      tell(collation, files)
    } catch let report as Report {
      try options.finish(report)
    }
  }

  private func tell(_ collation: Collation, _ files: [String]) {
    let (pages, kept) = (collation.pageCount, collation.electronicCount)
    options.say(
      "已写好 \(files.joined(separator: "、"))：扫描 \(pages) 页\(kept == 0 ? "" : "，用电子页 \(kept) 页")。",
      "written \(files.joined(separator: ", ")): \(pages) scanned pages\(kept == 0 ? "" : ", \(kept) electronic pages")."
    )
  }
}
