import Foundation
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// The bundle through other programs' eyes: poppler, qpdf and a QR reader.
@Suite struct BundleTests {
  @Test func qpdfHasNothingToSay() throws {
    let check = try Program("qpdf", ["--check", try Sample.file("bundle")])
    #expect(check.status == 0, "\(check.output) \(check.errors)")
    #expect(!check.output.contains("WARNING") && !check.errors.contains("WARNING"))
  }

  @Test func everyFontIsEmbedded() throws {
    let lines = try Program("pdffonts", [try Sample.file("bundle")]).output.split(separator: "\n").dropFirst(2)
    #expect(!lines.isEmpty)
    for line in lines {
      let isEmbedded = line.firstMatch(of: #/\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/#).map { $0.1 == "yes" }
      #expect(isEmbedded == true, "\(line)")
    }
  }

  @Test func theStampedNumberIsThePageNumberIsTheLabel() throws {
    let path = try Sample.file("bundle")
    let reader = try PDFReader(bytes: Array(try Data(contentsOf: URL(filePath: path))))
    let pages = try Program("pdftotext", ["-raw", path, "-"]).output.split(
      separator: "\u{C}",
      omittingEmptySubsequences: false
    )
    #expect(pages.count == reader.pageCount + 1)
    for (index, page) in reader.pages.enumerated() {
      #expect(page.label == "\(index + 1)")
      #expect(page.rotation == 0)
      let text = pages[index].replacing(#/\s/#, with: "")
      #expect(text.contains("第\(index + 1)页共\(reader.pageCount)页"), "page \(index + 1)")
    }
  }

  @Test func theCodeOfEveryPageDecodesFromARasterOf150Dots() throws {
    let folder = try TemporaryFolder()
    _ = try Program("pdftoppm", ["-r", "150", "-gray", try Sample.file("bundle"), "\(folder.path)/page"])
    let images = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let manifest = try String(contentsOfFile: try Sample.file("manifest"), encoding: .utf8)
    for (index, image) in images.enumerated() {
      let found = try Program("zbarimg", ["-q", "--raw", "\(folder.path)/\(image)"]).output
      let code = found.split(separator: "\n").compactMap { PageCode(reading: String($0)) }.first
      #expect(code?.page == index + 1, "page \(index + 1) says \(found)")
      #expect(code?.pages == images.count)
      #expect(manifest.contains(code?.packageCode ?? "none"))
    }
  }

  @Test func everyAnswerStandsInTheText() throws {
    let pages = try Program("pdftotext", ["-raw", try Sample.file("bundle"), "-"]).output.pages
    // The stamp comes last on each page, and a paragraph may go on behind it.
    let text = pages.map { $0.prefix(upTo: $0.firstRange(of: #/第\d+页共/#)?.lowerBound ?? $0.endIndex) }.joined()
    let value = try Value(parsing: try Repository.bytes("\(Sample.path)/application.yaml"), file: "application.yaml")
    for entry in value.entries ?? [] where entry.key != "pack" && entry.key != "证明材料" {
      for answer in entry.value.leaves where !answer.contains("{{") {
        let printed = CalendarDate(answer)?.words ?? answer
        for paragraph in printed.split(separator: "\n") {
          let isPrinted = text.contains(String(paragraph).squeezed) || answer.isPeriod
          #expect(isPrinted, "\(entry.key): \(paragraph.prefix(40))")
        }
      }
    }
  }

  @Test func everyCatalogueEntryLeadsToItsPage() throws {
    let reader = try PDFReader(bytes: Array(try Data(contentsOf: URL(filePath: try Sample.file("bundle")))))
    let targets = reader.links.filter { $0.page <= 1 }.map(\.target)
    let items = reader.outline.filter { $0.level == 1 }
    #expect(items.count == 5)
    for item in items {
      let page = try #require(item.page)
      #expect(targets.contains(.page(page)), "no link to \(item.title)")
    }
  }
}

extension String {
  /// Without blanks, thousands separators and full-width twins: what a comparison of text may ignore.
  fileprivate var squeezed: String { replacing(#/[\s,]/#, with: "") }

  fileprivate var pages: [String] { split(separator: "\u{C}").map { String($0).squeezed } }

  fileprivate var isPeriod: Bool { contains(" 至 ") }
}

extension Value {
  /// Every scalar below.
  fileprivate var leaves: [String] {
    switch content {
    case .text(let text): text.isEmpty ? [] : [text]
    case .list(let values): values.flatMap(\.leaves)
    case .map(let entries): entries.flatMap(\.value.leaves)
    }
  }
}
