/// A filled form and what went wrong while filling it.
package struct FilledForm: Equatable, Sendable {
  package var bytes: [UInt8]
  package var issues: [TemplateIssue]

  package init(bytes: [UInt8], issues: [TemplateIssue]) {
    self.bytes = bytes
    self.issues = issues
  }
}
