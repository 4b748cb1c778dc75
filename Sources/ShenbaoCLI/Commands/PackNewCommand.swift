internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Begins a pack from an official form.
struct PackNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "从官方的 .docx 空表起草申报包 begin a pack from an official blank form"
  )

  @Argument(help: "新申报包的编号，如 somecity-2030 the new pack's id")
  var name: String

  @Option(help: "官方的空表 the official blank form, .docx")
  var form: String

  @Option(help: "新文件夹；不写就在当前文件夹里，以编号为名 the folder to make (default: named as the id)")
  var output: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
      throw ValidationError("编号只用小写字母、数字和连字符 an id has small letters, digits and hyphens only")
    }
  }

  func run() throws {
    let folder = output ?? name
    let installation = try options.installation()
    do {
      let draft = try installation.draft(pack: name, form: form)
      try draft.write(to: folder)
      let (fields, remarks) = draft.counts
      options.say(
        "已起草 \(folder)：\(fields) 个字段，\(remarks) 处留给手签或请你决定。",
        "begun \(folder): \(fields) fields; \(remarks) places left to the hand or to you."
      )
      options.say(
        "先看 \(folder)/核对.md，再改 pack.yaml 和表格，然后运行 shenbao pack check \(folder)",
        "read \(folder)/核对.md, edit pack.yaml and the form, then run: shenbao pack check \(folder)"
      )
    } catch {
      try options.finish(error)
    }
  }
}
