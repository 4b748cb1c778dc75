/// The forms of numbers and addresses by which people are reached.
enum ContactFormat {
  static func isMobile(_ text: String) -> Bool {
    text.wholeMatch(of: #/1[3-9][0-9]{9}/#) != nil
  }

  /// A landline with or without its area code, an extension after a dash, a 400 number, or a mobile.
  static func isPhone(_ text: String) -> Bool {
    isMobile(text)
      || text.wholeMatch(of: #/(?:0[0-9]{2,3}-)?[0-9]{7,8}(?:-[0-9]{1,6})?|400-?[0-9]{3}-?[0-9]{4}/#) != nil
  }

  static func isPostcode(_ text: String) -> Bool {
    text.wholeMatch(of: #/[0-9]{6}/#) != nil
  }

  static func isEmail(_ text: String) -> Bool {
    text.utf8.count <= 254
      && text.wholeMatch(of: #/[A-Za-z0-9._%+\-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}/#)
        != nil
  }
}
