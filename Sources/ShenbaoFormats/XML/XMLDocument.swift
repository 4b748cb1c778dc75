internal import CLibXML2

/// A parsed XML file; its elements stay valid as long as any of them is held.
///
/// No network, no entity expansion, no document type: a file that declares one is refused.
package final class XMLDocument {
  /// 64 MiB of XML is more than any office file of the forms we fill.
  package static let maximumSize = 64 << 20
  /// Elements deeper than this are refused: libxml2 itself stops at 256.
  package static let maximumDepth = 256

  private let document: xmlDocPtr

  /// Parses `bytes`.
  ///
  /// - Throws: `damaged` when they are not well-formed, `tooLarge` past the limits.
  package init(parsing bytes: [UInt8]) throws(FormatError) {
    guard bytes.count <= Self.maximumSize else {
      throw FormatError(.tooLarge, operation: "xml.parse", detail: "\(bytes.count) bytes")
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue
    let parsed = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(buffer.baseAddress, CInt(buffer.count), nil, nil, CInt(options))
    }
    guard let parsed else {
      throw FormatError(.damaged, operation: "xml.parse", detail: Self.lastError())
    }
    guard parsed.pointee.intSubset == nil, xmlDocGetRootElement(parsed) != nil else {
      xmlFreeDoc(parsed)
      throw FormatError(.damaged, operation: "xml.parse", detail: "a document type declaration or no root element")
    }
    self.document = parsed
  }

  deinit { xmlFreeDoc(document) }

  /// The outermost element.
  package var root: XMLElement {
    guard let node = xmlDocGetRootElement(document) else {
      preconditionFailure("checked when parsing, and the root is never unlinked")
    }
    return XMLElement(node: node, document: self)
  }

  /// The document as UTF-8 bytes, without reformatting.
  package func serialized() -> [UInt8] {
    var buffer: UnsafeMutablePointer<xmlChar>?
    var size: CInt = 0
    xmlDocDumpMemoryEnc(document, &buffer, &size, "UTF-8")
    defer { shim_xmlFree(buffer) }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
  }

  private static func lastError() -> String {
    guard let error = xmlGetLastError(), let message = error.pointee.message else { return "not well-formed" }
    let text = String(cString: message).trimmingNewline
    return "line \(error.pointee.line): \(text)"
  }
}

extension String {
  fileprivate var trimmingNewline: String {
    hasSuffix("\n") ? String(dropLast()) : self
  }
}
