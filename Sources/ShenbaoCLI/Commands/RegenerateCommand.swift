internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Makes the outputs of an archive again.
struct RegenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regenerate",
    abstract: "由档案包重新生成成品，逐个文件比较 make the outputs of an archive again and compare them"
  )

  @Argument(help: "档案包 the archive")
  var archive: String

  @Option(name: .shortAndLong, help: "写到哪个文件夹 the folder to write")
  var output: String

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError(CommonOptions.emptyOutput) }
  }

  func run() throws {
    let installation = try options.installation()
    let progress = Progress(options.isChinese ? "正在重新生成…" : "making it again…")
    defer { progress.finish() }
    do {
      let regeneration = try Regeneration(
        of: Archive(reading: archive),
        to: output,
        with: installation,
        helper: ApplicationFolder.runningProgram,
        asking: ApplicationFolder.askAtTerminal
      )
      progress.finish()
      for made in regeneration.outputs {
        options.say(
          "\(made.isSame ? "逐字节相同" : "不同") \(made.name)",
          "\(made.isSame ? "the same bytes" : "different") \(made.name)"
        )
      }
      try options.finish(regeneration.report)
    } catch let report as Report {
      progress.finish()
      try options.finish(report)
    }
  }
}
