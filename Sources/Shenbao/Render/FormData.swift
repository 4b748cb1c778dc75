internal import ShenbaoFormats
internal import ShenbaoModel

/// What the marks of a form can name: the answers, the catalogue and the attachments with their final pages.
struct FormData {
  let plan: Plan
  var pagination: Pagination
  let packageCode: String?
  /// Where page numbers lead; nothing where they only print.
  var addresses: PageAddress?

  /// Everything as one record.
  var root: FormValue {
    guard case .record(let answers) = value(of: plan.application.answers) else { return .record([]) }
    let pack = plan.application.pack
    let computed = [
      FormField("申报码", packageCode.map { .text($0) } ?? .text("草稿")),
      FormField("通知", Self.notice(of: pack)),
      FormField("阶段", .record([FormField("名称", .text(pack.stage?.title ?? ""))])),
      FormField("总页数", .number("\(pagination.count)")),
      FormField("目录", .list(plan.items.indices.map(catalogueRow))),
      FormField("附件", .record(plan.items.indices.map { FormField(plan.items[$0].id, attachment($0)) })),
    ]
    return .record(answers + computed)
  }

  /// The same, and `隔页`: the item whose separator sheet is filled.
  func root(forSeparatorOf index: Int) -> FormValue {
    guard case .record(let fields) = root else { return root }
    return .record(fields + [FormField("隔页", catalogueRow(index))])
  }

  /// The same, but `目录` holds only what the volume does; and `册`, which it is, and `册数`.
  func root(forVolume volume: Int) -> FormValue {
    guard case .record(let fields) = root else { return root }
    let count = pagination.volumes.count
    let numbers = [FormField("册", .number("\(volume + 1)")), FormField("册数", .number("\(count)"))]
    let rows = plan.items.indices.compactMap { row($0, in: pagination.volumes[volume]) }
    return .record(fields.filter { $0.name != "目录" } + [FormField("目录", .list(rows))] + numbers)
  }

  /// What the catalogue says of an item as far as it lies on some pages; nothing when it lies elsewhere.
  private func row(_ index: Int, in pages: ClosedRange<Int>) -> FormValue? {
    let own = pagination.pieces[index].indices.filter { pages.contains(pagination.pieces[index][$0].lowerBound) }
    if pages.contains(pagination.items[index].lowerBound) {
      return catalogueRow(index, own, pagination.items[index].clamped(to: pages))
    }
    guard let first = own.first, let last = own.last else { return nil }
    let range = pagination.pieces[index][first].lowerBound...pagination.pieces[index][last].upperBound
    return catalogueRow(index, own, range)
  }

  /// One row in every table and nothing in every field: the names alone.
  static func names(of fields: [Field]) -> FormValue {
    .record(
      fields.map { field in
        switch field.kind {
        case .group(let members): FormField(field.name, names(of: members))
        case .table(let columns): FormField(field.name, .list([names(of: columns)]))
        case .choices: FormField(field.name, .list([.text("")]))
        default: FormField(field.name, .text(""))
        }
      }
    )
  }

  private func catalogueRow(_ index: Int) -> FormValue {
    catalogueRow(index, Array(plan.items[index].pieces.indices), pagination.items[index])
  }

  private func catalogueRow(_ index: Int, _ pieces: [Int], _ pages: ClosedRange<Int>) -> FormValue {
    let item = plan.items[index]
    let pieces = pieces.map { number in
      FormValue.record(
        fields(
          number: "\(number + 1).",
          title: item.pieces[number].title,
          pages: pagination.pieces[index][number],
          in: index,
          of: item.pieces[number]
        )
      )
    }
    let own = fields(number: item.number, title: item.title, pages: pages, in: index)
    return .record(own + [FormField("材料", .list(pieces))])
  }

  private func attachment(_ index: Int) -> FormValue {
    let item = plan.items[index]
    let own = fields(number: item.number, title: item.title, pages: pagination.items[index], in: index)
    let pieces = item.pieces.indices.map { number in
      let piece = item.pieces[number]
      let pages = pagination.pieces[index][number]
      let values = fields(number: "\(number + 1)", title: piece.title, pages: pages, in: index, of: piece)
      return FormField("\(number + 1)", .record(values))
    }
    return .record(own + pieces)
  }

  private func fields(
    number: String,
    title: String,
    pages: ClosedRange<Int>,
    in item: Int,
    of piece: Piece? = nil
  ) -> [FormField] {
    func text(_ text: String?) -> FormValue { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank }
    func link(_ text: String, to page: Int) -> FormValue { value(of: [(text, page)]) }
    let (first, last) = (pages.lowerBound, pages.upperBound)
    return [
      FormField("编号", link(number, to: first)), FormField("名称", link(title, to: first)),
      FormField("页码", link(Pagination.text(pages), to: first)), FormField("页", link("\(first)", to: first)),
      FormField("起页", link("\(first)", to: first)), FormField("止页", link("\(last)", to: last)),
      FormField("页数", link("\(pages.count)", to: first)), FormField("性质", text(piece?.nature)),
      FormField("盖章", text(piece?.seal)), FormField("备注", text(remark(on: piece, pages, in: item))),
    ]
  }

  /// The volume that holds an item, said of a piece only where its item lies in several; then what is said of the piece.
  private func remark(on piece: Piece?, _ pages: ClosedRange<Int>, in item: Int) -> String {
    func volumes(_ pages: ClosedRange<Int>) -> [Int] { [pages.lowerBound, pages.upperBound].map(pagination.volume) }
    let (own, whole) = (volumes(pages), volumes(pagination.items[item]))
    let isSaid = pagination.volumes.count > 1 && own[0] == own[1] && (piece == nil || whole[0] != whole[1])
    let remark = piece.map(\.remark).flatMap { $0.isEmpty ? nil : $0 }
    return ((isSaid ? ["第\(own[0] + 1)册"] : []) + (remark.map { [$0] } ?? [])).joined(separator: "；")
  }

  private func value(of answer: Answer) -> FormValue {
    Self.value(of: answer) { value(of: plan.resolved($0, pagination)) }
  }

  private func value(of spans: [Plan.ResolvedText]) -> FormValue {
    let spans = spans.filter { !$0.text.isEmpty }
    guard let addresses, spans.contains(where: { $0.page != nil }) else {
      return .text(spans.map(\.text).joined())
    }
    return .linked(spans.map { LinkedSpan($0.text, address: $0.page.flatMap(addresses.address)) })
  }

  /// An answer that refers to nothing.
  static func value(of answer: Answer) -> FormValue { value(of: answer) { .text($0) } }

  /// An answer as forms print it; `resolved` replaces what its texts refer to.
  static func value(of answer: Answer, resolved: (String) -> FormValue) -> FormValue {
    switch answer {
    case .blank, .invalid: .blank
    case .text(let text), .paragraphs(let text): resolved(text)
    case .number(let number, let decimals): .number(number.text(decimals: decimals))
    case .date(let date): .date(year: date.year, month: date.month, day: date.day)
    case .period(let first, let last): .text("\(first.words)至\(last.words)")
    case .choices(let choices): .list(choices.map { .text($0) })
    case .rows(let rows): .list(rows.map { value(of: $0, resolved: resolved) })
    case .record(let members):
      .record(members.map { FormField($0.name, value(of: $0.answer, resolved: resolved)) })
    }
  }
}
