extension Diagnostic.Code {
  static let kind: [Self] = [
    .fieldNumber, .fieldInteger, .fieldDecimals, .fieldTooSmall, .fieldTooLarge, .fieldDate, .fieldPeriod,
    .fieldPeriodBackwards, .fieldChoice, .fieldCreditCode, .fieldCreditCodeLetters, .fieldOrganisationCode,
    .fieldPatent, .fieldPhone, .fieldMobile, .fieldPostcode, .fieldEmail, .fieldNormalised,
  ]

  package static let fieldNumber = Self(
    "field.number",
    "这里应是数字",
    "a number is due",
    hint: "只写数字，不带单位；单位已印在表上",
    "write digits only; the unit stands in the form"
  )
  package static let fieldInteger = Self(
    "field.integer",
    "这里应是整数",
    "a whole number is due",
    hint: "去掉小数",
    "leave out the fraction"
  )
  package static let fieldDecimals = Self(
    "field.decimals",
    "小数最多 {1} 位",
    "at most {1} digits after the point",
    hint: "四舍五入，并核对合计",
    "round it, and check the total"
  )
  package static let fieldTooSmall = Self(
    "field.too-small",
    "不应小于 {1}",
    "not less than {1}",
    hint: "核对数字和单位",
    "check the number and its unit"
  )
  package static let fieldTooLarge = Self(
    "field.too-large",
    "不应大于 {1}",
    "not more than {1}",
    hint: "核对数字和单位：是不是把元写成了万元",
    "check the number and its unit: 元 or 万元"
  )
  package static let fieldDate = Self(
    "field.date",
    "没有这一天，或写法不对",
    "there is no such day",
    hint: "写成 2024-09-22",
    "write 2024-09-22"
  )
  package static let fieldPeriod = Self(
    "field.period",
    "这里应是起止两个日期",
    "two days are due",
    hint: "写成 2024-10-08 至 2025-02-07",
    "write 2024-10-08 至 2025-02-07"
  )
  package static let fieldPeriodBackwards = Self(
    "field.period-backwards",
    "止日早于起日",
    "it ends before it begins",
    hint: "把两个日期调换或更正",
    "swap or correct the days"
  )
  package static let fieldChoice = Self(
    "field.choice",
    "只能选：{1}",
    "one of: {1}",
    hint: "照所列的字填写",
    "use one of these words"
  )
  package static let fieldCreditCode = Self(
    "field.uscc",
    "统一社会信用代码不对：应为 18 位，末位是校验码（GB 32100-2015）",
    "not a unified social credit code: 18 characters, the last a check digit (GB 32100-2015)",
    hint: "照营业执照或法人证书重新抄写",
    "copy it again from the licence"
  )
  package static let fieldCreditCodeLetters = Self(
    "field.uscc-letters",
    "统一社会信用代码里用了字母 O、I、S、Z，代码中没有这些字母",
    "the code holds O, I, S or Z, which no such code has",
    hint: "看是不是数字 0、1、5、2",
    "read them as 0, 1, 5, 2"
  )
  package static let fieldOrganisationCode = Self(
    "field.uscc-organisation",
    "统一社会信用代码第 9 至 17 位的组织机构代码校验不符（GB 11714）",
    "characters 9 to 17 do not carry the check digit of an organisation code (GB 11714)",
    hint: "与证照核对；个别旧代码本来如此",
    "check it against the licence; some old codes are so",
    severity: .warning
  )
  package static let fieldPatent = Self(
    "field.patent",
    "专利号不对：位数或小数点后的校验位不符（ZC 0006-2003）",
    "not a patent number: its length or check digit is wrong (ZC 0006-2003)",
    hint: "照证书抄写，如 ZL201110047567.0",
    "copy it from the certificate, as ZL201110047567.0"
  )
  package static let fieldPhone = Self(
    "field.phone",
    "电话号码的位数或写法不对",
    "not a telephone number",
    hint: "写成 0531-80000001 或手机号",
    "write 0531-80000001 or a mobile number"
  )
  package static let fieldMobile = Self(
    "field.mobile",
    "手机号应为 1 开头的 11 位数字",
    "a mobile number has 11 digits and begins with 1",
    hint: "核对位数",
    "count the digits"
  )
  package static let fieldPostcode = Self(
    "field.postcode",
    "邮政编码应为 6 位数字",
    "a postcode has 6 digits",
    hint: "核对位数",
    "count the digits"
  )
  package static let fieldEmail = Self(
    "field.email",
    "电子邮箱的写法不对",
    "not an e-mail address",
    hint: "写成 name@example.com",
    "write name@example.com"
  )
  package static let fieldNormalised = Self(
    "field.normalised",
    "全角字符、空格或小写字母已按规范写法改正",
    "full-width characters, blanks or small letters were put right",
    hint: "不必改动；想免去此提示，可照规范写法填写",
    "nothing to do; write it in the standard form to be rid of this note",
    severity: .note
  )
}
