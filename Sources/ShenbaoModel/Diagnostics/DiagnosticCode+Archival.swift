extension Diagnostic.Code {
  /// The rules of PDF/A-2b (ISO 19005-2, level B).
  static let archival: [Self] = [
    .archivalBroken, .archivalMendable, .evidenceArchival, .packageArchival, .verifyArchival,
  ]

  package static let archivalBroken = Self(
    "pdfa.broken",
    "不符合 PDF/A-2b：{1}",
    "not PDF/A-2b: {1}",
    hint: "放进合并 PDF 也带着这一条；请用原来的程序另存为 PDF/A，或打印后扫描",
    "a bundle keeps the fault; save it as PDF/A in the program that made it, or print and scan it"
  )
  package static let archivalMendable = Self(
    "pdfa.mendable",
    "不符合 PDF/A-2b，放进合并 PDF 时会改正：{1}",
    "not PDF/A-2b, but a bundle puts it right: {1}",
    hint: "只用作佐证材料的，不必处理；要单独归档的，请另存为 PDF/A",
    "leave it when it is evidence only; save it as PDF/A when it is kept for itself"
  )
  package static let evidenceArchival = Self(
    "evidence.pdfa",
    "要求 PDF/A-2b，这些页不符合：{1}，第 {2} 页：{3}{4}",
    "PDF/A-2b is wanted, and these pages are not: {1}, pages {2}: {3}{4}",
    hint: "逐条查看：shenbao inspect --archival 文件；请用原来的程序另存为 PDF/A，或打印后扫描",
    "see all with: shenbao inspect --archival FILE; save it as PDF/A where it was made, or print and scan it"
  )
  package static let packageArchival = Self(
    "package.pdfa",
    "合并 PDF 没有标为 PDF/A-2b，第 {1} 页不符合：{2}",
    "the bundle does not call itself PDF/A-2b because of page {1}: {2}",
    hint: "不要求归档格式的不必处理；要求的，先换掉这几页所在的材料",
    "nothing to do unless an archival format is wanted: then replace the evidence on those pages",
    severity: .note
  )
  package static let verifyArchival = Self(
    "verify.pdfa",
    "PDF 自称 PDF/A，其实不符合 PDF/A-2b：{1}",
    "the PDF calls itself PDF/A and is not PDF/A-2b: {1}",
    hint: "退回，由申报单位重新生成",
    "have the package built again"
  )
}
