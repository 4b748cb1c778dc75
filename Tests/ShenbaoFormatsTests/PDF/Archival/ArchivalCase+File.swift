/// ISO 19005-2, 6.1 and 6.2.2 to 6.2.10.
extension ArchivalCase {
  static let breaking = file + limits + graphics + colors + fonts + interaction + metadata

  private static let file = [
    Self("header", .header("%PDF-2.0\n%\u{E9}\u{E9}\n")),
    Self("header", .header("\n%PDF-1.7\n%\u{E9}\u{E9}\n")),
    Self("binary-mark", .header("%PDF-1.7\n%abcd\n")),
    Self("binary-mark", .header("%PDF-1.7\n")),
    Self("file-id", .trailer("")),
    Self("file-id", .trailer("/ID [<>]")),
    Self("trailing-data", .end("%%EOF\nmore\n")),
    Self("table-spacing", .bytes("xref\n0 19", "xref 0 19")),
    Self("hex-string", .content("<4> pop")),
    Self("hex-string", .text("/Title (one)", "/Title <4x1>")),
    Self("hex-string", .text("/Title (one)", "/Title <414>")),
    Self("stream-length", .bytes("/Length 12", "/Length 11")),
    Self("stream-spacing", .bytes("stream\n0 0 5 5 re f", "stream\r0 0 5 5 re f")),
    Self("external-stream", .form("/F (a.bin)")),
    Self("external-stream", .form("/FFilter /FlateDecode")),
    Self("lzw", .text("/DeviceGray /Filter /ASCIIHexDecode", "/DeviceGray /Filter /LZWDecode")),
    Self(
      "lzw",
      .text("/DeviceGray /Filter /ASCIIHexDecode", "/DeviceGray /Filter [/ASCIIHexDecode /LZWDecode]"),
      .text("7F>", "801FE020>")
    ),
    Self("filter", .text("/DeviceGray /Filter /ASCIIHexDecode", "/DeviceGray /Filter [/ASCIIHexDecode /Own]")),
    Self("filter", .text("/DeviceGray /Filter /ASCIIHexDecode", "/DeviceGray /Filter [/ASCIIHexDecode /Crypt]")),
    Self("name-encoding", .text("/BaseFont /ABCDEF+Tiny", "/BaseFont /ABCDEF+T#FF")),
    Self("name-encoding", .text("/Separation /Red", "/Separation /R#C3")),
    Self("object-spacing", .bytes("8 0 obj\n", "8 0 obj ")),
    Self("object-spacing", .bytes("\nendobj\n9 0", " endobj\n9 0")),
    Self("inline-filter", .content("BI /W 1 /H 1 /BPC 8 /CS /G /F [/AHx /LZW] ID 7F> EI")),
    Self("permissions", .catalogue("/Perms << /Other << >> >>")),
    Self(
      "signature-reference",
      .text("/FT /Tx", "/FT /Sig /V << /Reference [<< /DigestValue (a) >>] >>"),
      .catalogue("/Perms << /DocMDP << >> >>")
    ),
    Self("damaged", .bytes("startxref", "startxxxx")),
    Self("encrypted", .whole(EncryptedPDF.withEmptyPassword)),
  ]

  private static let limits = [
    Self("integer", .content("3000000000 0 m n")),
    Self("integer", .page("/Tabs2 3000000000")),
    Self("real", .content("1" + String(repeating: "0", count: 39) + ".5 0 m n")),
    Self("small-real", .content("0." + String(repeating: "0", count: 39) + "1 0 m n")),
    Self("string-length", .text("/Title (one)", "/Title (\(String(repeating: "a", count: 32_768)))")),
    Self("string-length", .content("(\(String(repeating: "a", count: 32_768))) pop")),
    Self("name-length", .page("/Own /\(String(repeating: "a", count: 128))")),
    Self("name-length", .page("/\(String(repeating: "a", count: 128)) 1")),
    Self("state-depth", .content(String(repeating: "q ", count: 29) + String(repeating: "Q ", count: 29))),
    Self("colorant-count", space: "[/DeviceN [\(numbered(33))] /DeviceRGB << /FunctionType 4 >>]"),
    Self("cid-range", map: "1 begincidrange <0000> <FFFF> 1 endcidrange"),
    Self("page-size", .text("/MediaBox [0 0 200 100]", "/MediaBox [0 0 200 2]")),
    Self("page-size", .text("/MediaBox [0 0 200 100]", "/MediaBox [0 0 14401 100]")),
    Self("page-size", .page("/TrimBox [0 0 2 9]")),
  ]

  private static func numbered(_ count: Int) -> String { (1...count).map { "/Spot\($0)" }.joined(separator: " ") }

