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

  @Flag(help: "逐份列出证明材料：种类、页数、页面大小、分辨率等 list what is known of each piece of evidence")
  var pieces = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    var path = folder
    do {
      let folder = try ApplicationFolder(
        reading: folder,
        helper: ApplicationFolder.runningProgram,
        asking: ApplicationFolder.askAtTerminal
      )
      path = folder.path
      if pieces { for line in EvidenceListing(of: folder).lines { options.say(line.zh, line.en) } }
      // Before this line a password may be asked for.
      let progress = Progress(options.isChinese ? "正在排版和装订…" : "typesetting and binding…")
      defer { progress.finish() }
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
