internal import CQPDF
internal import Foundation

/// One PDF in memory, read or being made: the owner of a libqpdf handle.
///
/// The handle is used from one thread at a time. libqpdf's object calls report no error themselves:
/// ``check(_:)`` throws what was remembered since the last time.
final class PDFFile {
  /// The largest file we open, in bytes.
  static let maximumSize = 512 << 20

  let handle: qpdf_data
  /// The bytes libqpdf goes on reading from; nil in a file being made.
  private let memory: StableBytes?
  /// Files whose streams were copied into this one, kept until it is written.
  private var lenders: [ObjectIdentifier: PDFFile] = [:]

  /// An empty PDF to add pages to.
  init() throws(FormatError) {
    handle = qpdf_init()
    memory = nil
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    qpdf_silence_errors(handle)
    qpdf_empty_pdf(handle)
    try check("pdf.new")
  }

  /// Opens `bytes`, with the password when the file is encrypted.
  ///
  /// - Throws: `encrypted` when another password is needed, `damaged`, or `tooLarge` past 512 MiB.
  init(opening bytes: [UInt8], password: String = "") throws(FormatError) {
    guard bytes.count <= Self.maximumSize else {
      throw FormatError(.tooLarge, operation: "pdf.open", detail: "\(bytes.count) bytes")
    }
    let memory = StableBytes(copying: bytes)
    handle = qpdf_init()
    self.memory = memory
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    qpdf_silence_errors(handle)
    qpdf_read_memory(handle, "", memory.start, UInt64(memory.count), password)
    try check("pdf.open")
  }

  /// Opens a file that stays on the disk, of any size: only what is asked for is read.
  ///
  /// - Throws: `encrypted`, `damaged`, `inputOutput`.
  init(openingFile path: String, password: String = "") throws(FormatError) {
    handle = qpdf_init()
    memory = nil
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    qpdf_silence_errors(handle)
    qpdf_read(handle, path, password)
    try check("pdf.open")
  }

  deinit {
    var handle: qpdf_data? = handle
    qpdf_cleanup(&handle)
  }

  var trailer: PDFObject { PDFObject(qpdf_get_trailer(handle), in: self) }
  var root: PDFObject { PDFObject(qpdf_get_root(handle), in: self) }
  /// An object by its number; null when there is none.
  func object(_ number: Int) -> PDFObject {
    PDFObject(qpdf_get_object_by_id(handle, CInt(clamping: number), 0), in: self)
  }

  var isEncrypted: Bool { qpdf_is_encrypted(handle) != QPDF_FALSE }
  var version: String { String(cString: qpdf_get_pdf_version(handle)) }

  /// Throws what libqpdf refused since the last call.
  func check(_ operation: String) throws(FormatError) {
    guard let error = qpdf_get_error(handle) else { return }
    let code = qpdf_get_error_code(handle, error)
    let detail = String(cString: qpdf_get_error_message_detail(handle, error))
    throw FormatError(Self.reason(code, detail), operation: operation, detail: detail)
  }

  /// Forgets what libqpdf refused since the last call.
  func forgetErrors() { _ = qpdf_get_error(handle) }

  /// Libqpdf's warnings since the last call: what it found broken and went round.
  func takeWarnings() -> [String] {
    var warnings: [String] = []
    while qpdf_more_warnings(handle) != QPDF_FALSE, let warning = qpdf_next_warning(handle) {
      guard warnings.count < 100 else { continue }
      let isOfTrailer = String(cString: qpdf_get_error_full_text(handle, warning)).contains("trailer, offset")
      let detail = String(cString: qpdf_get_error_message_detail(handle, warning))
      warnings.append(isOfTrailer ? "trailer: \(detail)" : detail)
    }
    return warnings
  }

  /// Lets libqpdf put right the `/Type` of pages, which it would do while copying, when we have looked at them.
  ///
  /// The depth of the page tree has been held against ``PDFPageTree`` before.
  func repairPages() throws(FormatError) {
    qpdf_get_num_pages(handle)
    try check("pdf.pages")
  }

  /// Keeps `file` alive as long as this one: its streams are read when this one is written.
  func retain(_ file: PDFFile) { lenders[ObjectIdentifier(file)] = file }

  private static func reason(_ code: qpdf_error_code_e, _ detail: String) -> FormatError.Reason {
    switch code {
    case qpdf_e_password: .encrypted
    case qpdf_e_unsupported: detail.contains("encryption") ? .encrypted : .unsupported
    case qpdf_e_system: .inputOutput
    default: .damaged
    }
  }
}

/// A copy of some bytes that does not move while it lives.
private final class StableBytes {
  private let buffer: UnsafeMutableRawBufferPointer

  init(copying bytes: [UInt8]) {
    buffer = .allocate(byteCount: max(bytes.count, 1), alignment: 16)
    buffer.copyBytes(from: bytes)
    count = bytes.count
  }

  deinit { buffer.deallocate() }

  let count: Int
  var start: UnsafePointer<CChar>? { UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self) }
}
