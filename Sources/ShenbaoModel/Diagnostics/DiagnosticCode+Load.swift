extension Diagnostic.Code {
  static let load: [Self] = [
    .unreadable, .tooLarge, .wrongEncoding, .emptyFile, .badSyntax, .tab, .duplicateKey, .anchor, .tooDeep, .tooMany,
    .severalDocuments, .controlCharacter,
  ]

  package static let unreadable = Self(
    "load.unreadable",
    "读不了这个文件：{1}",
    "the file cannot be read: {1}",
    hint: "看文件是否存在、是否有权限",
    "check that the file exists and may be read"
  )
  package static let tooLarge = Self(
    "load.too-large",
    "文件超过 10 MB",
    "the file is larger than 10 MB",
    hint: "答案文件只放文字，图片和扫描件放进 evidence 文件夹",
    "keep pictures and scans in the evidence folder"
  )
  package static let wrongEncoding = Self(
    "load.encoding",
    "文件不是 UTF-8 编码，看来是 {1}",
    "the file is not UTF-8, it looks like {1}",
    hint: "在编辑器中“另存为”，编码选 UTF-8",
    "save it again with the encoding UTF-8"
  )
  package static let emptyFile = Self(
    "load.empty",
    "文件里没有内容",
    "the file has no content",
    hint: "用 shenbao new 生成一份带说明的答案文件",
    "make one with: shenbao new"
  )
  package static let badSyntax = Self(
    "load.syntax",
    "这里的写法读不懂：{1}",
    "this cannot be read: {1}",
    hint: "看冒号后是否有空格、缩进是否对齐、引号和括号是否成对",
    "check the space after colons, the indentation, quotes and brackets"
  )
  package static let tab = Self(
    "load.tab",
    "缩进用了制表符（Tab）",
    "a tab is used for indentation",
    hint: "把制表符换成空格，每级两个",
    "use two spaces for each level"
  )
  package static let duplicateKey = Self(
    "load.duplicate-key",
    "“{1}”写了两次",
    "{1} is written twice",
    hint: "删去其中一处",
    "remove one of the two"
  )
  package static let anchor = Self(
    "load.anchor",
    "这里用了 YAML 的锚点或引用（& 或 *）",
    "a YAML anchor or alias (& or *) is used",
    hint: "把内容照写一遍；普通文字里的 & 或 * 请加引号",
    "write the content out; put text that begins with & or * in quotes"
  )
  package static let tooDeep = Self(
    "load.too-deep",
    "层次超过 100 级",
    "more than 100 levels",
    hint: "看缩进或括号是否写错",
    "check indentation and brackets"
  )
  package static let tooMany = Self(
    "load.too-many",
    "内容超过 500,000 项",
    "more than 500,000 values",
    hint: "看文件是否拿错",
    "check that it is the right file"
  )
  package static let severalDocuments = Self(
    "load.several-documents",
    "一个文件里有几份 YAML（--- 分开）",
    "the file holds several YAML documents",
    hint: "只留一份",
    "keep one of them"
  )
  package static let controlCharacter = Self(
    "load.control-character",
    "文字里有看不见的控制字符 {1}",
    "the text holds a control character {1}",
    hint: "删去后重新输入这一处",
    "delete it and type the place again"
  )
}
