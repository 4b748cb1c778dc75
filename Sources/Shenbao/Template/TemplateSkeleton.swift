internal import ShenbaoFormats

/// The names in a template's marks as a YAML file to be filled in, with remarks on what each is.
struct TemplateSkeleton {
  private let tree = YAMLTree()
  private let marks: [TemplateMark]
  /// Names that marks outside of all sections use, where rows may use them as well.
  private let common: Set<[String]>

  init(_ marks: [TemplateMark], climbs: Bool) {
    self.marks = marks
    let outside = marks.filter { $0.sections.isEmpty && $0.kind != "section" && $0.kind != "absence" }
    common = climbs ? Set(outside.map(\.path)) : []
    for mark in marks where !mark.path.isEmpty || mark.kind != "value" { add(mark) }
  }

  var text: String { tree.text }

  private func add(_ mark: TemplateMark) {
    if mark.path == ["序号"], mark.origin != .root, !mark.sections.isEmpty { return }
    let scope = scope(of: mark)
    guard !mark.path.isEmpty, mark.sections.isEmpty || !common.contains(mark.path) else { return }
    let node = mark.path.reduce(scope) { $0.member($1) }
    switch mark.kind {
    case "section":
      if repeats(mark) {
        _ = node.item(1)
      } else if !opensGroup(mark) {
        node.note("true 或 false，或者有内容就印")
      }
    case "box": node.note("选 \(options(of: mark).joined(separator: "、"))")
    case "picture": node.note("图片文件 picture")
    case "rich": node.note("分段文字，可用 Markdown")
    case "value": if let remark = mark.remark { node.note(remark) }
    default: break
    }
  }

  /// The tree that a mark's name is looked up in.
  private func scope(of mark: TemplateMark) -> YAMLTree {
    var scopes: [YAMLTree] = [tree]
    for section in mark.sections where marks.indices.contains(section) {
      let opening = marks[section]
      guard opening.kind == "section" else { continue }
      let node = opening.path.reduce(Self.base(opening, scopes)) { $0.member($1) }
      if repeats(opening) {
        scopes.append(node.item(1))
      } else if opensGroup(opening) {
        scopes.append(node)
      }
    }
    return Self.base(mark, scopes)
  }

  private static func base(_ mark: TemplateMark, _ scopes: [YAMLTree]) -> YAMLTree {
    switch mark.origin {
    case .root: scopes[0]
    case .row: scopes[scopes.count - 1]
    case .outer(let levels): scopes[max(0, scopes.count - 1 - levels)]
    }
  }

  /// A section is a list unless marks begin with its own name, or there are none in it.
  private func repeats(_ section: TemplateMark) -> Bool {
    !inside(section).isEmpty && !isNamedFurther(section, among: marks)
  }

  /// Names inside a section are members of it, if other marks name members of it and those inside do not.
  private func opensGroup(_ section: TemplateMark) -> Bool {
    isNamedFurther(section, among: marks) && !isNamedFurther(section, among: inside(section))
  }

  private func inside(_ section: TemplateMark) -> [TemplateMark] {
    guard let index = marks.firstIndex(of: section) else { return [] }
    return marks.filter { $0.sections.contains(index) && $0.origin != .root }
  }

  private func isNamedFurther(_ section: TemplateMark, among marks: [TemplateMark]) -> Bool {
    marks.contains {
      $0 != section && $0.kind != "absence" && !section.path.isEmpty && $0.path.starts(with: section.path)
        && ($0.path.count > section.path.count || $0.kind == "value")
    }
  }

  private func options(of box: TemplateMark) -> [String] {
    var options: [String] = []
    for mark in marks where mark.kind == "box" && mark.path == box.path && mark.sections == box.sections {
      if !options.contains(mark.option) { options.append(mark.option) }
    }
    return options
  }
}

extension TemplateMark {
  /// What the modifiers say of the value.
  fileprivate var remark: String? {
    let modifiers = mark.split { $0 == "|" || $0 == "｜" }.dropFirst().joined(separator: " ")
    if modifiers.contains("yy") || modifiers.contains("月") { return "日期 2024-09-22" }
    let isNumber = ["千分", "大写", "小数", "百分"].contains { modifiers.contains($0) }
    return isNumber ? "数" : nil
  }
}
