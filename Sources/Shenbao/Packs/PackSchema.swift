internal import Foundation
public import ShenbaoModel

/// The JSON Schema (2020-12) of a pack's `application.yaml`: editors complete and check by it, with Chinese titles.
public struct PackSchema {
  private let pack: Pack
  private let bureau: BureauPack?

  /// The schema of that pack.
  public init(of pack: Pack) { (self.pack, bureau) = (pack, nil) }

  /// The schema of a bureau's `BUREAU.yaml`.
  public init(of bureau: BureauPack) { (pack, self.bureau) = (bureau.pack, bureau) }

  /// The schema as JSON with sorted keys.
  public var json: [UInt8] {
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? JSONSerialization.data(withJSONObject: root, options: options)
    return Array(data ?? Data()) + [0x0A]
  }

  private var root: [String: Any] {
    var object = object(of: bureau?.fields ?? pack.fields)
    var properties = object["properties"] as? [String: Any] ?? [:]
    properties["pack"] = ["const": pack.id, "title": "申报包"]
    if bureau == nil { properties["证明材料"] = slots }
    properties["印章图片"] = Self.seal
    object["properties"] = properties
    object["required"] = ["pack"] + (object["required"] as? [String] ?? [])
    object["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    object["title"] = bureau == nil ? "\(pack.title)申报材料" : "\(pack.title)推荐"
    return object
  }

  private var slots: [String: Any] {
    let slots = pack.catalogue.filter { $0.source == .evidence }.map { item in
      (item.id, ["title": item.id, "description": item.title, "type": "array", "items": Self.piece] as [String: Any])
    }
    let late: (String, [String: Any]) = (
      Application.supplementName,
      [
        "title": Application.supplementName, "description": "报送以后才补交的材料，另成一份 PDF，原来的页码不变", "type": "array",
        "items": Self.piece,
      ]
    )
    return [
      "type": "object", "additionalProperties": false, "title": "证明材料",
      "description": "按目录顺序；整项不写时，自动取 evidence/材料名/ 里的文件",
      "properties": Dictionary(slots + [late]) { first, _ in first },
    ]
  }

  private static var seal: [String: Any] {
    [
      "type": "object", "required": ["文件"], "additionalProperties": false, "title": "印章图片",
      "description": "不写就不印。印上的是图片，不是实物章，也不是电子印章",
      "properties": [
        "文件": ["type": "string", "description": "透明背景的 PNG，文件夹里的路径"],
        "宽": ["type": "number", "minimum": 10, "maximum": 60, "description": "毫米，不写是 42"],
        "骑缝": ["enum": ["是", "否"]],
      ],
    ]
  }

  private static var piece: [String: Any] {
    [
      "type": "object", "required": ["文件"], "additionalProperties": false,
      "properties": [
        "文件": ["type": "string", "description": "文件夹里的路径，如 evidence/主体资格/01-法人证书.pdf"],
        "名称": ["type": "string", "description": "目录里的名称"], "性质": ["enum": ["原件", "复印件"]],
        "盖章": ["type": "string", "description": "目录“盖章”一栏"], "备注": ["type": "string", "description": "目录“备注”一栏"],
        "密码": ["type": "string", "description": "PDF 的打开密码；不会进入任何成品和档案"],
      ],
    ]
  }

  private func object(of fields: [Field]) -> [String: Any] {
    let own = fields.filter { $0.by == nil || $0.by == "applicant" }
    let required = own.filter(Self.isRequired).map(\.name)
    var object: [String: Any] = [
      "type": "object", "additionalProperties": false,
      "properties": Dictionary(own.map { ($0.name, schema(of: $0)) }) { first, _ in first },
    ]
    if !required.isEmpty { object["required"] = required }
    return object
  }

  /// Whether the applicant has to answer it, or something in it, in every stage and for every variant.
  private static func isRequired(_ field: Field) -> Bool {
    guard field.by == nil || field.by == "applicant", !field.isOptional else { return false }
    guard field.scope.stages.isEmpty, field.scope.variants.isEmpty else { return false }
    if case .group(let members) = field.kind { return members.contains(where: isRequired) }
    return true
  }

  /// What may be left out may be left empty as well.
  private static func allowEmpty(_ schema: inout [String: Any]) {
    if let words = schema["enum"] as? [String] {
      schema["enum"] = words as [Any] + [NSNull()]
    } else if let type = schema["type"] as? String {
      schema["type"] = [type, "null"]
    } else if let types = schema["type"] as? [String] {
      schema["type"] = types + ["null"]
    }
  }

  private func schema(of field: Field) -> [String: Any] {
    var schema: [String: Any]
    switch field.kind {
    case .group(let members): schema = object(of: members)
    case .table(let columns):
      schema = ["type": "array", "items": object(of: columns)]
      schema["minItems"] = field.least.flatMap { Int($0.text()) }
      schema["maxItems"] = field.most.flatMap { Int($0.text()) }
    case .choice(let words): schema = ["enum": words + field.aliases.keys.sorted()]
    case .choices(let words): schema = ["type": "array", "uniqueItems": true, "items": ["enum": words]]
    default: schema = scalar(field)
    }
    if field.isOptional || !Self.isRequired(field) { Self.allowEmpty(&schema) }
    schema["title"] = field.name
    let notes = field.notes + (field.cite.map { ["依据：“\($0)”"] } ?? [])
    if !notes.isEmpty { schema["description"] = notes.joined(separator: "；") }
    if let example = field.example { schema["examples"] = [example] }
    return schema
  }

  /// What YAML reads as a number or a truth value is text to us, so those types are allowed wherever text is.
  private func scalar(_ field: Field) -> [String: Any] {
    var schema: [String: Any] = ["type": ["string", "number"]]
    switch field.kind {
    case .integer: schema = ["type": ["integer", "string"], "pattern": #"^\s*[0-9０-９,，]+\s*$"#]
    case .decimal: schema["pattern"] = #"^\s*[0-9０-９,，.．]+\s*$"#
    case .percent: schema["pattern"] = #"^\s*[0-9０-９.．]+\s*[%％]?\s*$"#
    case .date: schema = ["type": "string", "pattern": #"^\d{4}(-|/|年)\d{1,2}(-|/|月)\d{1,2}日?$"#]
    case .email: schema = ["type": "string", "pattern": "^[^@]+@[^@]+$"]
    default: break
    }
    switch field.kind {
    case .integer, .decimal, .percent:
      schema["minimum"] = field.least.flatMap { Double($0.text()) } ?? 0
      schema["maximum"] = field.most.flatMap { Double($0.text()) }
    default: schema["maxLength"] = field.longest
    }
    return schema
  }
}
