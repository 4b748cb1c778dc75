internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Fills a template without a pack.
struct FillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "填模板：一份数据填进 Word 或 Excel 模板 fill a Word or Excel template with data",
    usage: "shenbao fill <template> <data> --output <output> [--delimiters <opening> <closing>] [--annotate]"
  )

  @Argument(help: "模板 .docx .xlsx 和数据 .yaml .json the template, then the data")
  var files: [String] = []

  @Option(name: .shortAndLong, help: "填好的文件 the file to write")
  var output: String

  @Option(parsing: .upToNextOption, help: "标记两边的括号 the brackets around marks (default: {{ and }})")
  var delimiters: [String] = []

  @Flag(help: "有错时输出带批注的模板副本，错处逐条批注 on errors write a copy of the template with comments at the marks")
  var annotate = false

  @OptionGroup var options: CommonOptions

  /// Brackets and files may follow each other without an option between.
  private var arguments: (template: String, data: String)? {
    let all = delimiters.dropFirst(2) + files
    return all.count == 2 ? (all[all.startIndex], all[all.startIndex + 1]) : nil
  }

  func validate() throws {
    if arguments == nil { throw ValidationError("a template and a file of data are due") }
    guard !output.isEmpty else { throw ValidationError(CommonOptions.emptyOutput) }
    try Brackets.validate(delimiters)
  }

  func run() throws {
    guard let arguments else { return }
    var report = Report()
    do {
      let template = try Template(reading: arguments.template, brackets: Brackets.pair(delimiters))
      let data = try TemplateData(reading: arguments.data)
      let filled = try template.filled(with: consume data, annotates: annotate)
      report.add(filled.report)
      if !report.hasErrors || annotate { try Template.write(filled.bytes, to: output) }
    } catch {
      report.add(error)
    }
    if report.hasErrors, annotate {
      options.say("错处已批注在 \(output)", "the errors are comments in \(output)")
    }
    try options.finish(report)
    options.say("已生成 \(output)", "wrote \(output)")
  }
}
