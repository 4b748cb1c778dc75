/// What is on disk: one file of evidence, looked at before anything is made of it.
public struct FileFacts: Hashable, Sendable {
  /// Why a file cannot be used.
  public enum Problem: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The path, or the link it follows, leaves the application's folder.
    case outside
    /// It is a link to a folder, or one that leads nowhere.
    case linked
    /// Its name is not UTF-8, or holds control characters.
    case misnamed
    /// It is a folder or something stranger.
    case notAFile
    /// No bytes.
    case empty
    /// Broken; the library's own words.
    case damaged(String)
    /// A password is needed.
    case encrypted
    /// Over a limit; the library's own words.
    case tooLarge(String)
    /// A kind of file that cannot become pages; its name.
    case unsupported(String)
  }

  /// The path, relative to the application's folder, with `/`.
  public var path: String
  /// Why it cannot be used, if it cannot.
  public var problem: Problem?
  /// `pdf`, `jpeg`, `png`.
  public var kind = ""
  /// How many pages it makes.
  public var pages = 0
  /// Its size in bytes.
  public var bytes = 0
  /// Its digest in hexadecimal.
  public var sha256 = ""
  /// Whether it carries a digital signature, which no bundle can keep.
  public var isSigned = false
  /// Whether it is encrypted but opens without a password.
  public var isEncrypted = false
  /// The coarsest picture in dots per inch, of image files.
  public var dotsPerInch: Int?
  /// How many filled fields and notes hold no appearance, and will not be seen.
  public var unseen = 0
  /// What was in it and is left out of the bundle: scripts, attachments, forms.
  public var dropped: [String] = []

  /// Facts about a file that cannot be used, or, with no problem, yet to be filled in.
  public init(path: String, problem: Problem? = nil) {
    self.path = path
    self.problem = problem
  }
}
