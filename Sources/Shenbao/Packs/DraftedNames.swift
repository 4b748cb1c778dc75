internal import ShenbaoFormats

/// Gives each field of a drafted pack a path of its own, grouped as the form is.
struct DraftedNames {
  private var leaves: Set<[String]> = []
  private var groups: Set<[String]> = []
  private let hasHeadings: Bool

  init(for places: [FormPlace]) { hasHeadings = places.contains { $0.heading != nil } }

  /// The path for what that place asks.
  mutating func path(for place: FormPlace) -> [String] {
    let heading = place.heading.map { PrintedLabel($0).name } ?? ""
    var names = [heading.isEmpty ? (hasHeadings ? "封面" : "基本信息") : heading]
    for label in place.labels {
      let name = Self.plain(PrintedLabel(label).name)
      if !name.isEmpty, name != names.last { names.append(name) }
    }
    if names.count == 1 {
      if case .rows(let heads, _) = place.kind {
        let list = names + ["明细"]
        names = leaves.contains(list) ? names + [(Self.columns(heads).first { $0 != "序号" } ?? "") + "表"] : list
      } else if groups.contains(names) {
        names.append("正文")
      }
    }
    return unique(names)
  }

  /// The names of a list's columns, no two the same.
  static func columns(_ heads: [String]) -> [String] {
    var seen: Set<String> = []
    return heads.map { head in
      let name = plain(PrintedLabel(head).name)
      let base = name.isEmpty ? "内容" : name
      var unique = base
      var number = 2
      while !seen.insert(unique).inserted {
        unique = "\(base)\(number)"
        number += 1
      }
      return unique
    }
  }

  /// A year alone would be read as a number.
  private static func plain(_ name: String) -> String {
    !name.isEmpty && name.allSatisfy { $0.isNumber } ? name + (name.count == 4 ? "年" : "项") : name
  }

  private mutating func unique(_ names: [String]) -> [String] {
    var names = names
    // A group may not bear the name of a field.
    for depth in names.indices.dropLast() where leaves.contains(Array(names[...depth])) { names[depth] += "各项" }
    let base = names[names.count - 1]
    var number = 2
    while leaves.contains(names) || groups.contains(names) {
      names[names.count - 1] = "\(base)\(number)"
      number += 1
    }
    leaves.insert(names)
    for depth in names.indices.dropLast() { groups.insert(Array(names[...depth])) }
    return names
  }
}
