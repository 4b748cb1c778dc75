extension String {
  /// Its characters but for blanks of any kind, as words are found however they are set.
  var withoutSpaces: String {
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.lazy.filter { !$0.properties.isWhitespace })
    return String(scalars)
  }
}
