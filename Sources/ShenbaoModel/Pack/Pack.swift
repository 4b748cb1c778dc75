/// What one call asks: fields, rules, the catalogue, forms, stages and paper rules.
///
/// It is a folder of data, never code.
public struct Pack: Sendable {
  /// How much of the call's own material the pack holds.
  public enum Status: String, Sendable, CaseIterable {
    /// Everything that the notice names.
    case complete
    /// Some annexes are not public; `missing` says which.
    case partial
    /// A plan that takes no applications.
    case reference
  }

  /// The folder's name, as `jinan-platform-2024`.
  public var id = ""
  /// Raised with each change of the pack's content.
  public var edition = 1
  /// The call's title.
  public var title = ""
  /// Other titles it goes by.
  public var aliases: [String] = []
  /// Who calls.
  public var issuer = ""
  /// How complete the pack is.
  public var status = Status.partial
  /// What the notice names and we do not hold.
  public var missing: [Citation] = []
  /// The documents the call rests on.
  public var basis: [Citation] = []
  /// How many declarations one unit may make.
  public var quota: Int?
  /// The sentence that says so.
  public var quotaClause: String?
  /// Who does what.
  public var actors: [Actor] = []
  /// Steps with their dates.
  public var stages: [Stage] = []
  /// The stage at hand: the applicant's first, unless another was asked for.
  public internal(set) var stage: Stage?
  /// The projects that the call offers, when there are several.
  public var variants: [Variant] = []
  /// The field whose answer chooses the variant.
  public var variantField: [String]?
  /// The variant at hand.
  public internal(set) var variant: Variant?
  /// What a project may be paid.
  public var funding: Funding?
  /// Who may apply.
  public var eligibility: [Eligibility] = []
  /// What has to be done.
  public var tasks: [Citation] = []
  /// What has to be reached.
  public var targets: [Target] = []
  /// The questions.
  public var fields: [Field] = []
  /// What answers must fulfil.
  public var rules: [Rule] = []
  /// What the package holds, in order.
  public var catalogue: [CatalogueItem] = []
  /// The Word and Excel files that are filled.
  public var forms: [PackForm] = []
  /// What the call says of paper.
  public var paper = PaperRules()
  /// How the outputs are named: `{申报单位.名称}-{输出}`.
  public var naming = "{输出}"
  /// The largest output that the portal takes, in bytes.
  public var mostBytes: Int?
  /// Whether a bundle that is larger may be sent in volumes.
  public var allowsVolumes = false
  /// Whether the bundle has to be PDF/A-2b.
  public var wantsArchival = false
  /// The names of single outputs, where they differ: by the id of a form, or `bundle`.
  public var namings: [(output: String, pattern: String)] = []
  /// The official text, or the reading of it.
  public var notice = ""
  /// What the stored text had lost and how it is read, when it is damaged.
  public var reading: Reading?
  /// Every quotation with its place, for `pack check`.
  public var quotations: [(text: String, place: Place)] = []

  /// The field at the end of a path of names.
  public func field(_ path: some Collection<String>) -> Field? {
    guard let first = path.first else { return nil }
    return fields.first { $0.name == first }?.member(path.dropFirst())
  }
}

/// How a damaged notice is read: which words were put back, and which of them are not certain.
public struct Reading: Hashable, Sendable {
  /// The clean text's file, relative to the pack's folder.
  public var file: String
  /// Words that the damage had changed and that are certain from their context.
  public var restored: [String]
  /// Words that are a guess.
  public var uncertain: [String]
}

/// A thing the notice names, with the sentence that names it.
public struct Citation: Hashable, Sendable {
  /// An id, when it has one.
  public var id: String?
  /// The variants it belongs to.
  public var scope = Scope()
  /// The part of the plan it belongs to.
  public var part: String?
  /// Who leads.
  public var lead: [String] = []
  /// Who else has a part in it.
  public var units: [String] = []
  /// What it is called.
  public var title: String
  /// The reference pack that holds that document.
  public var pack: String?
  /// The sentence.
  public var cite: String
}

