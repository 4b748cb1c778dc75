/// The file's own form (ISO 19005-2, 6.1) and the implementation limits (6.1.13).
extension ArchivalRule {
  static let file = [
    header, binaryMark, fileID, encrypted, trailingData, tableSpacing, hexString, streamLength, streamSpacing,
    externalStream, filter, unknownFilter, nameEncoding, objectSpacing, inlineFilter, permissions, signatureReference,
    damaged, unjudged,
  ]

  static let header = Self(
    "header",
    "6.1.2",
    "文件不是以 %PDF-1.0 至 %PDF-1.7 一行开头",
    "it does not begin with a line %PDF-1.0 to %PDF-1.7",
    .binding
  )
  static let binaryMark = Self(
    "binary-mark",
    "6.1.2",
    "第二行不是 % 加四个以上高位字节",
    "its second line is not % and four bytes above 127",
    .binding
  )
  static let fileID = Self("file-id", "6.1.3", "缺文件标识 ID", "the file identifier (ID) is missing", .binding)
  static let encrypted = Self("encrypted", "6.1.3", "文件加密", "it is encrypted", .binding)
  static let trailingData = Self(
    "trailing-data",
    "6.1.3",
    "%%EOF 之后还有数据",
    "there are data after the last %%EOF",
    .binding
  )
  static let tableSpacing = Self(
    "table-spacing",
    "6.1.4",
    "交叉引用表的空白不合规",
    "the spacing of the cross-reference table is not as prescribed",
    .binding
  )
  static let hexString = Self(
    "hex-string",
    "6.1.6",
    "十六进制字符串的位数为奇数或含其他字符",
    "a hexadecimal string has an odd number of digits or other characters",
    .binding
  )
  static let streamLength = Self(
    "stream-length",
    "6.1.7.1",
    "流的 Length 与实际长度不符",
    "the Length of a stream is not its length",
    .binding
  )
  static let streamSpacing = Self(
    "stream-spacing",
    "6.1.7.1",
    "stream、endstream 前后的换行不合规",
    "the line ends around stream or endstream are not as prescribed",
    .binding
  )
  static let externalStream = Self(
    "external-stream",
    "6.1.7.1",
    "流的数据在文件之外（F、FFilter、FDecodeParms）",
    "a stream has its data outside the file"
  )
  static let filter = Self("lzw", "6.1.7.2", "使用 LZW 压缩", "LZW compression is used", .mending)
  static let unknownFilter = Self(
    "filter",
    "6.1.7.2",
    "使用标准以外的过滤器或加密过滤器",
    "a filter is used that the standard does not have"
  )
  static let nameEncoding = Self(
    "name-encoding",
    "6.1.8",
    "字体名或专色名不是 UTF-8",
    "the name of a font or colorant is not UTF-8"
  )
  static let objectSpacing = Self(
    "object-spacing",
    "6.1.9",
    "obj、endobj 前后的空白不合规",
    "the spacing around obj or endobj is not as prescribed",
    .binding
  )
  static let inlineFilter = Self(
    "inline-filter",
    "6.1.10",
    "内嵌图像使用 LZW 或标准以外的过滤器",
    "an inline image uses LZW or a filter that the standard does not have"
  )
  static let permissions = Self(
    "permissions",
    "6.1.12",
    "权限字典含 UR3、DocMDP 以外的项",
    "the permissions dictionary holds more than UR3 and DocMDP",
    .binding
  )
  static let signatureReference = Self(
    "signature-reference",
    "6.1.12",
    "签名引用字典含摘要项",
    "a signature reference holds a digest",
    .binding
  )
  static let damaged = Self(
    "damaged",
    "6.1.1",
    "文件有损坏，只能勉强读出",
    "it is damaged, and was read as far as it goes",
    .binding
  )

  static let unjudged = Self(
    "unjudged",
    "5",
    "太大或嵌套太深，没有逐项判断",
    "it is too large or nested too deeply to be judged"
  )

  static let limits = [
    integerRange, realRange, realTooSmall, stringLength, nameLength, objectCount, stateDepth, colorantCount, cidRange,
    pageSize,
  ]

  static let integerRange = Self("integer", "6.1.13", "整数超出 32 位", "an integer has more than 32 bits")
  static let realRange = Self("real", "6.1.13", "实数超出 ±3.403×10³⁸", "a real number is beyond 3.403×10³⁸")
  static let realTooSmall = Self(
    "small-real",
    "6.1.13",
    "非零实数小于 1.175×10⁻³⁸",
    "a real number but zero is below 1.175×10⁻³⁸"
  )
  static let stringLength = Self("string-length", "6.1.13", "字符串超过 32767 字节", "a string is longer than 32767 bytes")
  static let nameLength = Self("name-length", "6.1.13", "名称超过 127 字节", "a name is longer than 127 bytes")
  static let objectCount = Self(
    "object-count",
    "6.1.13",
    "对象超过 8388607 个",
    "there are more than 8388607 objects",
    .binding
  )
  static let stateDepth = Self("state-depth", "6.1.13", "q/Q 嵌套超过 28 层", "q and Q are nested more than 28 deep")
  static let colorantCount = Self(
    "colorant-count",
    "6.1.13",
    "DeviceN 的色料超过 32 种",
    "a DeviceN space has more than 32 colorants"
  )
  static let cidRange = Self("cid-range", "6.1.13", "CID 大于 65535", "a CID is greater than 65535")
  static let pageSize = Self(
    "page-size",
    "6.1.13",
    "页面边框小于 3 或大于 14400 单位",
    "a page boundary is below 3 or above 14400 units",
    .binding
  )
}
