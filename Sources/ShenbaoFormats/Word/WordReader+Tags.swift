extension WordReader {
  /// The path of the value that a content control's tag stands for.
  package func path(ofTag tag: String) -> String { ControlNames.path(of: tag, properties: properties) }
}
