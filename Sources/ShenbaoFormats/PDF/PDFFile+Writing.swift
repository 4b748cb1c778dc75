internal import CQPDF

extension PDFFile {
  /// The finished file: PDF 1.7, object streams, no encryption, an identifier made from all its bytes.
  ///
  /// Every stream keeps its bytes; what needs packing was packed when it was made.
  func written() throws(FormatError) -> [UInt8] {
    qpdf_init_write_memory(handle)
    try write()
    return Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle)))
  }

  /// The same, written to a file as it is made.
  func write(to path: String) throws(FormatError) {
    qpdf_init_write(handle, path)
    try write()
  }

  /// The same with an identifier that is known already; answers up to where the file was written once from its start.
  func write(to path: String, identifier: PDFIdentifier) throws(FormatError) -> Int {
    qpdf_init_write(handle, path)
    trailer.set("/ID", array([string(identifier.bytes), string(identifier.bytes)]))
    qpdf_set_static_ID(handle, QPDF_TRUE)
    try write(isIdentified: true)
    return try identifier.put(into: path)
  }

  private func write(isIdentified: Bool = false) throws(FormatError) {
    try check("pdf.write")
    qpdf_set_object_stream_mode(handle, qpdf_o_generate)
    qpdf_set_decode_level(handle, qpdf_dl_none)
    qpdf_set_compress_streams(handle, QPDF_FALSE)
    qpdf_set_preserve_unreferenced_objects(handle, QPDF_FALSE)
    qpdf_set_newline_before_endstream(handle, QPDF_TRUE)
    if !isIdentified { qpdf_set_deterministic_ID(handle, QPDF_TRUE) }
    qpdf_set_suppress_original_object_IDs(handle, QPDF_TRUE)
    qpdf_force_pdf_version(handle, "1.7")
    qpdf_write(handle)
    try check("pdf.write")
  }
}
