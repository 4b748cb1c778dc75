/// ISO 19005-2, 6.2.11 to 6.11.
extension ArchivalCase {
  private static func hex(_ bytes: [UInt8]) -> String { ArchivalPDF.hex(bytes) }

  static let fonts = [
    Self("font-type", .text("/Type /Font /Subtype /TrueType", "/Subtype /TrueType")),
    Self("font-subtype", .text("/Subtype /TrueType", "/Subtype /Own")),
    Self("font-name", .text("/TrueType /BaseFont /ABCDEF+Tiny", "/TrueType")),
    Self("font-widths", .text("/Widths [500 700]", "/Widths [500]")),
    Self("font-widths", .text("/FirstChar 65", "")),
    Self("font-file", .text("/Flags 32 /FontFile2 11 0 R", "/Flags 32 /FontFile3 11 0 R")),
    Self("font-program", .text("/Flags 32 /FontFile2 11 0 R", "/Flags 32 /FontFile2 6 0 R")),
    Self("cid-system", .text("/Encoding /Identity-H", "/Encoding /UniGB-UCS2-H")),
    Self("cid-system", map: "", entries: "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >>"),
    Self("cid-map", .text("/CIDToGIDMap /Identity", "")),
    Self("cmap", .text("/Encoding /Identity-H", "/Encoding /Own-H")),
    Self("cmap-mode", map: "/WMode 1 def"),
    Self("cmap-chain", map: "/Own-H usecmap"),
    Self("cmap-chain", map: "", entries: "/UseCMap /Own-H"),
    Self("font-embedded", .text("/FontFile2 11 0 R", "")),
    Self("font-embedded", .text("/Subtype /TrueType", "/Subtype /Type1"), .text("/FontDescriptor 10 0 R", "")),
    Self("glyph", .text("(AB)", "(C)")),
    Self("glyph", .text("<00010002>", "<0004>")),
    Self(
      "char-set",
      .text("/Flags 32", "/Flags 32 /CharSet (/A)"),
      .text("/Subtype /TrueType", "/Subtype /Type1"),
      .text("/FontFile2 11", "/FontFile 11"),
      .text(hex(TinyFont.bytes), hex(TinyFont.named))
    ),
    Self("cid-set", .text("/Flags 4", "/Flags 4 /CIDSet 19 0 R"), .object("/Filter /ASCIIHexDecode", "40>")),
    Self("glyph-width", .text("/Widths [500 700]", "/Widths [500 702]")),
    Self("glyph-width", .text("/W [1 [500 700]]", "/W [1 [500 690]]")),
    Self("glyph-width", .text("/W [1 [500 700]]", "/W [1 2 500]")),
    Self("glyph-width", .text("/W [1 [500 700]]", "/DW 500")),
    Self("truetype-table", .text(hex(TinyFont.bytes), hex(TinyFont.symbolic))),
    Self("truetype-encoding", .text("/Encoding /WinAnsiEncoding", "")),
    Self(
      "truetype-encoding",
      .text("/Encoding /WinAnsiEncoding", "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /strange] >>")
    ),
    Self("symbolic-encoding", .text("/Flags 32", "/Flags 4")),
    Self(
      "symbolic-table",
      .text("/Flags 32", "/Flags 4"),
      .text("/Encoding /WinAnsiEncoding", ""),
      .text(hex(TinyFont.bytes), hex(TinyFont.tableless))
    ),
    Self("notdef", .text("<00010002>", "<0000>")),
    Self(
      "notdef",
      .text("/Encoding /WinAnsiEncoding", "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /.notdef] >>")
    ),
    Self("notdef", .text("/Cid 10 Tf", "/Cid 10 Tf 3 Tr"), .text("<00010002>", "<0000>")),
  ]

