internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

extension Diagnostic {
  /// What a template complains of, with a place that a person can find in Word or Excel.
  init(_ issue: TemplateIssue, in form: String) {
    let detail = issue.place.words(in: issue.part)
    guard issue.kind != .unusedData else {
      self.init(.formUnused, at: Place(file: form), "\(issue.name)")
      return
    }
    self.init(.formMark, at: Place(file: form, detail: detail), "\(issue.mark)", issue.words)
  }

  /// What text may go beyond.
  private static let bounds: [String: Words] = [
    "page": Words("页面", "the page"), "row": Words("固定的行高", "the row's fixed height"),
    "box": Words("文本框", "its text box"),
  ]

  /// What the typesetter cannot do, near the text where it stands.
  init(_ issue: TypesettingIssue, in form: String) {
    let near = issue.place.isEmpty ? nil : Words("“\(issue.place)”附近", "near “\(issue.place)”")
    let place = Place(file: form, detail: near)
    switch issue.code {
    case "missing-glyph": self.init(.formMissingGlyph, at: place, "\(issue.detail)")
    case "outside": self.init(.formOutside, at: place, Self.bounds[issue.detail] ?? "\(issue.detail)")
    default: self.init(.formUnsupported, at: place, "\(issue.detail)")
    }
  }
}

extension TemplatePlace {
  private static let parts: [(start: String, name: Words)] = [
    ("header", Words("页眉", "header")), ("footer", Words("页脚", "footer")), ("footnotes", Words("脚注", "footnote")),
    ("endnotes", Words("尾注", "endnote")), ("comments", Words("批注", "comment")), ("chart", Words("图表", "chart")),
    ("drawing", Words("图形", "drawing")), ("data", Words("图示", "diagram")), ("core", Words("文档属性", "properties")),
    ("app", Words("文档属性", "properties")), ("custom", Words("文档属性", "properties")),
  ]

  /// `part` is named when it is not the main one.
  fileprivate func words(in part: String) -> Words {
    var zh: [String] = []
    var en: [String] = []
    let file = part.split(separator: "/").last ?? ""
    if let known = Self.parts.first(where: { file.hasPrefix($0.start) }) {
      zh.append(known.name.zh)
      en.append(known.name.en)
    }
    if let heading {
      zh.append("“\(heading)”下")
      en.append("below “\(heading)”")
    }
    if let table, let row, let column {
      zh.append("表\(table) 第\(row)行第\(column)列")
      en.append("table \(table) row \(row) column \(column)")
    }
    if let sheet, let cell {
      zh.append("工作表“\(sheet)” \(cell)")
      en.append("sheet “\(sheet)” \(cell)")
    }
    if !text.isEmpty {
      zh.append("“\(text)”")
      en.append("“\(text)”")
    }
    return Words(zh.joined(separator: "，"), en.joined(separator: ", "))
  }
}

extension TemplateIssue {
  /// What is wrong, without the mark itself.
  var words: Words {
    let names = suggestions
    let reason = reason
    guard !names.isEmpty else { return reason }
    return Words(
      "\(reason.zh)，是不是“\(names.joined(separator: "、"))”？",
      "\(reason.en); did you mean \(names.joined(separator: ", "))?"
    )
  }

  private var reason: Words {
    switch kind {
    case .unknownName: Words("没有“\(name)”这个名称", "nothing is named \(name)")
    case .listWhereValueIsDue where !suggestions.isEmpty:
      Words("“\(name)”下面还有名称，要写到底", "\(name) holds names of its own, one of which is due")
    case .listWhereValueIsDue: Words("“\(name)”有多项，要写成循环", "\(name) is a list and needs a loop")
    case .valueWhereListIsDue:
      Words("只能写在列表的循环里，外面的那一对不是列表", "it belongs in a loop over a list, and the pair around it is none")
    case .unopened: Words("没有对应的开始标记", "it was never opened")
    case .unclosed: Words("没有对应的结束标记", "it is never closed")
    case .crossing:
      Words(
        "与另一对标记交叉，或者一头在段落中间、一头在别的段落：两头写在同一段，或者各占一段",
        "it crosses another pair, or begins in the middle of one paragraph and ends in another: put both in one, or each alone"
      )
    case .outsideTable: Words("一半在表格里，一半在表格外", "one half of the pair stands in a table, the other outside")
    case .badModifier:
      Words(
        "竖线后的写法不对，或者内容不是数、日期；可写 yyyy年M月d日、千分、大写、百分、小数2、空=无、合并；循环可写 至少5行、“分隔=，”、列（只在 Word 表格里）",
        "the part after the bar is not known here, or does not suit the value or the place"
      )
    case .malformed:
      Words("括号里写的不是标记，或者括号没有写全", "what stands in the brackets is no mark, or a bracket is missing")
    case .foreign:
      Words(
        "这是别的工具的写法，这里不认识；循环写成 {{#名单}} … {{/名单}}",
        "other tools write so; it is not known here: a loop is {{#list}} … {{/list}}"
      )
    case .controlCharacter: Words("内容里有看不见的控制字符", "the value holds a control character")
    case .missingPicture:
      Words("数据所在的文件夹里没有这张图片，或者不是 PNG、JPEG", "the data's folder holds no such picture, or it is no PNG or JPEG")
    case .unusedData: Words("模板没有用到“\(name)”", "no mark uses \(name)")
    case .unsupported: Words("这里的内容还不能随行增减", "what stands here cannot be moved yet")
    }
  }
}
