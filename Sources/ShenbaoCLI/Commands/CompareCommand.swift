internal import ArgumentParser
internal import Foundation
internal import Shenbao
internal import ShenbaoModel

/// Says in what two packages differ.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "比较两份成品或档案包：答案、材料、页面 say in what two packages or archives differ",
    discussion: "相同时以 0 结束，不同时以 1 结束。内容只在终端的普通输出里显示，short 和 json 只列名称。"
  )

  @Argument(help: "一份成品文件夹或档案包 a package's folder or an archive")
  var first: String

  @Argument(help: "另一份 another")
  var second: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let installation = try options.installation()
    let comparison: Comparison
    do {
      comparison = try Comparison(of: first, with: second, using: installation)
    } catch {
      return try options.finish(error)
    }
    switch options.format {
    case .json: print(json(comparison))
    case .short: comparison.differences.forEach { print("\($0.kind.rawValue): \(words($0.name)): \(change($0))") }
    case .human: tell(comparison)
    }
    guard comparison.differences.isEmpty else { throw ExitCode(1) }
  }

  private func words(_ words: Words) -> String { (options.isChinese ? words.zh : words.en).printable }

  private func change(_ difference: Comparison.Difference) -> String {
    switch (difference.old, difference.new) {
    case (nil, _): options.isChinese ? "增加" : "added"
    case (_, nil): options.isChinese ? "减少" : "removed"
    default: options.isChinese ? "不同" : "changed"
    }
  }

  private func title(_ kind: Comparison.Difference.Kind) -> String {
    switch kind {
    case .pack: options.isChinese ? "申报包" : "pack"
    case .tool: options.isChinese ? "工具" : "tool"
    case .font: options.isChinese ? "字体" : "fonts"
    case .answer: options.isChinese ? "答案" : "answers"
    case .evidence: options.isChinese ? "材料" : "evidence"
    case .page: options.isChinese ? "页面" : "pages"
    }
  }

  private func tell(_ comparison: Comparison) {
    let none = options.isChinese ? "草稿" : "draft"
    let codes = [comparison.codes.old ?? none, comparison.codes.new ?? none].joined(separator: " → ")
    options.say("申报码 \(codes)", "package code \(codes)")
    if comparison.differences.isEmpty { options.say("没有不同。", "they do not differ.") }
    for kind in Comparison.Difference.Kind.allCases {
      let found = comparison.differences.filter { $0.kind == kind }
      guard !found.isEmpty else { continue }
      print("\(title(kind))（\(found.count)）")
      for difference in found {
        print("  \(words(difference.name))：\(values(difference))")
      }
    }
  }

  /// Old and new in one line, long texts cut down to where they differ.
  private func values(_ difference: Comparison.Difference) -> String {
    guard let old = difference.old, let new = difference.new else {
      return
        "\(difference.old.map { excerpt($0, from: 0) } ?? "—") → \(difference.new.map { excerpt($0, from: 0) } ?? "—")"
    }
    if old == new { return options.isChinese ? "内容不同" : "another content" }
    let common = zip(old, new).prefix { $0 == $1 }.count
    return "\(excerpt(old, from: common)) → \(excerpt(new, from: common))"
  }

  private func excerpt(_ text: String, from difference: Int) -> String {
    let start = max(0, min(difference, text.count) - 12)
    let part = text.dropFirst(start).prefix(40).map { $0.isNewline ? "⏎" : String($0) }.joined()
    return (start > 0 ? "…" : "") + part.printable + (text.count > start + 40 ? "…" : "")
  }

  private func json(_ comparison: Comparison) -> String {
    let objects = comparison.differences.map { difference in
      ["kind": difference.kind.rawValue, "name": difference.name.zh, "change": changeName(difference)]
    }
    let writing: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? JSONSerialization.data(withJSONObject: objects, options: writing)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }

  private func changeName(_ difference: Comparison.Difference) -> String {
    difference.old == nil ? "added" : difference.new == nil ? "removed" : "changed"
  }
}