  static let interaction = [
    Self("annotation", .annotation("/Subtype /Movie /F 4 /Rect [0 0 9 9] /AP << /N 8 0 R >>")),
    Self("annotation-flags", .annotation("/Subtype /Link /Rect [0 0 9 9]")),
    Self("annotation-hidden", .annotation("/Subtype /Link /F 0 /Rect [0 0 9 9]")),
    Self("annotation-hidden", .annotation("/Subtype /Link /F 6 /Rect [0 0 9 9]")),
    Self("annotation-hidden", .annotation("/Subtype /Link /F 260 /Rect [0 0 9 9]")),
    Self("appearance", .annotation("/Subtype /Stamp /F 4 /Rect [0 0 9 9]")),
    Self("appearance-form", .annotation("/Subtype /Stamp /F 4 /Rect [0 0 9 9] /AP << /N 8 0 R /D 8 0 R >>")),
    Self("appearance-form", .annotation("/Subtype /Stamp /F 4 /Rect [0 0 9 9] /AP << /N << /A 8 0 R >> >>")),
    Self("appearance-form", .text("/FT /Tx", "/FT /Btn")),
    Self("widget-action", .text("/FT /Tx", "/FT /Tx /A << /S /SubmitForm >>")),
    Self("field-action", .text("/FT /Tx", "/FT /Tx /AA << >>")),
    Self("need-appearances", .text("/AcroForm <<", "/AcroForm << /NeedAppearances true")),
    Self("xfa", .text("/AcroForm <<", "/AcroForm << /XFA (a)")),
    Self("needs-rendering", .catalogue("/NeedsRendering true")),
    Self("signature-range", .text("/FT /Tx", "/FT /Sig /V << /ByteRange [0 10 20 30] >>")),
    Self("action", .catalogue("/OpenAction << /S /JavaScript /JS (1) >>")),
    Self("action", .text("/S /URI /URI (https://example.org)", "/S /Launch /F (a)")),
    Self("action", .text("/S /GoTo /D [3 0 R /Fit]", "/S /GoTo /D [3 0 R /Fit] /Next << /S /Hide >>")),
    Self("action", .catalogue("/Names << /JavaScript << /Names [] >> >>")),
    Self("named-action", .text("/S /URI /URI (https://example.org)", "/S /Named /N /Print")),
    Self("document-actions", .catalogue("/AA << >>")),
    Self("page-actions", .page("/AA << >>")),
    Self(
      "embedded-names",
      .catalogue("/Names << /EmbeddedFiles << /Names [(a) << /F (a) /EF << /F 8 0 R >> >>] >> >>")
    ),
    Self(
      "embedded-file",
      .catalogue("/Names << /EmbeddedFiles << /Names [(a) << /F (a) /UF (a) /EF << /F 8 0 R >> >>] >> >>")
    ),
    Self("layer-name", .text("/D << /Name (layers)", "/D <<")),
    Self("layer-names", .text("/D << /Name (layers)", "/Configs [<< /Name (layers) >>] /D << /Name (layers)")),
    Self("layer-order", .text("/Order [15 0 R]", "/Order []")),
    Self("layer-usage", .text("/Order [15 0 R]", "/AS [<< /Event /View /Category [/View] /OCGs [15 0 R] >>]")),
    Self("presentations", .catalogue("/Names << /AlternatePresentations << >> >>")),
    Self("presentation-steps", .page("/PresSteps << >>")),
    Self("requirements", .catalogue("/Requirements []")),
  ]

  static let metadata = [
    Self("metadata", .text("/Metadata 5 0 R", "")),
    Self("packet-bytes", .text("?>\n<x:xmpmeta", " bytes=\"99\"?>\n<x:xmpmeta")),
    Self("packet-encoding", .text("?>\n<x:xmpmeta", " encoding=\"UTF-8\"?>\n<x:xmpmeta")),
    Self("packet-form", .text("</x:xmpmeta>", "")),
    Self("packet-form", .text("rdf:RDF", "rdf:Own")),
    Self("packet-utf8", .text("/Subtype /XML", "/Subtype /XML /Filter /ASCIIHexDecode"), .packetInLatin1),
    Self("extension-schema", .text("<dc:title>", schema("") + "<dc:title>")),
    Self("property", .text("<dc:title>", "<dc:own>1</dc:own><dc:title>")),
    Self("property", .text("<rdf:Alt><rdf:li xml:lang=\"x-default\">one</rdf:li></rdf:Alt>", "one")),
    Self("property", .form("/Metadata 19 0 R"), .object("/Type /Metadata /Subtype /XML", otherPacket)),
    Self("identification", .text("pdfaid:part", "dc:format")),
    Self("part", .text("<pdfaid:part>2<", "<pdfaid:part>3<")),
    Self("conformance", .text("conformance>B<", "conformance>C<")),
    Self("identification-prefix", .text("pdfaid:", "p:"), .text("xmlns:pdfaid", "xmlns:p")),
  ]

  private static let otherPacket = """
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:own="urn:own" own:a="1"/></rdf:RDF></x:xmpmeta>
    """

  /// The description of an extension schema with one property, whose category may be missing.
  static func schema(_ category: String) -> String {
    """
    <pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>own</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>urn:own</pdfaSchema:namespaceURI><pdfaSchema:prefix>own</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>a</pdfaProperty:name>
    <pdfaProperty:valueType>Text</pdfaProperty:valueType>\(category)
    <pdfaProperty:description>own</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    """
  }

