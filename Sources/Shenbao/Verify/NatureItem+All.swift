internal import ShenbaoModel

extension NatureItem {
  /// The items of DA/T 70-2018 that a package can be held against, in the standard's order.
  static let all: [NatureItem] = authenticity + integrity + usability + safety

  private static let manifest = Words("清单", "manifest")

  private static let authenticity = [
    NatureItem(
      "GD-1-1",
      .authenticity,
      Words("固化信息有效性", "fixity"),
      Words("各文件的 SHA-256 摘要", "SHA-256 of each file"),
      ["verify.changed", "verify.manifest"]
    ),
    NatureItem(
      "GD-1-5",
      .authenticity,
      Words("数据值合理性", "plausible values"),
      Words("申报包的字段和规则", "the pack's fields and rules"),
      ["field.", "rule.", "evidence."],
      needs: .answers
    ),
    NatureItem(
      "GD-1-10",
      .authenticity,
      Words("内容数据电子属性一致性", "properties of the files"),
      Words("文件名、大小与清单；三份文件上的申报码", "names and sizes; the package code on each"),
      ["verify.changed", "verify.missing", "verify.code", "verify.page-edition"]
    ),
    NatureItem(
      "GD-1-11",
      .authenticity,
      Words("数据与内容一致：Word 与 PDF", "Word file and PDF agree"),
      Words("逐页、逐字段", "page by page, field by field"),
      ["verify.field", "verify.text"],
      needs: .word
    ).quoting("PDF"),
    NatureItem(
      "GD-1-11",
      .authenticity,
      Words("数据与内容一致：汇总表与 Word", "sheet and Word file agree"),
      Words("逐单元格、逐字段", "cell by cell, field by field"),
      ["verify.field", "verify.cell"],
      needs: .sheet
    ).quoting(Verification.sheet),
    NatureItem(
      "GD-1-14",
      .authenticity,
      Words("信息包一致性", "package and application agree"),
      Words("答案与材料的摘要", "digests of answers and evidence"),
      ["verify.input", "verify.field"],
      needs: .answers
    ).quoting(Verification.answers),
  ]

  private static let integrity = [
    NatureItem(
      "GD-2-1",
      .integrity,
      Words("总件数相符", "number of items"),
      Words("目录、书签", "catalogue, bookmarks"),
      ["verify.bookmarks", "verify.catalogue"],
      needs: .bundle
    ),
    NatureItem("GD-2-2", .integrity, Words("总字节数相符", "sizes"), manifest, ["verify.changed", "verify.missing"]),
    NatureItem(
      "GD-2-6",
      .integrity,
      Words("页码连续", "page numbers without gaps"),
      Words("页码标签与目录页码", "labels, page ranges"),
      ["verify.labels", "verify.catalogue", "verify.page-missing", "verify.page-order"],
      needs: .bundle
    ),
    NatureItem(
      "GD-2-6",
      .integrity,
      Words("每页印有页码和申报码", "every page is stamped"),
      Words("PDF 文字（poppler）", "text of the PDF (poppler)"),
      ["verify.page-unstamped", "verify.page-edition", "verify.page-order", "verify.page-missing"],
      needs: .text
    ),
    NatureItem(
      "GD-2-7",
      .integrity,
      Words("内容数据完整性", "all files there"),
      manifest,
      ["verify.missing", "verify.manifest"]
    ),
    NatureItem(
      "GD-2-11",
      .integrity,
      Words("信息包内容数据完整性", "all pages there"),
      Words("页数、各页摘要", "page count, digests of pages"),
      ["verify.pages", "verify.page-missing", "verify.page-changed"],
      needs: .bundle
    ),
  ]

  private static let usability = [
    NatureItem("GD-3-1", .usability, Words("元数据可读性", "metadata can be read"), manifest, ["verify.manifest"]),
    NatureItem(
      "GD-3-4",
      .usability,
      Words("内容数据可读性", "files open"),
      Words("Word、Excel、PDF", "Word, Excel, PDF"),
      ["verify.missing", "verify.unopened"],
      needs: .office
    ),
    NatureItem(
      "GD-3-3",
      .usability,
      Words("内容数据格式符合归档要求", "format fit for archives"),
      Words("PDF/A-2b 的声明属实", "a claim of PDF/A-2b is true"),
      ["verify.pdfa"],
      needs: .bundle
    ),
    NatureItem(
      "GD-3-8",
      .usability,
      Words("无加密和非公开算法", "no encryption"),
      Words("PDF、OOXML 结构", "structure of PDF and OOXML"),
      ["verify.active"],
      needs: .bundle
    ),
  ]

  private static let safety = [
    NatureItem(
      "GD-4-1",
      .safety,
      Words("杀毒软件", "virus scanner"),
      Words("由接收单位检测", "checked by whoever receives it"),
      [],
      needs: .never
    ),
    NatureItem(
      "GD-4-2",
      .safety,
      Words("无宏、脚本、外部链接", "no macros, scripts, outside links"),
      Words("PDF、OOXML 结构", "structure of PDF and OOXML"),
      ["verify.active"],
      needs: .office
    ),
    NatureItem("GD-4-3", .safety, Words("无多余文件", "no extra files"), manifest, ["verify.extra", "verify.link"]),
  ]
}

extension Verification {
  /// The findings by the items of DA/T 70-2018.
  public var natures: [NatureItem] {
    NatureItem.all.map { item in
      var item = item
      let found = report.diagnostics.filter(item.isFailed)
      let isLooked = item.need == .nothing || looked.contains(item.need)
      item.result = !found.isEmpty ? .failed : isLooked ? .passed : .inapplicable
      item.remarks = found.map(\.message).reduce(into: []) { known, words in
        if !known.contains(words) { known.append(words) }
      }
      return item
    }
  }
}
