@testable import ShenbaoFormats

/// A small PDF/A-2b file written as text, with a picture, embedded fonts, a layer, a link, a form and a bookmark; a test changes one thing.
///
/// Binary data stand in it as hexadecimal.
struct ArchivalPDF {
  /// By number; of a stream, the dictionary's entries and the data.
  var objects: [Int: (entries: String, data: String?)] = [:]
  var header = "%PDF-1.7\n%\u{E9}\u{E9}\u{E9}\n"
  var trailer = "/ID [<0011> <0011>]"
  var end = "%%EOF\n"

  /// Replaces text of the objects; tells whether there was any.
  mutating func replace(_ old: String, _ new: String) -> Bool {
    var isFound = false
    for number in objects.keys.sorted() {
      guard var (entries, data) = objects[number] else { continue }
      isFound = isFound || entries.contains(old) || data?.contains(old) == true
      entries = entries.replacing(old, with: new)
      data = data?.replacing(old, with: new)
      objects[number] = (entries, data)
    }
    return isFound
  }

  var bytes: [UInt8] {
    var file = Array(header.utf8)
    var table = "0000000000 65535 f \n"
    for number in 1...(objects.keys.max() ?? 1) {
      let (entries, data) = objects[number] ?? ("", nil)
      let offset = String(file.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      file += Array("\(number) 0 obj\n".utf8)
      if let data {
        file += Array("<< \(entries) /Length \(data.utf8.count) >>\nstream\n\(data)\nendstream\nendobj\n".utf8)
      } else {
        file += Array("<< \(entries) >>\nendobj\n".utf8)
      }
    }
    let start = file.count
    let size = (objects.keys.max() ?? 0) + 1
    file += Array("xref\n0 \(size)\n\(table)trailer\n<< /Size \(size) /Root 1 0 R \(trailer) >>\n".utf8)
    return file + Array("startxref\n\(start)\n\(end)".utf8)
  }

  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
  }

  init() {
    objects[1] = (
      """
      /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /Outlines 17 0 R
      /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 6 0 R >>]
      /OCProperties << /OCGs [15 0 R] /D << /Name (layers) /Order [15 0 R] >> >>
      /AcroForm << /Fields [16 0 R] >>
      """, nil
    )
    objects[2] = ("/Type /Pages /Kids [3 0 R] /Count 1", nil)
    objects[3] = (
      """
      /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << \(Self.resources) >>
      /Annots [16 0 R << /Type /Annot /Subtype /Link /F 4 /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>]
      """, nil
    )
    objects[4] = (
      "",
      """
      q 0.5 g 10 10 20 20 re f /Gs gs Q /OC /Layer BDC q 20 0 0 20 50 10 cm /Im Do Q EMC /Fm Do
      BT /Tt 10 Tf 10 70 Td (AB) Tj /Cid 10 Tf <00010002> Tj ET /Rgb cs 1 0 0 sc 5 5 m 9 9 l S /Spot cs 1 scn 0 0 2 2 re f
      """
    )
    objects[5] = ("/Type /Metadata /Subtype /XML", Self.packet)
    objects[6] = ("/N 3 /Filter /ASCIIHexDecode", Self.hex(ICCProfile.sRGB))
    objects[7] = (
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode",
      "7F>"
    )
    objects[8] = ("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", "0 0 5 5 re f")
    addFonts()
    objects[15] = ("/Type /OCG /Name (layer)", nil)
    objects[16] = (
      "/Type /Annot /Subtype /Widget /FT /Tx /T (a) /F 4 /P 3 0 R /Rect [100 10 140 20] /AP << /N 8 0 R >>", nil
    )
    objects[17] = ("/Type /Outlines /First 18 0 R /Last 18 0 R /Count 1", nil)
    objects[18] = ("/Title (one) /Parent 17 0 R /A << /S /GoTo /D [3 0 R /Fit] >>", nil)
  }

