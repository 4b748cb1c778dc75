internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Puts a package and all it was made from into one archive.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "归档：成品、答案、材料、申报包存为一个 BagIt 档案包 keep a package with all it was made from"
  )

  @Argument(help: "成品文件夹 the package's folder")
  var package: String

  @Option(help: "生成成品的申报文件夹（默认：成品所在的文件夹）the folder it was built from (default: the one the package lies in)")
  var application: String?

  @Option(name: .shortAndLong, help: "档案包 the archive to write (default: shenbao-CODE.zip)")
  var output: String?

  @Flag(help: "把字体也存进去（约 40 MB）keep the fonts as well")
  var withFonts = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard output?.isEmpty != true else { throw ValidationError(CommonOptions.emptyOutput) }
  }

  func run() throws {
    let installation = try options.installation()
    let progress = Progress(options.isChinese ? "正在归档…" : "archiving…")
    defer { progress.finish() }
    do {
      let source = try ArchiveSource(
        gathering: package,
        application: application,
        with: installation,
        withFonts: withFonts
      )
      let target = output ?? "shenbao-\(source.code).zip"
      try source.write(to: target)
      progress.finish()
      ReportPrinter(options: options, folder: nil).print(source.report)
      options.say("已归档 \(target)（申报码 \(source.code)）", "archived \(target) (package code \(source.code))")
    } catch {
      progress.finish()
      try options.finish(error)
    }
  }
}
