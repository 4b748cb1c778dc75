internal import ArgumentParser
internal import Foundation
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
    if options.format == .json { return try list(installation) }
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

  /// The packs as JSON.
  private func list(_ installation: Installation) throws {
    var report = Report()
    var objects: [[String: Any]] = []
    for id in installation.packIdentifiers() {
      do {
        let pack = try installation.pack(id).pack
        objects.append([
          "id": id, "title": pack.title, "issuer": pack.issuer, "status": pack.status.rawValue,
          "missing": pack.missing.map(\.title),
        ])
      } catch {
        report.add(error)
      }
    }
    if report.hasErrors { return try options.finish(report) }
    let writing: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try JSONSerialization.data(withJSONObject: objects, options: writing), as: UTF8.self))
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
