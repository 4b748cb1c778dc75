internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The clerk's sheet (打印盖章说明): what to print and how, where seals and signatures go, and a list to tick.
struct PrintSheet {
  static let role = "print-sheet"
  static let title = "打印盖章说明"

  let plan: Plan
  let parts: Parts
  let due: [PaperDue]
  let fonts: FontLibrary
  /// A draft, which has none, has no sheet either.
  let packageCode: String?
  /// The bundle's files.
  let bundleNames: [String]

  /// The sheet as PDF; nothing when neither the pack nor the common templates have a form for it.
  func file(with pack: PackFolder, into report: inout Report) throws(Report) -> Package.File? {
    guard packageCode != nil, let form = pack.printSheet else { return nil }
    let sample = FormData.names(of: pack.pack.fields)
    let renderer = FormRenderer(pack: pack, fonts: fonts, packageCode: packageCode, sample: sample)
    let rendered = try renderer.pages(of: form, named: "\(Self.title).docx", with: data)
    report.add(rendered.report)
    let bytes = try reporting(.packForm, at: Place(file: "\(Self.title).docx")) { () throws(FormatError) in
      try pdf(of: rendered.document)
    }
    return Package.File(
      role: Self.role,
      name: plan.fileName(of: Self.title, extension: "pdf", into: &report),
      bytes: bytes
    )
  }

  private func pdf(of document: TypesetDocument) throws(FormatError) -> [UInt8] {
    var painter = PagePainter(fonts: fonts)
    let stamp = PageStamp(fonts: fonts, packageCode: packageCode, pages: document.pages.count)
    var codes: [BundleCode?] = []
    for (index, page) in document.pages.enumerated() {
      let digest = Crockford.text(of: Digest.sha256(Array(page.dump.utf8)), count: 8)
      let sheet = BundlePage(origin: .drawn(page), heading: Self.title, digest: digest)
      let strip = try stamp.drawn(for: sheet, number: index + 1)
      codes.append(stamp.code(of: sheet, number: index + 1, of: parts.pagination.count))
      painter.add(DrawnPage(width: page.width, height: page.height, items: page.items + strip.items))
    }
    var writer = try BundleWriter(title: Self.title)
    writer.isArchival = true
    let drawn = try writer.addSource(try painter.finish())
    for (page, code) in codes.enumerated() {
      try writer.addPage(of: drawn, page: page, placement: .asIs, operators: code?.operators())
    }
    return try writer.finish()
  }

  /// What the form can name: all that other forms can, and `打印`.
  private var data: FormValue {
    let root = FormData(plan: plan, pagination: parts.pagination, packageCode: packageCode).root
    guard case .record(let fields) = root else { return root }
    return .record(fields + [FormField("打印", paper)])
  }

  private var paper: FormValue {
    let rules = plan.application.pack.paper
    func joined(_ texts: [String]) -> FormValue { texts.isEmpty ? .blank : .text(texts.joined(separator: "、")) }
    let sides: FormValue =
      switch rules.sides {
      case .single: .text("单面")
      case .double: .text("双面")
      case nil: .blank
      }
    return .record([
      FormField("文件", .text(bundleNames.joined(separator: "、"))),
      FormField("份数", rules.copies.map { .text("一式 \($0) 份") } ?? .blank),
      FormField("单双面", sides),
      FormField("装订", joined(rules.binding)),
      FormField("不得", joined(rules.forbidden)),
      FormField("盖章", joined(rules.seal.map { [$0] } ?? [])),
      FormField("骑缝章", joined(rules.straddle.map { [$0] } ?? [])),
      FormField("签章", .list(rows)),
      FormField("可不扫描", rules.unsealed == .electronic ? .text("没有盖章、签字的页可以不扫描，用电子页。") : .blank),
      FormField("依据", .list(rules.cites.map { .record([FormField("原文", .text($0))]) })),
    ])
  }

  /// One row for each of those who seal or sign, in the pack's order.
  private var rows: [FormValue] {
    var rows: [(kind: PaperMark.Kind, by: String, places: [String])] = []
    for due in due {
      let place = "第 \(PageList(due.pages).text) 页\(due.mark.near.map { "“\($0)”处" } ?? "每页")"
      if let index = rows.firstIndex(where: { $0.kind == due.mark.kind && $0.by == due.mark.by }) {
        rows[index].places.append(place)
      } else {
        rows.append((due.mark.kind, due.mark.by, [place]))
      }
    }
    return rows.map { row in
      .record([
        FormField("办法", .text(row.kind == .seal ? "盖章" : "签字")), FormField("谁", .text(row.by)),
        FormField("位置", .text(row.places.joined(separator: "\n"))),
      ])
    }
  }
}
