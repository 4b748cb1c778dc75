import Testing

@testable import ShenbaoFormats

@Suite struct PDFStateBalanceTests {
  @Test(arguments: [
    ("", 0, 0), ("q 1 0 0 1 0 0 cm Q", 0, 0), ("Q Q Q (x) Tj", 3, 0), ("q q Q", 0, 1), ("Q q", 1, 1),
    ("(Q \\) Q) Tj", 0, 0), ("<51> Tj %Q\nq Q", 0, 0), ("/Q gs /q Do", 0, 0), ("qQ Q1 QQ", 0, 0),
    ("BI /W 1 ID Q Q EI Q", 1, 0), ("[(Q) 1 (q)] TJ Q", 1, 0), ("(never closed Q", 0, 0), ("BI ID Q", 0, 0),
  ])
  func everyRestoreWithoutItsSaveIsCounted(content: String, missing: Int, open: Int) {
    let balance = PDFStateBalance(of: Array(content.utf8))
    #expect(balance.missing == missing)
    #expect(balance.open == open)
  }
}
