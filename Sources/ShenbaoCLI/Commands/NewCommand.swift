internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Starts an application's folder.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "新建申报文件夹 start a folder: application.yaml explained, evidence/ by slot"
  )

  enum Role: String, ExpressibleByArgument, CaseIterable { case applicant, bureau }

  @Argument(help: "申报包 the pack, as shown by: shenbao packs")
  var pack: String

  @Argument(help: "新文件夹 the folder to make")
  var folder: String

  @Option(name: .customLong("for"), help: "给谁用 who works with it: applicant, bureau (推荐单位: BUREAU.yaml)")
  var role = Role.applicant

  @OptionGroup var options: CommonOptions

  func run() throws {
    var report = Report()
    do {
      let installation = try options.installation()
      let pack = try installation.pack(pack)
      switch role {
      case .applicant: try NewFolder.make(at: folder, for: pack.pack)
      case .bureau: try NewFolder.makeForBureau(at: folder, for: pack, with: installation)
      }
    } catch let found as Report {
      report = found
    }
    try options.finish(report)
    switch role {
    case .applicant:
      options.say(
        "已建好 \(folder)：填写 application.yaml，把证明材料放进 evidence，然后运行 shenbao check \(folder)",
        "made \(folder): fill in application.yaml, put the evidence into evidence, then run: shenbao check \(folder)"
      )
    case .bureau:
      options.say(
        "已建好 \(folder)：收到的材料放进 收件，填写 BUREAU.yaml，然后运行 shenbao recommend \(folder)/BUREAU.yaml --output 推荐结果",
        "made \(folder): put what was received into 收件, fill in BUREAU.yaml, then run: shenbao recommend \(folder)/BUREAU.yaml --output DIR"
      )
    }
  }
}
