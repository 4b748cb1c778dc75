internal import CQPDF

extension PDFFile {
  func name(_ name: String) -> PDFObject { PDFObject(qpdf_oh_new_name(handle, name), in: self) }
  func integer(_ value: Int) -> PDFObject { PDFObject(qpdf_oh_new_integer(handle, Int64(value)), in: self) }
  func text(_ text: String) -> PDFObject {
    var text = text
    let made = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { qpdf_oh_new_binary_unicode_string(handle, $0.baseAddress, $0.count) }
    }
    return PDFObject(made, in: self)
  }

  func string(_ bytes: [UInt8]) -> PDFObject {
    let made = bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { qpdf_oh_new_binary_string(handle, $0.baseAddress, $0.count) }
    }
    return PDFObject(made, in: self)
  }

  /// A number with at most six decimals.
  func number(_ value: Double) -> PDFObject {
    PDFObject(qpdf_oh_new_real_from_string(handle, PDFNumber(value).text), in: self)
  }

  func array(_ items: [PDFObject] = []) -> PDFObject {
    let array = PDFObject(qpdf_oh_new_array(handle), in: self)
    for item in items { array.append(item) }
    return array
  }

  func numbers(_ values: [Double]) -> PDFObject { parse("[\(PDFNumber.list(values))]") }

  func dictionary() -> PDFObject { PDFObject(qpdf_oh_new_dictionary(handle), in: self) }

  /// An object written in PDF syntax, without references.
  func parse(_ syntax: String) -> PDFObject { PDFObject(qpdf_oh_parse(handle, syntax), in: self) }

  /// A stream of `bytes`, packed unless they have to stay as they are.
  func stream(_ bytes: [UInt8], isPlain: Bool = false) -> PDFObject {
    guard !isPlain, let packed = Compressor.packed(bytes) else { return stream(bytes, filter: nil) }
    return stream(packed, filter: "/FlateDecode")
  }

  /// A stream of `bytes`, which are encoded already when there is a filter.
  func stream(_ bytes: [UInt8], filter: String?, parameters: String? = nil) -> PDFObject {
    let stream = stream()
    stream.replaceData(bytes, filter: filter, parameters: parameters)
    return stream
  }

  /// A stream that gets its bytes later.
  func stream() -> PDFObject { PDFObject(qpdf_oh_new_stream(handle), in: self) }

  /// Gives a direct object a number of its own, so that others can refer to it.
  func indirect(_ object: PDFObject) -> PDFObject {
    object.isIndirect ? object : object.use { PDFObject(qpdf_make_indirect_object(handle, $0), in: self) }
  }

  /// A copy of another file's object with all it refers to; an object copied before is shared.
  ///
  /// Pages and nodes of the page tree become null, here and below. The caller has held the object's depth against ``PDFDepth``.
  func copy(_ foreign: PDFObject) -> PDFObject {
    // For /Pages, libqpdf 11.3 answers an uninitialized object, keeps it, and crashes on it later.
    guard !["/Pages", "/Page"].contains(foreign["/Type"].name) else { return parse("null") }
    let lender = foreign.file.indirect(foreign)
    retain(foreign.file)
    return lender.use { PDFObject(qpdf_oh_copy_foreign_object(handle, foreign.file.handle, $0), in: self) }
  }
}

extension PDFObject {
  func set(_ key: String, _ value: PDFObject) {
    dictionary.use { dictionary in value.use { qpdf_oh_replace_key(file.handle, dictionary, key, $0) } }
  }

  /// Gives a stream other data, which is packed.
  func replaceData(_ data: [UInt8]) {
    let packed = Compressor.packed(data)
    replaceData(packed ?? data, filter: packed == nil ? nil : "/FlateDecode")
  }

  /// Gives a stream other bytes, which are encoded already when there is a filter.
  func replaceData(_ bytes: [UInt8], filter: String?, parameters: String? = nil) {
    let null = PDFObject(qpdf_oh_new_null(file.handle), in: file)
    let (filter, parameters) = (filter.map(file.name) ?? null, parameters.map(file.parse) ?? null)
    use { stream in
      filter.use { filter in
        parameters.use { qpdf_oh_replace_stream_data(file.handle, stream, bytes, bytes.count, filter, $0) }
      }
    }
  }

  func set(_ index: Int, _ item: PDFObject) {
    use { array in item.use { qpdf_oh_set_array_item(file.handle, array, CInt(index), $0) } }
  }

  func remove(_ key: String) { dictionary.use { qpdf_oh_remove_key(file.handle, $0, key) } }

  /// A dictionary with the same values, without a number of its own.
  var direct: PDFObject {
    let copy = file.dictionary()
    for key in keys { copy.set(key, self[key]) }
    return copy
  }

  func append(_ item: PDFObject) { use { array in item.use { qpdf_oh_append_item(file.handle, array, $0) } } }
}

extension PDFFile {
  /// Puts a page at the end.
  func addPage(_ page: PDFObject) throws(FormatError) {
    page.use { _ = qpdf_add_page(handle, handle, $0, QPDF_FALSE) }
    try check("pdf.page")
  }
}
