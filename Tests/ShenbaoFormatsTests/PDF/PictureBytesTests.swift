import Foundation
import ShenbaoFormats
import TestSupport
import Testing

/// A picture inside a PDF keeps its bytes in the bundle, whatever its filter.
@Suite struct PictureBytesTests {
  /// 16 by 16 pixels of gray in each of the filters, encoded by hand.
  private static let pixels: [UInt8] = (0..<256).map { UInt8($0 / 16 * 16) }

  private static let ascii85: [UInt8] = {
    var text: [UInt8] = []
    for start in stride(from: 0, to: pixels.count, by: 4) {
      var value = pixels[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard value != 0 else {
        text.append(UInt8(ascii: "z"))
        continue
      }
      var digits: [UInt8] = []
      for _ in 0..<5 {
        digits.insert(UInt8(value % 85) + 33, at: 0)
        value /= 85
      }
      text += digits
    }
    return text + Array("~>".utf8)
  }()

  /// Codes of nine bits: clear, each byte by itself with a clear before the table grows, end.
  private static let lzw: [UInt8] = {
    var codes: [Int] = []
    for (index, pixel) in pixels.enumerated() {
      if index % 128 == 0 { codes.append(256) }
      codes.append(Int(pixel))
    }
    codes.append(257)
    let bits = codes.flatMap { code in (0..<9).reversed().map { UInt8(code >> $0 & 1) } }
    return stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 << 1 | (start + $1 < bits.count ? bits[start + $1] : 0) }
    }
  }()

  private static let runs: [UInt8] = stride(from: 0, to: 256, by: 16).flatMap { [241, pixels[$0]] } + [128]
  private static let hex = Array(pixels.map { String(format: "%02x", $0) }.joined().utf8) + [62]

  static let kinds: [(filter: String, bytes: [UInt8])] = [
    ("", pixels),
    ("/Filter /ASCIIHexDecode", hex),
    ("/Filter /ASCII85Decode", ascii85),
    ("/Filter /LZWDecode", lzw),
    ("/Filter [/LZWDecode]", lzw),
    ("/Filter /RunLengthDecode", runs),
    ("/Filter [/ASCIIHexDecode /RunLengthDecode]", Array(runs.map { String(format: "%02x", $0) }.joined().utf8) + [62]),
  ]

  /// A page that is the picture.
  private func page(_ filter: String, _ picture: [UInt8]) -> [UInt8] {
    let entries = "/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    let objects: [(String, [UInt8])] = [
      ("<< /Type /Catalog /Pages 2 0 R >>", []), ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", []),
      (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>",
        []
      ),
      ("<< \(entries) \(filter) /Length \(picture.count) >>", picture),
      ("<< /Length 24 >>", Array("q 200 0 0 200 0 0 cm /I Do Q".utf8)),
    ]
    var file = Array("%PDF-1.7\n".utf8)
    for (index, (dictionary, stream)) in objects.enumerated() {
      let dictionary = index == 4 ? "<< /Length \(stream.count) >>" : dictionary
      file += Array("\(index + 1) 0 obj\n\(dictionary)\n".utf8)
      if !stream.isEmpty { file += Array("stream\n".utf8) + stream + Array("\nendstream\n".utf8) }
      file += Array("endobj\n".utf8)
    }
    return file + Array("trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n".utf8)
  }

  private func bundled(_ file: [UInt8], isArchival: Bool) throws -> BundleWriter.Finished {
    var writer = try BundleWriter(title: "t")
    writer.isArchival = isArchival
    let source = try writer.addSource(file)
    try writer.addPage(of: source, page: 0, placement: .asIs)
    return try writer.finished()
  }

  @Test(arguments: kinds) func itsBytesStandInTheBundle(filter: String, bytes: [UInt8]) throws {
    let file = page(filter, bytes)
    let folder = try TemporaryFolder()
    let finished = try bundled(file, isArchival: false)
    #expect(finished.bytes.firstRange(of: bytes) != nil)
    // And they are shown as before.
    try folder.write(file, to: "a.pdf")
    try folder.write(finished.bytes, to: "b.pdf")
    let shown = try ["a", "b"].map { name in
      _ = try Program("pdftoppm", ["-r", "72", "\(folder.path)/\(name).pdf", "\(folder.path)/\(name)"]).output
      return try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)-1.ppm"))
    }
    #expect(shown[0] == shown[1])
  }

  @Test(arguments: kinds) func onlyLZWHasToGoFromPDFA(filter: String, bytes: [UInt8]) throws {
    let file = page(filter, bytes)
    let finished = try bundled(file, isArchival: true)
    #expect(finished.faults?.isEmpty == true)
    #expect((finished.bytes.firstRange(of: bytes) != nil) == !filter.contains("LZW"))
    let survey = try FileSurvey(surveying: file, name: "a.pdf")
    #expect(survey.archivalFindings.contains { $0.rule.id == "lzw" && $0.isMended } == filter.contains("LZW"))
  }
}
