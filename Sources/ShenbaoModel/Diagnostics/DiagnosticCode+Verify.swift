extension Diagnostic.Code {
  static let verify: [Self] = [
    .verifyField, .verifyText, .verifyCell, .verifyPageChanged, .verifyPageOrder, .verifyPageEdition,
    .verifyPageMissing, .verifyPageUnstamped, .verifyInput, .verifyUnopened, .verifyActive,
    .verifyUnseen, .verifyFacsimile, .verifyReduced, .verifyLink,
  ]

  package static let verifyField = Self(
    "verify.field",
    "“{1}”在几份文件里不一致",
    "{1} is not the same in all documents",
    hint: "以申报单位的答案为准，改正后重新生成全部材料",
    "put it right in the answers, and have the whole package built again"
  )
  package static let verifyText = Self(
    "verify.text",
    "Word 文件与 PDF 第 {1} 页的文字不同",
    "the text of the Word file is not that of page {1} of the PDF",
    hint: "不要单独修改 Word 文件：改答案，重新生成全部材料",
    "do not edit the Word file alone: change the answers and build the package again"
  )
  package static let verifyCell = Self(
    "verify.cell",
    "工作表的单元格在生成后被改过：{1}",
    "a cell of the sheet was changed after it was made: {1}",
    hint: "不要单独修改汇总表：改答案，重新生成全部材料",
    "do not edit the sheet alone: change the answers and build the package again"
  )
  package static let verifyPageChanged = Self(
    "verify.page-changed",
    "PDF 第 {1} 页的内容在生成后被改过",
    "page {1} of the PDF was changed after it was made",
    hint: "退回，由申报单位重新生成",
    "have the package built again"
  )
  package static let verifyPageOrder = Self(
    "verify.page-order",
    "PDF 第 {1} 页的位置上是第 {2} 页",
    "page {2} of the package lies at page {1} of the PDF",
    hint: "按页脚的页码排回原来的次序，或重新生成",
    "put the pages back in the order of their numbers, or have the package built again"
  )
  package static let verifyPageEdition = Self(
    "verify.page-edition",
    "PDF 第 {1} 页属于另一次生成的材料：页脚的申报码不同",
    "page {1} of the PDF is of another edition: its package code is not that of the manifest",
    hint: "换上同一次生成的页，或重新生成全部材料",
    "put in the page of the same edition, or have the package built again"
  )
  package static let verifyPageMissing = Self(
    "verify.page-missing",
    "PDF 里缺第 {1} 页",
    "page {1} is missing from the PDF",
    hint: "退回，由申报单位重新生成",
    "have the package built again"
  )
  package static let verifyPageUnstamped = Self(
    "verify.page-unstamped",
    "PDF 第 {1} 页上读不到页码和申报码",
    "page {1} of the PDF carries no page number and package code that can be read",
    hint: "核对这一页是否被替换；退回，由申报单位重新生成",
    "see whether the page was replaced; have the package built again"
  )
  package static let verifyInput = Self(
    "verify.input",
    "申报文件夹里的文件不是生成成品时所用的：{1}（{2}）",
    "a file of the application's folder is not the one the package was made from: {1} ({2})",
    hint: "用现在的答案和材料重新生成，或恢复原文件",
    "build the package again, or put the original file back"
  )
  package static let verifyUnopened = Self(
    "verify.unopened",
    "{1} 打不开（{2}）",
    "{1} does not open ({2})",
    hint: "向申报单位索要完好的文件",
    "ask the applicant for a sound file"
  )
  package static let verifyActive = Self(
    "verify.active",
    "{1} 里有不应有的内容：{2}",
    "{1} holds what it must not: {2}",
    hint: "不要启用这些内容；退回，由申报单位重新生成",
    "do not enable it; have the package built again"
  )
  package static let verifyFacsimile = Self(
    "verify.facsimile",
    "第 {1} 页上的章是图片：不是实物章，也不是电子印章",
    "the seals on page {1} are pictures: neither seals on paper nor electronic seals",
    hint: "通知要求加盖公章的，打印后盖实物章，用 shenbao collate 合成盖章版",
    "where a seal is asked for, print the pages, seal them, and use shenbao collate",
    severity: .note
  )
  package static let verifyReduced = Self(
    "verify.reduced",
    "第 {1} 页的扫描件为不超过规定的大小缩到了 {2} dpi",
    "the scans on page {1} were brought down to {2} dpi to keep to the size that is accepted",
    hint: "看不清的，向申报单位索要原来的文件",
    "where they cannot be read, ask the applicant for the files as they were",
    severity: .note
  )
  package static let verifyUnseen = Self(
    "verify.unseen",
    "没有安装 poppler（pdftotext），没有用它核对 PDF 上的文字和页码",
    "poppler (pdftotext) is not installed: the text and the stamps of the PDF were not read with it",
    hint: "安装 poppler-utils 后再核验一次",
    "install poppler-utils and verify again",
    severity: .note
  )
  package static let verifyLink = Self(
    "verify.link",
    "成品里的 {1} 是链接，不是文件",
    "{1} in the package is a link, not a file",
    hint: "链接可能指向别处的文件：退回，索要真正的文件",
    "a link may lead to files elsewhere: ask for the file itself"
  )
}
