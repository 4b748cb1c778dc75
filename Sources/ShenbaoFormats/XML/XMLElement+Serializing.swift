internal import CLibXML2

extension XMLElement: Hashable {
  package func hash(into hasher: inout Hasher) { hasher.combine(node) }

  /// Whether that is its local name; quicker than comparing `name`.
  package func isNamed(_ name: String) -> Bool { matches(node.pointee.name, name) }

  /// Adds the start tag to `output`, with namespaces and attributes as written; an element without children can be closed at once.
  package func appendOpening(to output: inout [UInt8], closed: Bool = false) {
    output.append(UInt8(ascii: "<"))
    Self.appendName(of: node, to: &output)
    var declared = node.pointee.nsDef
    while let namespace = declared {
      output += " xmlns".utf8
      if let prefix = namespace.pointee.prefix {
        output.append(UInt8(ascii: ":"))
        Self.append(prefix, to: &output)
      }
      output += "=\"".utf8
      if let href = namespace.pointee.href { Self.appendEscaped(href, inAttribute: true, to: &output) }
      output.append(UInt8(ascii: "\""))
      declared = namespace.pointee.next
    }
    var attribute = node.pointee.properties
    while let current = attribute {
      Self.appendAttribute(current, to: &output)
      attribute = current.pointee.next
    }
    output += closed ? "/>".utf8 : ">".utf8
  }

  package func appendClosing(to output: inout [UInt8]) {
    output += "</".utf8
    Self.appendName(of: node, to: &output)
    output.append(UInt8(ascii: ">"))
  }

  /// Adds the element with all that is in it to `output`, without reformatting.
  package func append(to output: inout [UInt8]) {
    guard node.pointee.children != nil else { return appendOpening(to: &output, closed: true) }
    appendOpening(to: &output)
    var child = node.pointee.children
    while let current = child {
      appendNode(current, to: &output)
      child = current.pointee.next
    }
    appendClosing(to: &output)
  }

  private func appendNode(_ child: xmlNodePtr, to output: inout [UInt8]) {
    switch child.pointee.type {
    case XML_ELEMENT_NODE: XMLElement(node: child, document: document).append(to: &output)
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = child.pointee.content { Self.appendEscaped(content, inAttribute: false, to: &output) }
    default: break
    }
  }

  private static func appendAttribute(_ attribute: xmlAttrPtr, to output: inout [UInt8]) {
    output.append(UInt8(ascii: " "))
    if let prefix = attribute.pointee.ns?.pointee.prefix {
      append(prefix, to: &output)
      output.append(UInt8(ascii: ":"))
    }
    append(attribute.pointee.name, to: &output)
    output += "=\"".utf8
    var value = attribute.pointee.children
    while let current = value {
      if let content = current.pointee.content { appendEscaped(content, inAttribute: true, to: &output) }
      value = current.pointee.next
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func appendName(of node: xmlNodePtr, to output: inout [UInt8]) {
    if let prefix = node.pointee.ns?.pointee.prefix {
      append(prefix, to: &output)
      output.append(UInt8(ascii: ":"))
    }
    append(node.pointee.name, to: &output)
  }

  private static func append(_ text: UnsafePointer<xmlChar>, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }

  private static func appendEscaped(_ text: UnsafePointer<xmlChar>, inAttribute: Bool, to output: inout [UInt8]) {
    let bytes = UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
    XMLText.append(bytes, inAttribute: inAttribute, to: &output)
  }
}

/// Character data as XML writes it (XML 1.0, 2.4 and 2.11).
package enum XMLText {
  /// Adds `bytes`, with what would be read as markup or lost on reading escaped.
  package static func append(_ bytes: some Collection<UInt8>, inAttribute: Bool, to output: inout [UInt8]) {
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else {
      output.append(contentsOf: bytes)
      return
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\"") where inAttribute: output += "&quot;".utf8
      case 0x09 where inAttribute: output += "&#9;".utf8
      case 0x0A where inAttribute: output += "&#10;".utf8
      case 0x0D: output += "&#13;".utf8
      default: output.append(byte)
      }
    }
  }

  /// `text` as the value of an attribute.
  package static func attribute(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    append(text.utf8, inAttribute: true, to: &result)
    return result
  }
}
