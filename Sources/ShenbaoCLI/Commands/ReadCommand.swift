internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Reads the values of a filled form back.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "读回填好的 Word 或 Excel 里的内容 the values of a filled Word or Excel file, as YAML"
  )

  @Argument(help: "填好的文件 the filled file, .docx or .xlsx")
  var file: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    do {
      print(try ReadBack(of: file).text, terminator: "")
    } catch {
      try options.finish(error)
    }
  }
}
