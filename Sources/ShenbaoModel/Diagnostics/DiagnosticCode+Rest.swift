extension Diagnostic.Code {
  static let field: [Self] = []
  static let rule: [Self] = []
  static let evidence: [Self] = []
  static let form: [Self] = []
  static let package: [Self] = []
}
