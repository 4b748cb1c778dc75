internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Lists the calls.
struct PacksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packs",
    abstract: "列出现有的申报包 list the calls it knows"
  )

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    for id in installation.packIdentifiers() {
      do {
        let pack = try installation.pack(id).pack
        print("\(id)  \(pack.title)（\(pack.issuer)，\(status(pack.status))）")
        for missing in pack.missing where options.format == .human {
          options.say("    缺：\(missing.title)", "    missing: \(missing.title)")
        }
      } catch {
        report.add(error)
      }
    }
    if !report.diagnostics.isEmpty { try options.finish(report) }
  }

  private func status(_ status: Pack.Status) -> String {
    guard options.isChinese else { return status.rawValue }
    switch status {
    case .complete: return "完整"
    case .partial: return "部分"
    case .reference: return "参考"
    }
  }
}