  private mutating func addFonts() {
    objects[9] = (
      """
      /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Tiny /FirstChar 65 /LastChar 66 /Widths [500 700]
      /Encoding /WinAnsiEncoding /FontDescriptor 10 0 R
      """, nil
    )
    objects[10] = ("/Type /FontDescriptor /FontName /ABCDEF+Tiny /Flags 32 /FontFile2 11 0 R", nil)
    objects[11] = ("/Filter /ASCIIHexDecode", Self.hex(TinyFont.bytes))
    objects[12] = (
      "/Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Tiny /Encoding /Identity-H /DescendantFonts [13 0 R]", nil
    )
    objects[13] = (
      """
      /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Tiny /CIDToGIDMap /Identity /W [1 [500 700]]
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 14 0 R
      """, nil
    )
    objects[14] = ("/Type /FontDescriptor /FontName /ABCDEF+Tiny /Flags 4 /FontFile2 11 0 R", nil)
  }

  private static let resources = """
    /Font << /Tt 9 0 R /Cid 12 0 R >> /XObject << /Im 7 0 R /Fm 8 0 R >> /Properties << /Layer 15 0 R >>
    /ExtGState << /Gs << /Type /ExtGState /ca 0.5 /BM /Multiply >> >>
    /ColorSpace << /Rgb [/ICCBased 6 0 R]
      /Spot [/Separation /Red /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>] >>
    """

  private static let packet = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">one</rdf:li></rdf:Alt></dc:title>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>
    """
}

/// A TrueType font of three glyphs: `.notdef`, A of 500 units and B of 700, each a square.
enum TinyFont {
  static let bytes = font(with: [("cmap", words([0, 1, 3, 1, 0, 12]) + map)])
  /// With a table for symbols alone.
  static let symbolic = font(with: [("cmap", words([0, 1, 3, 0, 0, 12]) + map)])
  static let tableless = font(with: [])
  static let named = font(with: [("cmap", words([0, 1, 3, 1, 0, 12]) + map)], names: true)

  private static func font(with cmap: [(String, [UInt8])], names: Bool = false) -> [UInt8] {
    let square = words([1, 0, 0, 500, 500, 3, 0]) + [1, 1, 1, 1] + words([0, 500, 0, -500, 0, 0, 500, 0])
    // A and B are numbers 36 and 37 of the standard names.
    let post = long(0x20000) + [UInt8](repeating: 0, count: 28) + words([3, 0, 36, 37])
    let tables: [(String, [UInt8])] =
      cmap + [
        ("glyf", square + square + square),
        (
          "head",
          long(0x10000) + long(0x10000) + long(0) + long(0x5F0F_3CF5) + words([0, 1000])
            + [UInt8](repeating: 0, count: 16)
            + words([0, 0, 500, 500, 0, 8, 2, 1, 0])
        ),
        ("hhea", long(0x10000) + words([800, -200, 0, 700, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, 3])),
        ("hmtx", words([600, 0, 500, 0, 700, 0])),
        ("loca", long(0) + long(square.count) + long(square.count * 2) + long(square.count * 3)),
        ("maxp", long(0x10000) + words([3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
      ] + (names ? [("post", post)] : [])
    let offset = 12 + tables.count * 16
    var directory: [UInt8] = []
    var body: [UInt8] = []
    for (name, data) in tables {
      directory += Array(name.utf8) + long(0) + long(offset + body.count) + long(data.count)
      body += data + [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
    }
    return long(0x10000) + words([tables.count, 64, 2, 48]) + directory + body
  }

  /// Format 4: A and B.
  private static let map = words([4, 32, 0, 4, 4, 1, 0, 66, 0xFFFF, 0, 65, 0xFFFF, -64, 1, 0, 0])

  private static func words(_ values: [Int]) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  private static func long(_ value: Int) -> [UInt8] { words([value >> 16, value & 0xFFFF]) }
}
