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
    try options.finish(verification.report)
    let code = verification.code ?? (options.isChinese ? "草稿" : "draft")
    options.say("与清单一致。申报码：\(code)", "it agrees with its manifest. package code: \(code)")
  }
}
