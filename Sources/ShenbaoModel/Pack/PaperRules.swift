/// What the call says of the copy on paper.
public struct PaperRules: Hashable, Sendable {
  /// How leaves are printed.
  public enum Sides: String, Sendable, CaseIterable {
    /// One page a leaf.
    case single
    /// Front and back.
    case double
  }

  /// What becomes of pages on which no seal and no signature is due, when the sealed pages are collated.
  public enum Unsealed: String, Sendable, CaseIterable {
    /// They are scanned too.
    case paper
    /// They may stay as they were built.
    case electronic
  }

  /// How many copies.
  public var copies: Int?
  /// How leaves are printed, where the call says so.
  public var sides: Sides?
  /// Bindings that are allowed.
  public var binding: [String] = []
  /// Bindings that are forbidden.
  public var forbidden: [String] = []
  /// What is sealed.
  public var seal: String?
  /// Where the straddle seal (骑缝章) goes, when one is asked for.
  public var straddle: String?
  /// Where seals and signatures are due.
  public var marks: [PaperMark] = []
  /// Pages without any.
  public var unsealed = Unsealed.paper
  /// Whether a sheet with its title stands before each item of evidence.
  public var hasSeparators = false
  /// When pages are made smaller for the stamp.
  public var scale = Scale.always
  /// The sentences.
  public var cites: [String] = []
  /// Where the page number stands.
  public var number = NumberPlace.bottomCentre

  /// When pages are made smaller, so that the stamp covers nothing.
  public enum Scale: String, Sendable, CaseIterable {
    /// Evidence always, for the binding too; pages of forms where they reach into the stamp's strip.
    case always
    /// Only pages that reach into the stamp's strip.
    case needed
    /// Never: the stamp lies on a white ground where a page reaches into its strip.
    case never
  }

  /// Where on a page its number stands.
  public enum NumberPlace: String, Sendable, CaseIterable {
    /// In the middle of the foot.
    case bottomCentre = "bottom-centre"
    /// Bottom right on odd pages and left on even ones, for printing on both sides; the binding changes sides too.
    case bottomOuter = "bottom-outer"
    /// In the upper right corner.
    case topRight = "top-right"
  }
}

/// A seal or a signature that is due on paper.
public struct PaperMark: Hashable, Sendable {
  /// What is due.
  public enum Kind: String, Sendable {
    /// 盖章.
    case seal
    /// 签字.
    case signature
  }

  /// What is due.
  public var kind: Kind
  /// Whose.
  public var by: String
  /// The words of the form beside which it stands; nothing means every page.
  public var near: String?
  /// From the middle of those words to the middle of the seal, in millimetres to the right and down.
  public var offset = Offset()
  /// The catalogue items it stands in; none means all evidence that is no original.
  public var items: [String]
  /// Where the pack says so.
  public var place: Place

  /// A way on the page, in millimetres.
  public struct Offset: Hashable, Sendable {
    /// To the right.
    public var right = 0.0
    /// Down.
    public var down = 0.0
  }

  /// Whether it is due in an item.
  public func concerns(_ item: Plan.Item) -> Bool {
    items.isEmpty ? item.source == .evidence : items.contains(item.id)
  }
}

extension PackReader {
  mutating func paper(_ value: Value) -> PaperRules {
    let known = [
      "copies", "sides", "binding", "not", "seal", "seals", "signatures", "straddle", "unsealed", "number",
      "separators", "scale", "cite",
    ]
    keys(known, of: value)
    var rules = PaperRules(
      copies: integer(value["copies"]),
      sides: value["sides"].map { _ in choice("sides", of: value, otherwise: PaperRules.Sides.single) },
      binding: texts(value["binding"]),
      forbidden: texts(value["not"]),
      seal: optionalText("seal", of: value),
      straddle: optionalText("straddle", of: value)
    )
    rules.marks = list("seals", of: value).map { mark(.seal, $0) }
    rules.marks += list("signatures", of: value).map { mark(.signature, $0) }
    rules.unsealed = choice("unsealed", of: value, otherwise: .paper)
    rules.number = choice("number", of: value, otherwise: .bottomCentre)
    rules.scale = choice("scale", of: value, otherwise: .always)
    rules.hasSeparators = truth("separators", of: value)
    _ = cite(of: value)
    rules.cites = texts(value["cite"])
    return rules
  }

  /// A length in millimetres; nothing is none.
  private mutating func millimetres(_ value: Value?) -> Double { number(value).flatMap { Double($0.text()) } ?? 0 }

  private mutating func mark(_ kind: PaperMark.Kind, _ value: Value) -> PaperMark {
    keys(["items", "near", "by", "right", "down"], of: value)
    let offset = PaperMark.Offset(
      right: millimetres(value["right"]),
      down: millimetres(value["down"])
    )
    return PaperMark(
      kind: kind,
      by: text("by", of: value),
      near: optionalText("near", of: value),
      offset: offset,
      items: texts(value["items"]),
      place: value.place
    )
  }
}
