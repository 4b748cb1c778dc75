internal import CLibXML2

extension XMLElement {
  /// Sets or, with nil, removes an attribute; a prefix in the name (`w:val`) must be declared in scope.
  package func set(_ qualifiedName: String, to value: String?) {
    let (space, local) = resolve(qualifiedName, isAttribute: true)
    guard let value else {
      if space == nil { xmlUnsetProp(node, local) } else { xmlUnsetNsProp(node, space, local) }
      return
    }
    if space == nil { xmlSetProp(node, local, value) } else { xmlSetNsProp(node, space, local, value) }
  }

  /// Makes an element, not yet in the tree, whose prefix is looked up from here.
  package func make(_ qualifiedName: String, text: String? = nil) -> XMLElement {
    let (space, local) = resolve(qualifiedName, isAttribute: false)
    guard let made = xmlNewDocNode(node.pointee.doc, space, local, nil) else {
      preconditionFailure("out of memory")
    }
    let element = XMLElement(node: made, document: document)
    if let text { element.text = text }
    return element
  }

  /// The prefix for a namespace, declared here if need be.
  package func prefix(of namespace: String, orDeclare prefix: String) -> String {
    if let known = xmlSearchNsByHref(node.pointee.doc, node, namespace)?.pointee.prefix {
      return String(cString: known)
    }
    xmlNewNs(node, namespace, prefix)
    return prefix
  }

  /// Makes the namespace of this element the default one below it, so that names in it need no prefix.
  package func dropPrefix() {
    guard let old = node.pointee.ns, old.pointee.prefix != nil, let made = xmlNewNs(node, old.pointee.href, nil) else {
      return
    }
    var elements = [self]
    while let element = elements.popLast() {
      if let space = element.node.pointee.ns, xmlStrEqual(space.pointee.href, made.pointee.href) != 0 {
        element.node.pointee.ns = made
      }
      elements += element.children
    }
  }

  /// Gives a namespace that is declared here, or the default one, another prefix in all names below; false where that prefix is taken.
  package func rename(prefixOf namespace: String, to prefix: String) -> Bool {
    guard xmlSearchNs(node.pointee.doc, node, prefix) == nil, let made = xmlNewNs(node, namespace, prefix) else {
      return false
    }
    var elements = [self]
    while let element = elements.popLast() {
      if let space = element.node.pointee.ns, matches(space.pointee.href, namespace) { element.node.pointee.ns = made }
      var attribute = element.node.pointee.properties
      while let current = attribute {
        if let space = current.pointee.ns, matches(space.pointee.href, namespace) { current.pointee.ns = made }
        attribute = current.pointee.next
      }
      elements += element.children
    }
    return true
  }

  /// A deep copy, not yet in the tree.
  package func copy() -> XMLElement {
    guard let copied = xmlDocCopyNode(node, node.pointee.doc, 1) else {
      preconditionFailure("out of memory")
    }
    return XMLElement(node: copied, document: document)
  }

  /// A deep copy of an element of another document, not yet in the tree, with its namespaces.
  package func adopt(_ other: XMLElement) -> XMLElement {
    guard let copied = xmlDocCopyNode(other.node, node.pointee.doc, 1) else {
      preconditionFailure("out of memory")
    }
    return XMLElement(node: copied, document: document)
  }

  @discardableResult
  package func append(_ child: XMLElement) -> XMLElement {
    xmlUnlinkNode(child.node)
    xmlAddChild(node, child.node)
    return child
  }

  /// Puts `child` before all other children.
  @discardableResult
  package func prepend(_ child: XMLElement) -> XMLElement {
    guard let first = node.pointee.children else { return append(child) }
    xmlUnlinkNode(child.node)
    xmlAddPrevSibling(first, child.node)
    return child
  }

  package func insert(before sibling: XMLElement) {
    xmlUnlinkNode(node)
    xmlAddPrevSibling(sibling.node, node)
  }

  package func insert(after sibling: XMLElement) {
    xmlUnlinkNode(node)
    xmlAddNextSibling(sibling.node, node)
  }

  /// Takes the element out of the tree and frees it: no handle to it or below it may be used afterwards.
  package func remove() {
    xmlUnlinkNode(node)
    xmlFreeNode(node)
  }

  /// Takes the element out of the tree but keeps it, to be put elsewhere.
  package func unlink() {
    xmlUnlinkNode(node)
  }

  private func resolve(_ qualifiedName: String, isAttribute: Bool) -> (xmlNsPtr?, String) {
    guard let colon = qualifiedName.firstIndex(of: ":") else {
      return (isAttribute ? nil : xmlSearchNs(node.pointee.doc, node, nil), qualifiedName)
    }
    let prefix = String(qualifiedName[..<colon])
    let local = String(qualifiedName[qualifiedName.index(after: colon)...])
    if let found = xmlSearchNs(node.pointee.doc, node, prefix) { return (found, local) }
    // An element that is not in the tree yet knows its own prefix only.
    let own = node.pointee.ns
    return (own != nil && matches(own?.pointee.prefix, prefix) ? own : nil, local)
  }
}
