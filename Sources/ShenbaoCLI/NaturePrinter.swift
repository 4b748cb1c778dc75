internal import Foundation
internal import Shenbao
internal import ShenbaoModel

/// Prints a verification by the four natures of DA/T 70: as four blocks for people, as JSON for programs.
struct NaturePrinter {
  let options: CommonOptions

  func print(_ verification: Verification) {
    switch options.format {
    case .json: Swift.print(json(verification))
    case .human, .short: blocks(verification)
    }
  }

  private func words(_ words: Words) -> String { (options.isChinese ? words.zh : words.en).printable }

  private func blocks(_ verification: Verification) {
    let code = verification.code ?? (options.isChinese ? "草稿" : "draft")
    Swift.print(
      options.isChinese ? "四性检测（DA/T 70-2018）　申报码 \(code)" : "four natures (DA/T 70-2018), package code \(code)"
    )
    for nature in NatureItem.Nature.allCases {
      Swift.print(words(nature.title))
      for item in verification.natures where item.nature == nature {
        Swift.print("  \(item.id) \(words(item.object))（\(words(item.basis))）：\(result(item.result))")
        for remark in item.remarks { Swift.print("    \(words(remark))") }
      }
    }
  }

  private func result(_ result: NatureItem.Result) -> String {
    switch result {
    case .passed: options.isChinese ? "通过" : "passed"
    case .failed: options.isChinese ? "未通过" : "failed"
    case .inapplicable: options.isChinese ? "不适用" : "not applicable"
    }
  }

  private func json(_ verification: Verification) -> String {
    let items = verification.natures.map { item -> [String: Any] in
      [
        "id": item.id, "nature": item.nature.rawValue, "result": item.result.rawValue,
        "object": ["zh": item.object.zh, "en": item.object.en], "basis": ["zh": item.basis.zh, "en": item.basis.en],
        "remarks": item.remarks.map { ["zh": $0.zh, "en": $0.en] },
      ]
    }
    let object: [String: Any] = [
      "standard": "DA/T 70-2018", "package_code": verification.code ?? NSNull(), "items": items,
    ]
    let writing: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? JSONSerialization.data(withJSONObject: object, options: writing)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
