import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// Every rule of every pack that takes applications: one change of the sample breaks it, and its clause is cited.
@Suite struct BrokenRuleTests {
  /// `Changes/<pack>.txt`: a line `= rule [stage | file]`, then pairs of lines `- before` and `+ after` of the sample's answers.
  struct Change: CustomTestStringConvertible {
    var pack: String
    var rule: String
    var stage: String?
    var file = "application.yaml"
    var edits: [(before: String, after: String)] = []
    var testDescription: String { "\(pack) \(rule)" }
  }

  static let packs = ["jinan-platform-2024", "liaoning-2023-support", "shandong-2022-conversion"]

  /// What the choices and required fields refuse before these rules are asked.
  private static let demandedByFields = ["kind-of-unit", "systems", "premises", "target-platform"]

  static let changes: [Change] = packs.flatMap { pack in
    var changes: [Change] = []
    let text = (try? Repository.text("Tests/ShenbaoTests/Changes/\(pack).txt")) ?? ""
    for line in text.split(separator: "\n") {
      let words = line.dropFirst(2)
      switch line.first {
      case "=":
        let names = words.split(separator: " ").map(String.init)
        var change = Change(pack: pack, rule: names[0])
        if let name = names.dropFirst().first {
          if name.hasSuffix(".yaml") { change.file = name } else { change.stage = name }
        }
        changes.append(change)
      case "-": changes[changes.count - 1].edits.append((String(words), ""))
      case "+": changes[changes.count - 1].edits[changes[changes.count - 1].edits.count - 1].after = String(words)
      default: break
      }
    }
    return changes
  }

  @Test(arguments: changes) func theRuleIsBrokenAndItsClauseCited(change: Change) throws {
    let sample = Repository.root.appending(path: "samples/\(change.pack)/\(change.file)").path
    let folder = try ApplicationFolder(reading: sample)
    var text = try Repository.text("samples/\(change.pack)/\(change.file)")
    for edit in change.edits {
      #expect(text.contains(edit.before), "the sample has no “\(edit.before)”")
      text = text.replacing(edit.before, with: edit.after)
    }
    let pack = try Sample.installation.pack(for: folder, stage: change.stage).pack
    let rule = try #require(pack.rules.first { $0.id == change.rule })
    var report = Report()
    let value = try Value(parsing: Array(text.utf8), file: "application.yaml")
    _ = Application(validating: value, against: pack, facts: folder.facts, into: &report)
    let found = report.diagnostics.filter { $0.code.name.hasPrefix("rule.") && $0.clause == rule.cite }
    #expect(!found.isEmpty, "\(report.diagnostics.map(\.message.zh))")
    #expect(found.allSatisfy { $0.severity == rule.severity && $0.place?.line != nil })
  }

  @Test(arguments: packs) func noRuleIsForgotten(pack: String) throws {
    let known = Set(try Sample.installation.pack(pack).pack.rules.map(\.id))
    let broken = Set(Self.changes.filter { $0.pack == pack }.map(\.rule))
    #expect(broken.isSubset(of: known))
    #expect(known.subtracting(broken).isSubset(of: Self.demandedByFields))
  }
}
