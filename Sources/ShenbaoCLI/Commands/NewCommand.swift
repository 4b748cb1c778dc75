internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Starts an application's folder.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "新建申报文件夹 start a folder: application.yaml explained, evidence/ by slot"
  )

  @Argument(help: "申报包 the pack, as shown by: shenbao packs")
  var pack: String

  @Argument(help: "新文件夹 the folder to make")
  var folder: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    var report = Report()
    do {
      let pack = try options.installation().pack(pack).pack
      try NewFolder.make(at: folder, for: pack)
    } catch let found as Report {
      report = found
    }
    try options.finish(report)
    options.say(
      "已建好 \(folder)：填写 application.yaml，把证明材料放进 evidence，然后运行 shenbao check \(folder)",
      "made \(folder): fill in application.yaml, put the evidence into evidence, then run: shenbao check \(folder)"
    )
  }
}
