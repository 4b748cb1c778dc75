/// A hand-made PDF with everything in it that must not act in a bundle, and everything that must still be seen.
enum LivelyPDF {
  static var bytes: [UInt8] {
    var file = HandmadePDF(pages: [firstPage, secondPage], catalogue: catalogue)
    file.add(stream: "BT /F 12 Tf 20 120 Td (first) Tj ET /OC /Draft BDC 0 0 9 9 re f EMC")  // 5
    file.add(stream: "q q 2 0 0 2 0 0 cm BT /F 12 Tf 20 20 Td (second) Tj ET")  // 6
    file.add(stream: "0 0 40 20 re S", "/Type /XObject /Subtype /Form /BBox [0 0 40 20]")  // 7
    file.add("<< /Type /OCG /Name (draft) >>")  // 8
    file.add("<< /Type /OCG /Name (final) >>")  // 9
    file.add("<< /FT /Sig /T (seal) /V << /Type /Sig >> \(widget) /Rect [100 20 180 60] /AP << /N 7 0 R >> >>")  // 10
    file.add("<< /FT /Tx /T (name) /V (unseen) \(widget) /Rect [10 10 50 20] >>")  // 11
    file.add("<< /FT /Btn /T (go) \(widget) /Rect [10 30 50 40] /A << /S /SubmitForm >> >>")  // 12
    file.add(stream: "attached", "/Type /EmbeddedFile")  // 13
    return file.bytes
  }

  private static let widget = "/Type /Annot /Subtype /Widget"
  private static let font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"

  private static let catalogue = """
    /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>
    /AcroForm << /Fields [10 0 R 11 0 R 12 0 R] /SigFlags 3 >>
    /Names << /EmbeddedFiles << /Names [(a.txt) << /EF << /F 13 0 R >> >>] >>
      /Dests << /Names [(chapter) << /D [4 0 R /FitH 90] >>] >> >>
    /OCProperties << /OCGs [8 0 R 9 0 R] /D << /BaseState /OFF /ON [9 0 R] >> >>
    """

  private static let firstPage = """
    /MediaBox [0 0 200 150] /AA << /O << /S /JavaScript >> >> /Contents 5 0 R
    /Resources << \(font) /Properties << /Draft 8 0 R >> >>
    /Annots [10 0 R 11 0 R 12 0 R
      << /Type /Annot /Subtype /Link /Rect [10 100 60 110] /Dest [4 0 R /XYZ 10 90 0] >>
      << /Type /Annot /Subtype /Link /Rect [10 80 60 90] /A << /S /GoTo /D (chapter) >> >>
      << /Type /Annot /Subtype /Link /Rect [10 60 60 70] /A << /S /URI /URI (https://example.org/) >> >>
      << /Type /Annot /Subtype /Link /Rect [10 50 60 60] /A << /S /URI /URI (javascript:1) >> >>
      << /Type /Annot /Subtype /Link /Rect [10 40 60 50] /A << /S /Launch /F (a.exe) >> >>
      << /Type /Annot /Subtype /Highlight /Rect [9 9 20 20] >>
      << /Type /Annot /Subtype /Popup /Rect [0 0 9 9] >>]
    """

  private static let secondPage = """
    /MediaBox [0 0 200 100] /Rotate 90 /Contents 6 0 R /Resources << \(font) >>
    /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 20 10] /Border [0 0 1] /Dest [3 0 R /Fit] >>
      << /Type /Annot /Subtype /Stamp /F 2 /Rect [0 0 20 10] /AP << /N 7 0 R >> >>]
    """
}
