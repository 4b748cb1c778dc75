public import ShenbaoModel

/// One item of the check of a record's four natures (四性检测, DA/T 70-2018).
public struct NatureItem: Sendable {
  /// The four natures.
  public enum Nature: String, Sendable, CaseIterable {
    /// 真实性.
    case authenticity
    /// 完整性.
    case integrity
    /// 可用性.
    case usability
    /// 安全性.
    case safety

    /// Its name.
    public var title: Words {
      switch self {
      case .authenticity: Words("真实性", "authenticity")
      case .integrity: Words("完整性", "integrity")
      case .usability: Words("可用性", "usability")
      case .safety: Words("安全性", "safety")
      }
    }
  }

  /// How an item came out.
  public enum Result: String, Sendable {
    /// 通过.
    case passed
    /// 未通过.
    case failed
    /// 不适用：没有可检测的对象，或没有检测的条件.
    case inapplicable
  }

  /// What must have been looked at before an item can pass.
  enum Need: Hashable { case nothing, bundle, office, text, word, sheet, answers, never }

  /// The item's number in the standard, as `GD-1-1`.
  public let id: String
  /// Its nature.
  public let nature: Nature
  /// What is checked.
  public let object: Words
  /// By what.
  public let basis: Words
  let codes: [String]
  let need: Need
  /// Only fields of which this document was quoted count.
  private(set) var source: Words?
  /// How it came out.
  public internal(set) var result = Result.inapplicable
  /// What was found, in both languages; no values.
  public internal(set) var remarks: [Words] = []

  init(_ id: String, _ nature: Nature, _ object: Words, _ basis: Words, _ codes: [String], needs need: Need = .nothing)
  {
    (self.id, self.nature, self.object, self.basis) = (id, nature, object, basis)
    (self.codes, self.need) = (codes, need)
  }

  /// The same, for fields that one document contradicts.
  func quoting(_ source: Words) -> Self {
    var item = self
    item.source = source
    return item
  }

  /// Whether a finding speaks against it.
  func isFailed(by found: Diagnostic) -> Bool {
    let name = found.code.name
    guard found.severity == .error, codes.contains(where: { $0.hasSuffix(".") ? name.hasPrefix($0) : name == $0 })
    else {
      return false
    }
    guard let source, found.code == .verifyField else { return true }
    return found.quotes.contains { $0.source == source }
  }
}
