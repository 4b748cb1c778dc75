internal import ShenbaoFormats
public import ShenbaoModel

/// Everything that is wrong with a pack, with places in its YAML, its notice, its Word and its Excel files.
public struct PackCheck {
  /// What was found.
  public private(set) var report = Report()
  /// The pack, when it could be read at all.
  public private(set) var pack: PackFolder?

  /// Checks the pack in a folder; `common` holds the forms that all packs share.
  public init(of folder: String, common: String) {
    do {
      let pack = try PackFolder(reading: folder, common: common)
      self.pack = pack
      report.add(pack.pack.concerns)
      if let reading = pack.pack.reading { report.add(NoticeText(pack.pack.notice, file: reading.file).damage()) }
      checkForms(of: pack)
      if DiskFile.kind(of: "\(folder)/\(OpenedBureauPack.fileName)") != nil {
        checkBureau(of: pack, in: folder, common)
      }
      checkBasis(of: pack.pack, beside: common)
    } catch {
      report.add(error)
    }
    if let bytes = try? DiskFile.read("\(folder)/notice.txt", limit: 64 << 20) {
      let hasReading = pack?.pack.reading != nil
      report.add(NoticeText(String(decoding: bytes, as: UTF8.self), file: "notice.txt").damage(isRead: hasReading))
    }
  }

  /// The forms of those who recommend, where the pack says anything of them.
  private mutating func checkBureau(of folder: PackFolder, in own: String, _ common: String) {
    do {
      let opened = try OpenedBureauPack(of: folder, in: own, common)
      let names = BureauData.sample(of: opened.bureau)
      for form in BureauPack.Form.allCases {
        guard let name = opened.formNames[form], let bytes = opened.forms[form] else { continue }
        let data = form == .recommendation || form == .notice ? names.each : names.list
        guard let issues = issues(of: bytes, named: name, against: data) else { continue }
        for issue in issues where issue.kind != .unusedData { report.add(Diagnostic(issue, in: name)) }
      }
    } catch {
      report.add(error)
    }
  }

  private mutating func checkForms(of folder: PackFolder) {
    let names = FormData.sample(of: folder.pack)
    var unused: Set<String>?
    for form in folder.pack.forms {
      guard let issues = issues(of: folder.forms[form.id] ?? [], named: form.path, against: names) else { continue }
      for issue in issues where issue.kind != .unusedData { report.add(Diagnostic(issue, in: form.path)) }
      let names = Set(issues.filter { $0.kind == .unusedData }.map(\.name))
      unused = unused?.intersection(names) ?? names
    }
    if folder.pack.catalogue.contains(where: { $0.source == .catalogue }) {
      check(folder.catalogue, named: "forms/目录.docx", against: names)
    }
    if folder.pack.paper.hasSeparators { check(folder.separator, named: "forms/隔页.docx", against: names.withSeparator) }
    if folder.pack.allowsVolumes {
      check(folder.volume, named: "forms/\(PackFolder.volumeName)", against: names.withVolume)
    }
    let judged = folder.pack.ruledFields
    for field in folder.pack.leaves where unused?.contains(field.markName) == true && !judged.contains(field.path) {
      report.add(Diagnostic(.packUnusedField, at: field.place, "\(field.pathText)"))
    }
  }

  /// The documents that the call rests on, where they are packs, and the targets that carry out theirs.
  private mutating func checkBasis(of pack: Pack, beside common: String) {
    let templates = common.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    var known: [String: Pack] = [:]
    for id in (pack.basis.compactMap(\.pack) + pack.targets.compactMap(\.basis?.pack)) where known[id] == nil {
      known[id] = try? PackFolder(reading: "\(templates)/\(id)", common: common).pack
      if known[id] == nil { report.add(Diagnostic(.packUnknown, "\(id)", "")) }
    }
    for target in pack.targets {
      guard let basis = target.basis, let other = known[basis.pack] else { continue }
      guard let found = other.targets.first(where: { $0.id == basis.target }) else {
        report.add(Diagnostic(.packUnknownField, "\(target.id)", "\(basis.pack) \(basis.target)"))
        continue
      }
      if let least = target.least, let due = found.least, least < due {
        report.add(Diagnostic(.packBelowBasis, "\(target.id) \(target.title)", "\(other.title)", "\(found.title)"))
      }
    }
  }

  /// A form that may be the common one: a pack whose fields have other names brings its own.
  private mutating func check(_ bytes: [UInt8], named form: String, against names: FormValue) {
    do {
      let issues = try reporting(.packForm, at: Place(file: form)) { () throws(FormatError) in
        try WordTemplate(bytes: bytes).issues(against: names)
      }
      for issue in issues { report.add(Diagnostic(issue, in: form)) }
    } catch {
      report.add(error)
    }
  }

  private mutating func issues(of bytes: [UInt8], named name: String, against names: FormValue) -> [TemplateIssue]? {
    do {
      return try reporting(.packForm, at: Place(file: name)) { () throws(FormatError) in
        name.hasSuffix(".xlsx")
          ? try SheetTemplate(bytes: bytes).issues(against: names, reportsUnusedData: true)
          : try WordTemplate(bytes: bytes).issues(against: names, reportsUnusedData: true)
      }
    } catch {
      report.add(error)
      return nil
    }
  }
}

extension FormValue {
  /// What a separator sheet may name beside all that other forms may: a row of the catalogue.
  fileprivate var withSeparator: FormValue {
    guard case .record(let fields) = self, case .list(let rows) = self["目录"], let row = rows.first else { return self }
    return .record(fields + [FormField("隔页", row)])
  }

  /// What a later volume's catalogue may name beside all that other forms may.
  fileprivate var withVolume: FormValue {
    guard case .record(let fields) = self else { return self }
    return .record(fields + [FormField("册", .text("")), FormField("册数", .text(""))])
  }
}

extension FormData {
  /// Every name that a form of the pack may use, with one row in each table and thirty files in each slot.
  static func sample(of pack: Pack) -> FormValue {
    guard case .record(let answers) = names(of: pack.fields) else { return .record([]) }
    let parts = ["编号", "名称", "页码", "页", "起页", "止页", "页数", "性质", "盖章", "备注"].map { FormField($0, .text("")) }
    let files = (1...30).map { FormField("\($0)", .record(parts)) }
    let row = FormValue.record(parts + [FormField("材料", .list([.record(parts)]))])
    return .record(
      answers + [
        FormField("申报码", .text("")), FormField("总页数", .text("")), FormField("目录", .list([row])),
        FormField("通知", notice(of: pack)),
        FormField("阶段", .record([FormField("名称", .text(""))])),
        FormField("附件", .record(pack.catalogue.map { FormField($0.id, .record(parts + files)) })),
      ]
    )
  }
}
