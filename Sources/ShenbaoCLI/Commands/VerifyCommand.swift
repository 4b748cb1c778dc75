internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Checks a finished package against its manifest.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "核验成品：与清单逐项核对 check a finished package against its manifest"
  )

  @Argument(help: "成品文件夹 the package's folder")
  var package: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let verification = Verification(of: package)
    try options.finish(verification.report)
    let code = verification.code ?? (options.isChinese ? "草稿" : "draft")
    options.say("与清单一致。申报码：\(code)", "it agrees with its manifest. package code: \(code)")
  }
}
