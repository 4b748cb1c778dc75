/// One question of a form, or a group of them.
public struct Field: Hashable, Sendable {
  /// The form's own word for it.
  public var name: String
  /// The names from the outermost group to this one; a table's column begins with its table.
  public var path: [String]
  /// What may be answered.
  public var kind: FieldKind
  /// Whether it may be left empty.
  public var isOptional = false
  /// The unit printed behind it: 万元, 件, 家.
  public var unit: String?
  /// What a person should know before answering.
  public var help: String?
  /// A plausible answer.
  public var example: String?
  /// The smallest number, or the smallest count of rows.
  public var least: DecimalNumber?
  /// The largest number, or the largest count of rows.
  public var most: DecimalNumber?
  /// The longest text, in characters.
  public var longest: Int?
  /// Digits after the point that are always printed.
  public var decimals: Int?
  /// The column of a table in which nothing may stand twice.
  public var unique: String?
  /// The sentence of the notice it comes from.
  public var cite: String?
  /// Other words for the choices, as older notices use them.
  public var aliases: [String: String] = [:]
  /// The actor who fills it in, when that is not the applicant.
  public var by: String?
  /// The stages and variants it is asked in.
  public var scope = Scope()
  /// Of a column: how many names of the path lead to its table.
  var tableDepth: Int?
  /// Where the pack says so.
  public var place: Place

  /// `工作基础.有效专利.合计`.
  public var pathText: String { path.joined(separator: ".") }

  /// The fields directly inside a group or a table.
  public var members: [Field] {
    switch kind {
    case .group(let fields), .table(let fields): fields
    default: []
    }
  }

  /// The field at the end of a path of names below this one.
  public func member(_ path: some Collection<String>) -> Field? {
    guard let first = path.first else { return self }
    return members.first { $0.name == first }?.member(path.dropFirst())
  }
}

/// What may be answered to a field.
public indirect enum FieldKind: Hashable, Sendable {
  /// Named fields together.
  case group([Field])
  /// Rows of the same columns.
  case table([Field])
  /// One line or a few.
  case text
  /// Paragraphs.
  case richText
  /// A whole number.
  case integer
  /// A number with a point; money in 万元.
  case decimal
  /// A share in per cent, with or without its sign.
  case percent
  /// One day.
  case date
  /// Two days: `2024-10-08 至 2025-02-07`.
  case period
  /// One of several words.
  case choice([String])
  /// Some of several words.
  case choices([String])
  /// A path of a file in the application's folder.
  case file
  /// 统一社会信用代码.
  case uscc
  /// 专利号.
  case patent
  /// A landline or a mobile.
  case phone
  /// A mobile.
  case mobile
  /// Six digits.
  case postcode
  /// An address with @.
  case email

  /// The kinds that need nothing beside their name in a pack.
  static let simple: [(name: String, kind: FieldKind)] = [
    ("text", .text), ("rich-text", .richText), ("integer", .integer), ("decimal", .decimal), ("percent", .percent),
    ("date", .date), ("period", .period), ("file", .file), ("uscc", .uscc), ("patent", .patent), ("phone", .phone),
    ("mobile", .mobile), ("postcode", .postcode), ("email", .email),
  ]
}