  private static let graphics = [
    Self("operator", .content("BX own EX")),
    Self("resources", .content("/Nothing gs")),
    Self("resources", .text("/Resources << >>", ""), .text("0 0 5 5 re f", "/Gs gs")),
    Self("transfer", .state("/TR /Identity")),
    Self("transfer-default", .state("/TR2 /Identity")),
    Self("halftone-phase", .state("/HTP [0 0]")),
    Self("halftone-type", .state("/HT << /HalftoneType 6 >>")),
    Self("halftone-name", .state("/HT << /HalftoneType 1 /HalftoneName (a) >>")),
    Self("halftone-transfer", .state("/HT << /HalftoneType 1 /TransferFunction /Identity >>")),
    Self(
      "halftone-transfer",
      .state("/HT << /HalftoneType 5 /Gold << /HalftoneType 1 >> /Default << /HalftoneType 1 >> >>")
    ),
    Self("rendering-intent", .content("/Pretty ri")),
    Self("rendering-intent", .image("/Intent /Pretty")),
    Self("rendering-intent", .state("/RI /Pretty")),
    Self("alternates", .image("/Alternates []")),
    Self("opi", .image("/OPI << >>")),
    Self("opi", .form("/OPI << >>")),
    Self("interpolate", .image("/Interpolate true")),
    Self("inline-interpolate", .content("BI /W 1 /H 1 /BPC 8 /CS /G /I true /F /AHx ID 7F> EI")),
    Self("jpx-channels", jpx: JPXPicture(channels: 2)),
    Self("jpx-spaces", jpx: JPXPicture(spaces: [(1, 0, 16), (1, 0, 17)])),
    Self("jpx-method", jpx: JPXPicture(spaces: [(4, 0, 16)])),
    Self("jpx-ciejab", jpx: JPXPicture(spaces: [(1, 0, 19)])),
    Self("jpx-depth", jpx: JPXPicture(depth: 39)),
    Self("jpx-depth", jpx: JPXPicture(depth: 256)),
    Self("form-ps", .form("/PS << >>")),
    Self("form-ps", .form("/Subtype2 /PS")),
    Self("form-reference", .form("/Ref << /F (a.pdf) >>")),
    Self("postscript", .text("/Fm 8 0 R", "/Fm 19 0 R"), .object("/Type /XObject /Subtype /PS", "0")),
    Self("blend-mode", .text("/BM /Multiply", "/BM /Own")),
    Self("blend-mode", .text("/BM /Multiply", "/BM [/Multiply /Own]")),
    Self("blend-space", .text("/OutputIntents", "/Intents")),
  ]

  private static let colors = [
    Self("output-profile", .text("/N 3 /Filter /ASCIIHexDecode", "/N 3")),
    Self("output-intents", .text("/OutputIntents [", "/OutputIntents [<< /S /GTS_PDFX /DestOutputProfile 7 0 R >> ")),
    Self(
      "output-reference",
      .text("/OutputIntents [", "/OutputIntents [<< /S /GTS_PDFX /DestOutputProfileRef << >> >> ")
    ),
    Self("icc-profile", .text("[/ICCBased 6 0 R]", "[/ICCBased 7 0 R]")),
    Self("icc-profile", .text("/N 3 /Filter /ASCIIHexDecode", "/N 4 /Filter /ASCIIHexDecode")),
    Self(
      "overprint",
      .state("/op true /OPM 1"),
      .content("/Gs gs /Ink cs"),
      .text("/Rgb [", "/Ink [/ICCBased 19 0 R] /Rgb ["),
      .object("/N 4", "")
    ),
    Self("device-rgb", .content("1 0 0 rg"), .text("/OutputIntents", "/Intents")),
    Self("device-gray", .content("1 g"), .text("/OutputIntents", "/Intents")),
    Self("device-cmyk", .content("1 0 0 0 k")),
    Self("device-cmyk", .text("/ColorSpace /DeviceGray", "/ColorSpace /DeviceCMYK")),
    Self("device-cmyk", .text("/ColorSpace /DeviceGray", "/ColorSpace [/Indexed /DeviceCMYK 0 <00000000>]")),
    Self("device-cmyk", .content("BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx ID 00000000> EI")),
    Self("device-cmyk", .page("/Group << /S /Transparency /CS /DeviceCMYK >>")),
    Self(
      "device-cmyk",
      .content("/Sh sh"),
      .text("/Font <<", "/Shading << /Sh << /ShadingType 2 /ColorSpace /DeviceCMYK >> >> /Font <<")
    ),
    Self("colorants", space: "[/DeviceN [/Spot /Cyan] /DeviceRGB << /FunctionType 4 >>]"),
    Self("separations", space: "[/Separation /Red /DeviceRGB << /FunctionType 4 >>]"),
  ]
}