  static let keeping = [
    Self("header", .header("%PDF-1.0\r\n%\u{E9}\u{E9}\r\n")),
    Self("trailing-data", .end("%%EOF")),
    Self("hex-string", .text("/Title (one)", "/Title <41 42>")),
    Self(
      "filter",
      .text("/Filter /ASCIIHexDecode", "/Filter [/Crypt /ASCIIHexDecode] /DecodeParms [<< /Name /Identity >> null]")
    ),
    Self("inline-filter", .content("BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 7F> EI")),
    Self("integer", .content("2147483647 -2147483648 m n")),
    Self("string-length", .text("/Title (one)", "/Title (\(String(repeating: "a", count: 32_767)))")),
    Self("name-length", .page("/Own /\(String(repeating: "a", count: 127))")),
    Self("state-depth", .content(String(repeating: "q ", count: 28) + String(repeating: "Q ", count: 28))),
    Self("page-size", .text("/MediaBox [0 0 200 100]", "/MediaBox [200 3 0 0]")),
    Self("operator", .content("(BX own EX) ' % own\n")),
    Self("transfer-default", .state("/TR2 /Default")),
    Self(
      "halftone-type",
      .state("/HT << /HalftoneType 5 /Default << /HalftoneType 1 /TransferFunction /Identity >> >>")
    ),
    Self("rendering-intent", .content("/Perceptual ri")),
    Self("interpolate", .image("/Interpolate false")),
    Self("jpx-channels", jpx: JPXPicture(channels: 4, opacity: true)),
    Self("jpx-spaces", jpx: JPXPicture(spaces: [(1, 0, 16), (1, 1, 17)])),
    Self("jpx-method", jpx: JPXPicture(spaces: [(4, 0, 16)]), entries: "/ColorSpace /DeviceRGB"),
    Self(
      "device-cmyk",
      .content("1 0 0 0 k"),
      .text("/Rgb [", "/DefaultCMYK [/ICCBased 19 0 R] /Rgb ["),
      .object("/N 4", "")
    ),
    Self(
      "device-gray",
      .content("1 g"),
      .text("/OutputIntents", "/Intents"),
      .text("/Rgb [", "/DefaultGray [/CalGray << /WhitePoint [1 1 1] >>] /Rgb [")
    ),
    Self(
      "blend-space",
      .text("/OutputIntents", "/Intents"),
      .page("/Group << /S /Transparency /CS [/ICCBased 6 0 R] >>")
    ),
    Self(
      "separations",
      space: "[/Separation /Red /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>]"
    ),
    Self("colorants", space: "[/DeviceN [/Cyan /Black] /DeviceRGB << /FunctionType 4 >>]"),
    Self("font-embedded", .text("/FontFile2 11 0 R", ""), .text("BT ", "BT 3 Tr ")),
    Self("glyph-width", .text("/Widths [500 700]", "/Widths [500 701]")),
    Self("glyph", .text("(AB)", "(C)"), .text("BT ", "BT 3 Tr ")),
    Self("cid-set", .text("/Flags 4", "/Flags 4 /CIDSet 19 0 R"), .object("/Filter /ASCIIHexDecode", "60>")),
    Self("cid-system", map: "1 begincidrange <0000> <00FF> 0 endcidrange"),
    Self("cmap-chain", map: "/Identity-H usecmap"),
    Self(
      "truetype-encoding",
      .text("/Encoding /WinAnsiEncoding", "/Encoding << /BaseEncoding /MacRomanEncoding /Differences [65 /A /B] >>")
    ),
    Self("annotation-flags", .annotation("/Subtype /Popup /Rect [0 0 9 9]")),
    Self("appearance", .annotation("/Subtype /Stamp /F 4 /Rect [5 5 5 5]")),
    Self(
      "embedded-file",
      .catalogue("/Names << /EmbeddedFiles << /Names [(a) << /F (a) /UF (a) /EF << /F 19 0 R >> >>] >> >>"),
      .object("/Filter /ASCIIHexDecode", ArchivalPDF.hex(ArchivalPDF().bytes))
    ),
    Self(
      "extension-schema",
      .text("<dc:title>", schema("<pdfaProperty:category>external</pdfaProperty:category>") + "<dc:title>")
    ),
    Self(
      "property",
      .text(
        "<dc:title>",
        schema("<pdfaProperty:category>external</pdfaProperty:category>")
          + "<own:a xmlns:own=\"urn:own\">1</own:a><dc:title>"
      )
    ),
    Self("part", .text("xmlns:pdfaid=", "pdfaid:part=\"2\" xmlns:pdfaid="), .text("<pdfaid:part>2</pdfaid:part>", "")),
    Self("layer-usage", .text("/Name (layer)", "/Name (layer) /Usage << /View << /ViewState /ON >> >>")),
  ]
}
