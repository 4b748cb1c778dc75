internal import ShenbaoFormats
public import ShenbaoModel

/// The values of a filled Word or Excel file, read back, as a YAML file.
public struct ReadBack {
  /// The YAML.
  public let text: String

  /// Reads a filled `.docx` or `.xlsx`.
  ///
  /// - Throws: `load.unreadable` when it is neither.
  public init(of path: String) throws(Report) {
    let values = try reporting(at: Place(file: path)) { () throws(FormatError) in
      try FilledValues(bytes: try DiskFile.read(path)).values
    }
    let tree = YAMLTree()
    for (path, text) in values { Self.add(text, at: path, to: tree) }
    self.text = tree.text
  }

  /// A box stands for one of several choices; another value is what somebody wrote in one place and not in the other.
  private static func add(_ text: String, at path: String, to tree: YAMLTree) {
    if let equals = path.firstIndex(of: "="), ["☑", "☒", "☐", "□", ""].contains(text) {
      let node = tree.node(at: String(path[..<equals]))
      if text == "☑" || text == "☒" { node.choose(String(path[path.index(after: equals)...])) }
      return
    }
    let node = tree.node(at: path)
    if node.value == nil {
      node.value = text
    } else if node.value != text {
      node.note("另一处 elsewhere: \(text.split(separator: "\n").joined(separator: " "))")
    }
  }
}
