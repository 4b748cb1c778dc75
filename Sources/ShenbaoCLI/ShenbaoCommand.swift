internal import ArgumentParser
internal import Shenbao

/// The program `shenbao`.
@main
struct ShenbaoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shenbao",
    abstract: "申报材料：一份答案、一夹证明，生成申报书、汇总表和盖章用的 PDF。",
    discussion: """
      Makes project declarations from one file of answers and a folder of evidence: the filled Word form, the Excel \
      summary and one ordered, stamped PDF.
      """,
    version: Installation.version,
    subcommands: [
      PacksCommand.self, NewCommand.self, CheckCommand.self, BuildCommand.self, VerifyCommand.self,
      InspectCommand.self, TypesetCommand.self, PackCommand.self, ArchiveCommand.self, RegenerateCommand.self,
      CompareCommand.self, CollateCommand.self, RecommendCommand.self, ReceiveCommand.self, FillCommand.self,
      FieldsCommand.self, ReadCommand.self, HelperCommand.self,
    ]
  )
}
