internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Says everything that is wrong.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查：一次列出全部问题 say everything that is wrong, at once"
  )

  @Argument(help: "申报文件夹，或其中的答案文件 the application's folder, or its file of answers")
  var folder: String

  @Option(help: "阶段的编号或名称 the stage, by id or name (default: the applicant's first)")
  var stage: String?

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    var path = folder
    let progress = Progress(options.isChinese ? "正在排版和装订…" : "typesetting and binding…")
    defer { progress.finish() }
    do {
      let folder = try ApplicationFolder(reading: folder)
      path = folder.path
      let pack = try installation.pack(for: folder, stage: stage)
      let package = try Package(building: folder, for: pack, with: installation, into: &report)
      progress.finish()
      try options.finish(report, folder: path)
      options.say("没有错误：共 \(package.pages) 页，可以生成。", "no errors: \(package.pages) pages, ready to build.")
    } catch let found as Report {
      report.add(found)
      try options.finish(report, folder: path)
    }
  }
}
