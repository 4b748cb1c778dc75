internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Says everything that is wrong.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查：一次列出全部问题 say everything that is wrong, at once"
  )

  @OptionGroup var application: ApplicationArguments

  @Flag(help: "逐份列出证明材料：种类、页数、页面大小、分辨率等 list what is known of each piece of evidence")
  var pieces = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    var path = application.folder
    do {
      let folder = try application.read()
      path = folder.path
      if pieces { for line in EvidenceListing(of: folder).lines { options.say(line.zh, line.en) } }
      let package = try application.package(of: folder, with: installation, options: options, into: &report)
      try options.finish(report, folder: path)
      options.say("没有错误：共 \(package.pages) 页，可以生成。", "no errors: \(package.pages) pages, ready to build.")
    } catch let found as Report {
      report.add(found)
      try options.finish(report, folder: path)
    }
  }
}
