/// A PDF's layers, its optional content groups (ISO 32000-1, 8.11), and which of them are hidden.
struct PDFLayers {
  /// The most layers of a file we keep apart.
  static let maximumLayers = 50_000

  private(set) var groups: [PDFObject] = []
  /// Those of `groups` that are off when the file is opened.
  private(set) var hidden: [PDFObject] = []
  /// Usage rules that change visibility when the file is shown or printed (8.11.4.4).
  private(set) var automatic: [PDFObject] = []

  /// Whether those rules change nothing: shown and printed, each layer is what it is without them.
  var automaticIsIdle: Bool {
    let hidden = Set(self.hidden.compactMap(\.identity))
    return automatic.allSatisfy { rule in
      rule["/OCGs"].count <= Self.maximumLayers
        && rule["/OCGs"].items.allSatisfy { group in
          let isHidden = group.identity.map(hidden.contains) ?? false
          return rule["/Category"].items.prefix(8).allSatisfy { category in
            let usage = group["/Usage"][category.name ?? "/"]
            let state = Self.stateKeys[category.name ?? ""].map { usage[$0].name } ?? "?"
            return state == nil || state == (isHidden ? "/OFF" : "/ON")
          }
        }
    }
  }

  private static let stateKeys = ["/View": "/ViewState", "/Print": "/PrintState", "/Export": "/ExportState"]

  init(of file: PDFFile) {
    let properties = file.root["/OCProperties"]
    guard properties["/OCGs"].count <= Self.maximumLayers else { return }
    groups = properties["/OCGs"].items.filter { $0.isIndirect && $0.isDictionary }
    let settings = properties["/D"]
    let on = Self.identities(settings["/ON"])
    let off = Self.identities(settings["/OFF"])
    let startsHidden = settings["/BaseState"].name == "/OFF"
    hidden = groups.filter { group in
      guard let identity = group.identity else { return false }
      return startsHidden ? !on.contains(identity) || off.contains(identity) : off.contains(identity)
    }
    automatic = settings["/AS"].items.filter(\.isDictionary)
  }

  private static func identities(_ array: PDFObject) -> Set<Int> {
    guard array.count <= maximumLayers else { return [] }
    return Set(array.items.compactMap(\.identity))
  }
}
