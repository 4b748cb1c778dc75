internal import CLibXML2

extension XMLElement {
  /// Every element, this one included, that holds text with one of `needles` in it, at any depth.
  ///
  /// No needle may be empty.
  package func elements(holding needles: [[UInt8]]) -> Set<XMLElement> {
    var found: Set<XMLElement> = []
    Self.walk(node) { current in
      guard current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE else { return }
      guard Self.content(of: current, holds: needles), let parent = current.pointee.parent else { return }
      XMLElement(node: parent, document: document).addWithAncestors(to: &found)
    }
    return found
  }

  /// Adds this element and those around it.
  package func addWithAncestors(to set: inout Set<XMLElement>) {
    var element: XMLElement? = self
    while let current = element, set.insert(current).inserted { element = current.parent }
  }

  /// The elements below of one of those local names, in document order.
  package func descendants(named names: [String]) -> [XMLElement] {
    var found: [XMLElement] = []
    Self.walk(node) { current in
      guard current.pointee.type == XML_ELEMENT_NODE, current != node else { return }
      guard names.contains(where: { matches(current.pointee.name, $0) }) else { return }
      found.append(XMLElement(node: current, document: document))
    }
    return found
  }

  /// Takes those attributes away from every element below, whatever their prefix.
  package func removeAttributes(_ names: [String]) {
    Self.walk(node) { current in
      guard current.pointee.type == XML_ELEMENT_NODE else { return }
      var attribute = current.pointee.properties
      while let present = attribute {
        attribute = present.pointee.next
        if names.contains(where: { matches(present.pointee.name, $0) }) { xmlRemoveProp(present) }
      }
    }
  }

  /// Whether any attribute below holds one of `needles`, and of which element.
  package func attributes(holding needles: [[UInt8]]) -> [(element: XMLElement, name: String, value: String)] {
    var found: [(XMLElement, String, String)] = []
    Self.walk(node) { current in
      guard current.pointee.type == XML_ELEMENT_NODE else { return }
      var attribute = current.pointee.properties
      while let present = attribute {
        if let value = present.pointee.children, Self.content(of: value, holds: needles),
          let text = value.pointee.content
        {
          let prefix = present.pointee.ns?.pointee.prefix.map { String(cString: $0) + ":" } ?? ""
          let name = prefix + String(cString: present.pointee.name)
          found.append((XMLElement(node: current, document: document), name, String(cString: text)))
        }
        attribute = present.pointee.next
      }
    }
    return found
  }

  private static func content(of node: xmlNodePtr, holds needles: [[UInt8]]) -> Bool {
    guard var byte = node.pointee.content else { return false }
    while byte.pointee != 0 {
      for needle in needles where needle[0] == byte.pointee {
        if needle.withUnsafeBufferPointer({ xmlStrncmp(byte, $0.baseAddress, CInt(needle.count)) == 0 }) { return true }
      }
      byte += 1
    }
    return false
  }

  private static func walk(_ start: xmlNodePtr, _ visit: (xmlNodePtr) -> Void) {
    var pending: xmlNodePtr? = start
    while let current = pending {
      visit(current)
      if current.pointee.type == XML_ELEMENT_NODE, let child = current.pointee.children {
        pending = child
        continue
      }
      var climbing = current
      while climbing != start, climbing.pointee.next == nil, let parent = climbing.pointee.parent { climbing = parent }
      pending = climbing == start ? nil : climbing.pointee.next
    }
  }
}
