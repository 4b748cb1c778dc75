extension RuleEvaluation {
  /// What to say of a rule that does not hold: it is broken, might be set aside, or has been.
  func breach(of rule: Rule, at place: Place) -> Diagnostic {
    let words = words(rule.require)
    guard let waiver = rule.waiver else {
      return Diagnostic(.ruleBroken, at: place, words, clause: rule.cite, severity: rule.severity)
    }
    let field = waiver.field.joined(separator: ".")
    switch answers[waiver.field] {
    case .text, .paragraphs: return Diagnostic(.ruleWaived, at: place, words, "\(field)", clause: waiver.cite)
    default: return Diagnostic(.ruleWaivable, at: place, words, "\(field)", clause: rule.cite)
    }
  }
}