/// Someone with a part in the call.
public struct Actor: Hashable, Sendable {
  /// `applicant`, `district`, `city` or the like.
  public var id: String
  /// What the notice calls them.
  public var title: String
  /// What they do.
  public var does: String
}

/// A step of the call.
public struct Stage: Hashable, Sendable {
  /// `declaration`, `recommendation` or the like.
  public var id: String
  /// Its name.
  public var title: String
  /// The actor's id.
  public var actor: String
  /// The last day, that day included.
  public var due: CalendarDate?
  /// How many working days it lasts at least.
  public var workdays: Int?
  /// How many months it lasts.
  public var months: Int?
  /// What the bundle of this stage is called.
  public var output: String?
  /// How the material is handed in, in the notice's words.
  public var channel: String?
  /// The sentence.
  public var cite: String?
}

/// One condition of those who may apply.
public struct Eligibility: Hashable, Sendable {
  /// E1, E2 and so on.
  public var id: String
  /// The notice's own number for it.
  public var label: String
  /// The notice's words.
  public var text: String
  /// The ids of the rules that enforce it.
  public var rules: [String]
}

/// One target of the call.
public struct Target: Hashable, Sendable {
  /// K1, K2 and so on.
  public var id: String
  /// What is reached.
  public var title: String
  /// What is counted, as 家, 件, 场次.
  public var unit: String?
  /// The target as the plan words it, where no rule enforces it.
  public var value: String?
  /// The target as a number, to be held against those of the documents it rests on.
  public var least: DecimalNumber?
  /// The target of a reference pack that it carries out.
  public var basis: TargetBasis?
  /// The variants it belongs to.
  public var scope: Scope
  /// The ids of the rules that enforce it.
  public var rules: [String]
  /// The sentence.
  public var cite: String?
}

/// A target of another pack.
public struct TargetBasis: Hashable, Sendable {
  /// The reference pack's id.
  public var pack: String
  /// The id of its target.
  public var target: String
}

/// Something that answers must fulfil.
public struct Rule: Hashable, Sendable {
  /// Its name in the pack.
  public var id: String
  /// The rule holds only when this does.
  public var when: Condition?
  /// What must hold.
  public var require: Condition
  /// How bad it is when it does not.
  public var severity = Diagnostic.Severity.error
  /// The sentence of the notice.
  public var cite: String?
  /// Our own reason, for rules that no sentence of the notice states.
  public var reason: String?
  /// How it may be set aside.
  public var waiver: Waiver?
  /// The stages and variants it holds in.
  public var scope = Scope()
  /// Where the pack says so.
  public var place: Place
}

/// How a rule may be set aside: a reason is written into a field.
public struct Waiver: Hashable, Sendable {
  /// The field that holds the reason.
  public var field: [String]
  /// The sentence that allows it.
  public var cite: String?
}

/// One item of the catalogue (申报材料目录).
public struct CatalogueItem: Hashable, Sendable {
  /// What makes its pages.
  public enum Source: String, Sendable, CaseIterable {
    /// The catalogue itself.
    case catalogue
    /// A filled form: the declaration, or another one.
    case declaration
    /// Files in the folder of that name.
    case evidence
  }

  /// Its short name, which is also the folder of its evidence.
  public var id: String
  /// The notice's title for it.
  public var title: String
  /// What makes its pages.
  public var source: Source
  /// The id of the form, when one is filled for it.
  public var form = ""
  /// The stages and variants it belongs to.
  public var scope = Scope()
  /// Whether it may be missing.
  public var isOptional: Bool
  /// It must be there, and may only be there, when this holds.
  public var requiredWhen: Condition?
  /// The sentence.
  public var cite: String?
  /// Why it is there when the notice does not ask for it.
  public var reason: String?
  /// How many copies of it, when it differs from the rest.
  public var copies: Int?
}
