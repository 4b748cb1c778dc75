internal import ShenbaoFormats
public import ShenbaoModel

/// A pack begun from an official form: a copy of the form with marks, a `pack.yaml` to be edited, and a list of what to look at.
public struct PackDraft {
  let id: String
  let formName: String
  let fields: [DraftedField]
  let remarks: [FormRemark]
  let title: String
  let issuer: String
  private let form: [UInt8]
  private let catalogue: [UInt8]

  /// How many fields it proposes, and how many places it leaves to a person.
  public var counts: (fields: Int, remarks: Int) { (fields.count, remarks.count) }

  /// Looks through a blank `.docx` form; `common` holds the catalogue that all packs share.
  ///
  /// - Throws: `pack.old-form` for a `.doc`, `load.unreadable` for what is no Word file, `pack.no-blanks`.
  public init(id: String, form path: String, common: String) throws(Report) {
    let place = Place(file: path)
    let bytes = try reporting(at: place) { () throws(FormatError) in try DiskFile.read(path, limit: 64 << 20) }
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { throw Report(Diagnostic(.packOldForm, at: place)) }
    let survey = try reporting(at: place) { () throws(FormatError) in try FormSurvey(bytes: bytes) }
    guard !survey.places.isEmpty else { throw Report(Diagnostic(.packNoBlanks, at: place)) }
    self.id = id
    let name = path.split(separator: "/").last.map(String.init) ?? path
    formName = name.lowercased().hasSuffix(".docx") ? String(name.dropLast(5)) : name
    var names = DraftedNames(for: survey.places)
    fields = survey.places.map { asked in
      var field = DraftedField(asked)
      field.path = names.path(for: asked)
      if case .rows(let heads, _) = asked.kind {
        for (index, name) in DraftedNames.columns(heads).enumerated() { field.columns[index].path = [name] }
      }
      return field
    }
    remarks = survey.remarks
    title = Self.title(among: survey.lines) ?? formName
    issuer = survey.lines.lazy.compactMap(Self.issuer).first ?? ""
    let namings = fields.map { FormPlace.Naming(path: $0.pathText, columns: $0.columns.map(\.pathText)) }
    form = try reporting(at: place) { () throws(FormatError) in try survey.marked(namings) }
    let unit = Self.unit(among: fields)
    catalogue = try reporting(at: Place(file: common)) { () throws(FormatError) in
      let bytes = try DiskFile.read("\(common)/forms/目录.docx", limit: 64 << 20)
      return try WordTemplate.renaming("申报单位.名称", to: unit?.pathText, in: bytes)
    }
  }

  /// Writes the pack into a new folder.
  ///
  /// - Throws: `build.occupied` when something lies at the path already, or the disk's refusal.
  public func write(to path: String) throws(Report) {
    guard DiskFile.kind(of: path) == nil else {
      throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(path)"))
    }
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      let folder = try DiskFolder(at: path)
      try folder.write(Array(yaml.utf8), to: "pack.yaml")
      try folder.write(Array("\(Self.emptyNotice)\n".utf8), to: "notice.txt")
      try folder.write(Array(list.utf8), to: "核对.md")
      try folder.finish()
      try DiskFolder.make("\(path)/forms")
      try DiskFile.write(form, to: "\(path)/forms/\(formName).docx")
      try DiskFile.write(catalogue, to: "\(path)/forms/目录.docx")
    }
  }

  /// The field that holds the applicant's name, which stands in the catalogue and in the names of files.
  var unit: DraftedField? { Self.unit(among: fields) }

  private static func unit(among fields: [DraftedField]) -> DraftedField? {
    let names = ["申报单位名称", "申请单位名称", "单位名称", "申报单位", "申请单位", "项目承担单位", "承担单位", "项目申报单位", "企业名称", "项目实施单位"]
    let texts = fields.filter { $0.kind == "text" && !$0.isOffices && $0.columns.isEmpty }
    return names.lazy.compactMap { name in texts.first { $0.path.last == name } }.first
  }

  static let emptyNotice = "（把通知原文逐字粘贴在这里，代替这一行）"

  /// The longest of the first lines that names a form; otherwise none.
  private static func title(among lines: [String]) -> String? {
    let kinds = ["申报书", "申请书", "申请表", "申报表", "任务书", "推荐表", "登记表", "推荐书", "审批表", "合同书"]
    let found = lines.prefix(20).enumerated().first { line in
      kinds.contains { line.element.hasSuffix($0) } && line.element.count < 60
    }
    guard let found else { return nil }
    let flat = found.element.filter { !$0.isWhitespace }
    guard flat.count <= 8, found.offset > 0 else { return flat }
    // 项目申报书 alone says little: the line above it names the programme.
    let before = lines[found.offset - 1].filter { !$0.isWhitespace }
    return before.count < 40 && !before.contains { "：:".contains($0) } ? before + flat : flat
  }

  /// `某某局编制` names who issued the form.
  private static func issuer(_ line: String) -> String? {
    let flat = String(line.filter { !$0.isWhitespace })
    guard let match = flat.wholeMatch(of: #/(.{3,30}?(?:局|厅|委员会|部|办公室|中心|政府|院))(?:编制|印制|监制|制)(?:[0-9二〇○零一].*)?/#) else {
      return nil
    }
    return String(match.1)
  }
}
