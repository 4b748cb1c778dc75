/// The words that name a cell: those to its left in the row, and the head of its column.
struct FormLabels {
  /// Words over several rows at the left, the outermost first.
  private(set) var groups: [String] = []
  /// The row's own words.
  private(set) var own: [String] = []
  /// The heads of its column.
  private(set) var above: [String] = []
  /// Other blanks stand between it and its words.
  private(set) var isFar = false
  /// An empty cell of an empty line, no omission.
  private(set) var isFiller = false
  /// The cell whose letters the answer should resemble.
  private(set) var model: XMLElement?
  /// The cell right at its left that names it.
  private var neighbour: FormGrid.Cell?
  /// The other heads of its row.
  private var others: [String] = []

  /// Whether sums stand under another head of the same row: then 合计 has nothing to say under 科目.
  var isIdleTotal: Bool {
    guard let neighbour, neighbour.isTotal, let head = above.last else { return false }
    return !head.isOfSums && others.contains(where: \.isOfSums)
  }

  var beside: [String] { groups + own }
  var labels: [String] { beside + above }

  /// All names with the captions of the rows above, those over the whole table first.
  func labels(below captions: [FormCaption]) -> [String] {
    let known = captions.filter { !labels.contains($0.text) }
    return known.filter(\.isWhole).map(\.text) + groups + known.filter { !$0.isWhole }.map(\.text) + own + above
  }

  init(of cell: FormGrid.Cell, in grid: FormGrid) {
    lookLeft(of: cell, in: grid)
    lookUp(from: cell, in: grid)
    isFiller = labels.isEmpty && grid.rows[cell.row].all.allSatisfy(\.isBlank)
  }

  private mutating func lookLeft(of cell: FormGrid.Cell, in grid: FormGrid) {
    let row = grid.rows[cell.row].all
    guard let position = row.firstIndex(where: { $0 === cell }) else { return }
    var isPast = false
    let hasColon = cell.text.contains { "：:".contains($0) }
    for other in row[..<position].reversed() {
      let text = other.text.trimmingBlanks
      // 法定代表人（签字）：in one cell says nothing of 单位（公章）：in the next.
      if hasColon, text.hasSuffix("：") || text.hasSuffix(":") { continue }
      if other.isLabel, !other.isNumber || row.count <= 2 {
        if neighbour == nil {
          neighbour = other
          model = other.paragraphs.first?.paragraph
          if other.spansRows { groups = [text] } else { own = [text] }
        } else if other.spansRows {
          groups.insert(text, at: 0)
        } else if !isPast {
          own.insert(text, at: 0)
        } else {
          addPerson(text)
        }
      } else if neighbour == nil {
        isFar = true
      } else {
        isPast = true
      }
    }
  }

  /// 电话 behind 项目负责人 is the leader's.
  private mutating func addPerson(_ text: String) {
    guard own.count == 1, let last = own.first, PrintedLabel(text).name.isPerson, PrintedLabel(last).name.isOfPerson
    else { return }
    own = [PrintedLabel(text).name + last]
  }

  private mutating func lookUp(from cell: FormGrid.Cell, in grid: FormGrid) {
    var index = cell.row - 1
    while index >= 0, let other = grid.cell(in: index, under: cell.columns) {
      if other.isLabel {
        guard FormList.isHead(other.row, of: grid), heads(other, cell, in: grid) else { return }
        above = [other.text.trimmingBlanks]
        others = grid.rows[other.row].all.filter { $0 !== other }.map(\.text)
        if model == nil { model = other.paragraphs.first?.paragraph }
        addUpperHead(over: other, in: grid)
        return
      }
      guard other.isBlank || other.hasBoxes || other.onlyUnit != nil || other.onlyDate != nil else { return }
      index = other.row - 1
    }
  }

  /// Whether a head of columns is that of this row as well: what names the row stands under one head, not under several.
  private func heads(_ head: FormGrid.Cell, _ cell: FormGrid.Cell, in grid: FormGrid) -> Bool {
    let heads = grid.rows[head.row].all.filter { $0.lastRow == head.row }
    if heads.count == 2, neighbour != nil {
      // Below 名称 | 某某项目 a pair of words and a blank is no table of columns.
      let isFirst = head.row == 0 || grid.rows[head.row - 1].all.filter { !$0.spansRows }.count == 1
      guard isFirst, head.text.count <= 12 else { return false }
    }
    guard let neighbour, !neighbour.isTotal else { return true }
    let covered = heads.filter { $0.columns.overlaps(neighbour.columns) }
    guard covered.count <= 1 else { return false }
    // The rows of a list have ended where others begin.
    return FormList(in: grid, from: head.row + 1) == nil
  }

  /// The head over several heads, as 专利 over 授权 and 有效.
  private mutating func addUpperHead(over head: FormGrid.Cell, in grid: FormGrid) {
    guard head.row > 0, FormList.isHead(head.row - 1, of: grid) else { return }
    let row = grid.rows[head.row - 1].all
    let upper = row.first {
      $0.columns.lowerBound <= head.columns.lowerBound && $0.columns.upperBound >= head.columns.upperBound
    }
    guard let upper, upper.isLabel, upper.columns.count > head.columns.count, row.count > 1 else { return }
    if row.filter({ !$0.spansRows }).count > 1 { above.insert(upper.text.trimmingBlanks, at: 0) }
  }
}

/// A row of one label, a heading for the rows below it.
struct FormCaption {
  var text: String
  /// Over the whole width of the table.
  var isWhole: Bool
  /// The last row it speaks of.
  var lastRow: Int
}

extension String {
  /// 负责人, 联系人, 法定代表人.
  var isPerson: Bool { ["人", "代表", "领导", "主任", "院长", "校长"].contains { hasSuffix($0) } }
  /// The head of a column of sums.
  fileprivate var isOfSums: Bool {
    let label = PrintedLabel(self)
    let endings = ["数", "额", "费", "量", "资金", "预算", "投入", "经费"]
    return label.unit != nil || endings.contains { label.name.hasSuffix($0) }
  }
  /// Who applies.
  var isUnit: Bool { ["单位", "企业", "机构", "学校", "公司", "医院", "院所"].contains { hasSuffix($0) } }
  /// What is asked of every person alike.
  var isOfPerson: Bool {
    ["电话", "联系电话", "手机", "手机号", "手机号码", "固定电话", "办公电话", "移动电话", "职务", "职称", "邮箱", "电子邮箱", "传真", "E-mail", "学历"]
      .contains(self)
  }
}
