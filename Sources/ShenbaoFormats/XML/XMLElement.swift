internal import CLibXML2

/// One element of an `XMLDocument`: a light handle that can be copied and compared.
///
/// Names are local names (`p` of `w:p`); a prefix is only ever needed to make new elements.
package struct XMLElement: Equatable {
  let node: xmlNodePtr
  let document: XMLDocument

  package static func == (left: XMLElement, right: XMLElement) -> Bool { left.node == right.node }

  /// The local name.
  package var name: String { String(cString: node.pointee.name) }

  /// The name with its prefix, as written.
  package var qualifiedName: String {
    guard let prefix = node.pointee.ns?.pointee.prefix else { return name }
    return String(cString: prefix) + ":" + name
  }

  /// The namespace's address, or nothing.
  package var namespace: String? {
    node.pointee.ns?.pointee.href.map { String(cString: $0) }
  }

  package var parent: XMLElement? {
    guard let parent = node.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
    return XMLElement(node: parent, document: document)
  }

  /// The child elements, in order.
  package var children: [XMLElement] {
    var result: [XMLElement] = []
    var child = node.pointee.children
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE {
        result.append(XMLElement(node: current, document: document))
      }
      child = current.pointee.next
    }
    return result
  }

  package func children(_ name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }

  /// The first child element of that name, without making a list.
  package func first(_ name: String) -> XMLElement? {
    var child = node.pointee.children
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE, matches(current.pointee.name, name) {
        return XMLElement(node: current, document: document)
      }
      child = current.pointee.next
    }
    return nil
  }

  /// The element at the end of a path of child names, as `["pPr", "jc"]`.
  package func first(_ path: [String]) -> XMLElement? {
    path.reduce(Optional(self)) { $0?.first($1) }
  }

  package var next: XMLElement? {
    xmlNextElementSibling(node).map { XMLElement(node: $0, document: document) }
  }

  package var previous: XMLElement? {
    xmlPreviousElementSibling(node).map { XMLElement(node: $0, document: document) }
  }

  /// Every element below this one, itself not included, in document order.
  package var descendants: [XMLElement] {
    var result: [XMLElement] = []
    var pending = Array(children.reversed())
    while let element = pending.popLast() {
      result.append(element)
      pending.append(contentsOf: element.children.reversed())
    }
    return result
  }

  package func descendants(_ name: String) -> [XMLElement] {
    descendants.filter { $0.name == name }
  }

  /// All character data below, joined.
  package var text: String {
    get {
      guard let content = xmlNodeGetContent(node) else { return "" }
      defer { shim_xmlFree(content) }
      return String(cString: content)
    }
    nonmutating set {
      xmlNodeSetContent(node, nil)
      xmlNodeAddContentLen(node, newValue, CInt(newValue.utf8.count))
    }
  }

  /// The attribute with that local name, whatever its prefix.
  package subscript(_ name: String) -> String? {
    var attribute = node.pointee.properties
    while let current = attribute {
      if matches(current.pointee.name, name) {
        guard let value = xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1) else { return "" }
        defer { shim_xmlFree(value) }
        return String(cString: value)
      }
      attribute = current.pointee.next
    }
    return nil
  }

  /// The attributes as written, in order.
  package var attributes: [(qualifiedName: String, value: String)] {
    var result: [(String, String)] = []
    var attribute = node.pointee.properties
    while let current = attribute {
      let local = String(cString: current.pointee.name)
      let prefix = current.pointee.ns?.pointee.prefix.map { String(cString: $0) + ":" } ?? ""
      result.append((prefix + local, self[local] ?? ""))
      attribute = current.pointee.next
    }
    return result
  }
}

/// Whether the C string `text` is `other`; passing a Swift string to C would copy it each time.
func matches(_ text: UnsafePointer<xmlChar>?, _ other: String) -> Bool {
  guard var byte = text else { return false }
  for wanted in other.utf8 {
    guard byte.pointee == wanted else { return false }
    byte += 1
  }
  return byte.pointee == 0
}
