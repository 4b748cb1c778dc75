/// When a part of a pack applies: in some stages, for some variants, or always.
public struct Scope: Hashable, Sendable {
  /// The ids of the stages; none means every stage.
  public var stages: [String] = []
  /// The ids of the variants; none means every variant.
  public var variants: [String] = []

  /// Whether it applies in that stage to that variant.
  func covers(stage: String?, variant: String?) -> Bool {
    Self.covers(stages, stage) && Self.covers(variants, variant)
  }

  private static func covers(_ ids: [String], _ id: String?) -> Bool {
    ids.isEmpty || id.map(ids.contains) ?? false
  }
}

/// One of several projects that a call offers, chosen by an answer.
public struct Variant: Hashable, Sendable {
  /// V1, V2 and so on.
  public var id: String
  /// What the notice calls it, which is also the answer that chooses it.
  public var title: String
  /// Other names it goes by.
  public var aliases: [String]
  /// What it may be paid.
  public var funding: Funding?
  /// The sentence.
  public var cite: String?
}

/// What a project may be paid, and for what it may not be spent.
public struct Funding: Hashable, Sendable {
  /// The smallest sum.
  public var least: DecimalNumber?
  /// The largest sum.
  public var most: DecimalNumber?
  /// 万元.
  public var unit: String?
  /// What it may not be spent on.
  public var forbidden: [String]
  /// The sentence.
  public var cite: String?
}

/// A Word or Excel file of the pack that is filled with the answers.
public struct PackForm: Hashable, Sendable {
  /// `declaration`, `summary`, `task-book` or the like: the role in the manifest.
  public var id: String
  /// The file, relative to the pack's folder.
  public var path: String
  /// What its output is called.
  public var name: String
  /// The actor who fills it; nobody but the applicant's forms are made by a build.
  public var by: String?
  /// The stages and variants it is for.
  public var scope: Scope

  /// Whether it is an Excel file.
  public var isSheet: Bool { path.hasSuffix(".xlsx") }
  /// The ending of its output's name.
  public var ending: String { isSheet ? "xlsx" : "docx" }
}

extension Pack {
  /// The JSON Schema beside `application.yaml`, which editors read.
  public static let schemaFile = ".schema.json"

  /// The actor whose stages, fields and forms are the applicant's own.
  static let applicant = "applicant"

  /// Whether that applies in the stage and to the variant at hand.
  public func covers(_ scope: Scope) -> Bool { scope.covers(stage: stage?.id, variant: variant?.id) }

  /// The rules that apply.
  public var activeRules: [Rule] { rules.filter { covers($0.scope) } }
  /// The catalogue of the stage at hand.
  public var activeCatalogue: [CatalogueItem] { catalogue.filter { covers($0.scope) } }
  /// Whether what comes later makes a supplement of its own, because no item of the call has that name.
  var hasSupplement: Bool { !catalogue.contains { $0.id == Application.supplementName } }
  /// The forms that a build fills.
  public var activeForms: [PackForm] {
    forms.filter { covers($0.scope) && ($0.by ?? Self.applicant) == Self.applicant }
  }

  /// The stages in which the applicant hands something in.
  public var applicantStages: [Stage] { stages.filter { $0.actor == Self.applicant } }

  /// The same pack in another of the applicant's stages.
  ///
  /// - Throws: `pack.unknown-stage` with the stages there are.
  public func at(stage id: String?) throws(Report) -> Pack {
    guard let id else { return self }
    guard let found = applicantStages.first(where: { $0.id == id || $0.title == id }) else {
      let known = applicantStages.map { "\($0.id)（\($0.title)）" }.joined(separator: "、")
      throw Report(Diagnostic(.packUnknownStage, "\(id)", "\(known)"))
    }
    var pack = self
    pack.stage = found
    return pack
  }

  /// The same pack for the variant that the answers choose.
  func variant(chosenIn value: Value) -> Pack {
    guard let path = variantField, let text = value[path]?.text?.trimmed else { return self }
    var pack = self
    pack.variant = variants.first { $0.title == text || $0.aliases.contains(text) }
    return pack
  }
}
