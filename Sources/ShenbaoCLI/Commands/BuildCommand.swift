internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Builds the package.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "生成申报书、汇总表和合订 PDF build the package"
  )

  @OptionGroup var application: ApplicationArguments

  @Option(name: .shortAndLong, help: "输出文件夹 the folder to write (default: out in the application's folder)")
  var output: String?

  @Flag(help: "有错也生成：每页印“草稿”，没有申报码 build in spite of errors, 草稿 on every page, no package code")
  var draft = false

  @Flag(help: "超过接收方允许的大小时，把扫描件缩小，不低于 150 dpi bring scans down, never below 150 dpi, when the bundle is too large")
  var fit = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard output?.isEmpty != true else { throw ValidationError(CommonOptions.emptyOutput) }
  }

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    var path = application.folder
    do {
      let folder = try application.read()
      path = folder.path
      let target = output ?? "\(path)/out"
      let package = try application.package(
        of: folder,
        with: installation,
        to: target,
        isDraft: draft,
        isFitted: fit,
        options: options,
        into: &report
      )
      try package.write(to: target)
      ReportPrinter(options: options, folder: path).print(report)
      tell(package, target)
    } catch {
      report.add(error)
      try options.finish(report, folder: path)
    }
  }

  private func tell(_ package: Package, _ target: String) {
    let code = package.code.map { options.isChinese ? "申报码 \($0)" : "package code \($0)" }
    let kind = code ?? (options.isChinese ? "草稿" : "draft")
    options.say("已生成 \(target)（\(package.pages) 页，\(kind)）：", "built \(target) (\(package.pages) pages, \(kind)):")
    for file in package.files { options.say("  \(file.name)", "  \(file.name)") }
  }
}
