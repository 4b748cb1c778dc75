internal import ArgumentParser
internal import Foundation
internal import Shenbao
internal import ShenbaoModel

/// Does a bureau's work: verifies what was received, recommends what is in order, and says what the rest has to put right.
struct RecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "推荐：核验收到的材料，生成推荐表、汇总表和补正通知 verify what was received, recommend it or give it back",
    discussion: """
      BUREAU.yaml 写明推荐单位、收到的材料（按推荐顺序）和审核意见；用 shenbao new 申报包 文件夹 --for bureau 新建。
      成品文件夹里“推荐”交上级部门，可以用 shenbao verify 核验；“补正”发给申报单位。
      有需要补正的，以 1 结束；文件照样生成。
      """
  )

  @Argument(help: "推荐单位的工作文件 the bureau's file, BUREAU.yaml")
  var bureau: String

  @Option(name: .shortAndLong, help: "输出文件夹 the folder to write")
  var output: String

  @Option(name: .shortAndLong, help: "同时核验几份 how many packages are verified at a time (default: the processors)")
  var jobs: Int?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError(CommonOptions.emptyOutput) }
    guard jobs.map({ (1...64).contains($0) }) ?? true else { throw ValidationError("--jobs: 1…64") }
  }

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    var folder: String?
    do {
      let work = try BureauFolder(reading: bureau, with: installation, into: &report)
      folder = work.path
      let reception = Reception(of: work.packages, installation: installation, options: options)
      let received = reception.received(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
      let progress = Progress(options.isChinese ? "正在排版…" : "typesetting…")
      defer { progress.finish() }
      let made = try Recommendation(of: work, received, with: installation, into: &report)
      try made.write(to: output)
      progress.finish()
      tell(made)
    } catch {
      report.add(error)
    }
    try options.finish(report, folder: folder)
  }

  private func tell(_ made: Recommendation) {
    guard options.format == .human else { return }
    for entry in made.entries {
      let words = entry.isRecommended ? ("推荐", "recommended") : ("补正", "given back")
      options.say("\(entry.number). \(words.0)　\(entry.unit)", "\(entry.number). \(words.1): \(entry.unit)")
    }
    let code = made.code.map {
      options.isChinese ? "，申报码 \($0)，\(made.pages) 页" : ", package code \($0), \(made.pages) pages"
    }
    let returned = made.entries.count - made.recommended
    options.say(
      "已生成 \(output)：推荐 \(made.recommended) 份\(code ?? "")；补正 \(returned) 份",
      "wrote \(output): \(made.recommended) recommended\(code ?? ""); \(returned) given back"
    )
  }
}

/// Reads one package for ``RecommendCommand``, in a process of its own.
struct ReceiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "receive", shouldDisplay: false)

  @Argument var package: String
  @Option(name: .customLong("as")) var name: String
  @Option var home: String

  func run() throws {
    guard let installation = Installation(at: home) else { throw ExitCode(70) }
    let received = ReceivedPackage(reading: package, as: name, with: installation)
    FileHandle.standardOutput.write(Data(try received.encoded()))
  }
}
