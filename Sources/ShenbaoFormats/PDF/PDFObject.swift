internal import CQPDF
internal import Foundation

/// One object of a PDF (ISO 32000-1, 7.3), read without ever failing: what is not there is null, empty or nil.
///
/// Owns a libqpdf object handle and keeps its file alive.
final class PDFObject {
  let file: PDFFile
  private let handle: qpdf_oh

  init(_ handle: qpdf_oh, in file: PDFFile) {
    self.handle = handle
    self.file = file
  }

  /// Lends the handle, which is released with this object and must not outlive it.
  func use<Result>(_ body: (qpdf_oh) -> Result) -> Result { withExtendedLifetime(self) { body(handle) } }

  deinit { qpdf_oh_release(file.handle, handle) }

  /// Asked once: libqpdf takes its time for every question.
  private lazy var type = qpdf_oh_get_type_code(file.handle, handle)
  var isDictionary: Bool { type == ot_dictionary }
  var isArray: Bool { type == ot_array }
  var isStream: Bool { type == ot_stream }
  var isName: Bool { type == ot_name }
  var isString: Bool { type == ot_string }
  var isNull: Bool { type == ot_null || type == ot_uninitialized || type == ot_reserved }
  var isIndirect: Bool { qpdf_oh_is_indirect(file.handle, handle) != QPDF_FALSE }

  /// What tells an indirect object from all others of its file; nil for a direct one.
  var identity: Int? {
    let number = Int(qpdf_oh_get_object_id(file.handle, handle))
    // A direct object has none.
    guard number != 0 else { return nil }
    return number << 16 | (Int(qpdf_oh_get_generation(file.handle, handle)) & 0xFFFF)
  }

  /// The value of a key of a dictionary or of a stream's dictionary.
  subscript(key: String) -> PDFObject {
    switch type {
    case ot_dictionary: PDFObject(qpdf_oh_get_key(file.handle, handle, key), in: file)
    case ot_stream: dictionary[key]
    default: PDFObject(qpdf_oh_new_null(file.handle), in: file)
    }
  }

  /// A stream's dictionary; any other object itself.
  var dictionary: PDFObject { isStream ? PDFObject(qpdf_oh_get_dict(file.handle, handle), in: file) : self }

  /// The keys of a dictionary or stream, in the order of their bytes.
  var keys: [String] {
    let dictionary = dictionary
    guard dictionary.isDictionary else { return [] }
    var keys: [String] = []
    dictionary.use { qpdf_oh_begin_dict_key_iter(file.handle, $0) }
    while qpdf_oh_dict_more_keys(file.handle) != QPDF_FALSE, let key = qpdf_oh_dict_next_key(file.handle) {
      keys.append(String(cString: key))
    }
    return keys
  }

  var count: Int { isArray ? Int(qpdf_oh_get_array_n_items(file.handle, handle)) : 0 }
  var items: [PDFObject] {
    (0..<count).map { PDFObject(qpdf_oh_get_array_item(file.handle, handle, CInt($0)), in: file) }
  }

  /// An item of an array; null past its end, for which libqpdf has an error.
  func item(_ index: Int) -> PDFObject {
    guard index >= 0, index < count else { return PDFObject(qpdf_oh_new_null(file.handle), in: file) }
    return PDFObject(qpdf_oh_get_array_item(file.handle, handle, CInt(index)), in: file)
  }
}

extension PDFObject {
  /// The name with its slash.
  var name: String? { nameBytes.map { String(decoding: $0, as: UTF8.self) } }

  /// The name with its slash, which need not be UTF-8.
  var nameBytes: [UInt8]? {
    var text: UnsafePointer<CChar>?
    var length = 0
    guard qpdf_oh_get_value_as_name(file.handle, handle, &text, &length) != QPDF_FALSE else { return nil }
    return bytes(text, length)
  }

  /// A text string (7.9.2.2), whatever its encoding.
  var text: String? {
    var text: UnsafePointer<CChar>?
    var length = 0
    guard qpdf_oh_get_value_as_utf8(file.handle, handle, &text, &length) != QPDF_FALSE else { return nil }
    return String(decoding: bytes(text, length), as: UTF8.self)
  }

  /// A string's bytes as they are.
  var stringBytes: [UInt8]? {
    var text: UnsafePointer<CChar>?
    var length = 0
    guard qpdf_oh_get_value_as_string(file.handle, handle, &text, &length) != QPDF_FALSE else { return nil }
    return bytes(text, length)
  }

  /// A number, always finite.
  var number: Double? {
    var value = 0.0
    guard qpdf_oh_get_value_as_number(file.handle, handle, &value) != QPDF_FALSE, value.isFinite else { return nil }
    return value
  }

  var integer: Int? {
    var value: Int64 = 0
    guard qpdf_oh_get_value_as_longlong(file.handle, handle, &value) != QPDF_FALSE else { return nil }
    return Int(value)
  }

  var bool: Bool? {
    var value = QPDF_FALSE
    guard qpdf_oh_get_value_as_bool(file.handle, handle, &value) != QPDF_FALSE else { return nil }
    return value != QPDF_FALSE
  }

  /// As PDF syntax, for values that hold no references.
  var syntax: String { String(cString: qpdf_oh_unparse_resolved(file.handle, handle)) }

  /// A stream's bytes, decoded as far as filters without loss go; nil when they cannot be had, or would be too many.
  func streamData(decoded: Bool) -> [UInt8]? {
    if decoded, let data = inflatedData { return data }
    guard !decoded || decodesWithinLimit else { return nil }
    return streamData(atLevel: decoded ? qpdf_dl_specialized : qpdf_dl_none)
  }

  func streamData(atLevel level: qpdf_stream_decode_level_e) -> [UInt8]? {
    guard isStream else { return nil }
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    qpdf_oh_get_stream_data(file.handle, handle, level, nil, &buffer, &length)
    return take(buffer, length)
  }

  /// A page's content streams, decoded and joined; nil when they cannot be, or would be too many.
  var pageContent: [UInt8]? {
    guard self["/Contents"].decodesWithinLimit else { return nil }
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    qpdf_oh_get_page_content_data(file.handle, handle, &buffer, &length)
    return take(buffer, length)
  }

  private func take(_ buffer: UnsafeMutablePointer<UInt8>?, _ length: Int) -> [UInt8]? {
    defer { free(buffer) }
    guard qpdf_has_error(file.handle) == QPDF_FALSE else {
      _ = qpdf_get_error(file.handle)
      return nil
    }
    return Array(UnsafeBufferPointer(start: buffer, count: buffer == nil ? 0 : length))
  }

  private func bytes(_ text: UnsafePointer<CChar>?, _ length: Int) -> [UInt8] {
    UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : length).map { $0 }
  }
}
