internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Checks a finished package against its manifest.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "核验成品：与清单核对，Word、Excel、PDF 逐字段、逐页互相核对 check a package, and its documents against each other"
  )

  @Argument(help: "成品文件夹，或者装着它的 ZIP 文件 the package's folder, or a ZIP file of it")
  var package: String

  @Option(help: "申报文件夹：与答案和材料也核对 the application's folder, to compare answers and evidence too")
  var application: String?

  @Option(parsing: .upToNextOption, help: "盖章后的扫描件：与成品逐页核对 scans of the sealed pages, to hold against the package")
  var paper: [String] = []

  @Flag(help: "四性检测报告（DA/T 70）print the report by the four natures")
  var report = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    let verification: Verification
    do {
      verification = try Verification.ofPackage(at: package, with: installation, against: application)
    } catch {
      return try options.finish(error)
    }
    if report {
      NaturePrinter(options: options).print(verification)
      if verification.report.hasErrors { throw ExitCode(1) }
      return
    }
    let scanned = try paper.isEmpty ? nil : checkPaper(verification.report)
    try options.finish(scanned?.report ?? verification.report)
    if let scanned { tell(scanned) }
    let code = verification.code ?? (options.isChinese ? "草稿" : "draft")
    options.say("与清单一致。申报码：\(code)", "it agrees with its manifest. package code: \(code)")
  }

  /// The scans' findings with those of the package before them.
  private func checkPaper(_ found: Report) throws -> (report: Report, collation: Collation) {
    var report = found
    let installation = try options.installation()
    do {
      let collation = try options.counting(options.isChinese ? "正在读扫描件" : "reading the scans") {
        progress throws(Report) in
        try Collation(of: package, scans: paper, with: installation, progress: progress)
      }
      report.add(collation.report)
      return (report, collation)
    } catch {
      if !found.hasErrors { report.add(error) }
      try options.finish(report)
      throw ExitCode(1)
    }
  }

  private func tell(_ scanned: (report: Report, collation: Collation)) {
    let (pages, kept) = (scanned.collation.pageCount, scanned.collation.electronicCount)
    options.say(
      "扫描件与成品逐页对应：\(pages) 页\(kept == 0 ? "" : "，另有 \(kept) 页可用电子页")。",
      "the scans are the package's pages: \(pages)\(kept == 0 ? "" : ", and \(kept) may stay electronic")."
    )
  }
}
