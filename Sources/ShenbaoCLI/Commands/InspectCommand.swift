internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Shows an output as text.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "以文字显示 docx、xlsx、pdf 或清单 show a docx, xlsx, pdf or manifest as text"
  )

  @Argument(help: "文件 the file")
  var file: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    do {
      print(try Inspection(of: file).text)
    } catch {
      try options.finish(error)
    }
  }
}
