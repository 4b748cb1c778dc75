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
    /// The password that was given does not open it.
    case wrongPassword
    /// Reading it took more time or memory than a file may take.
    case stopped
    /// Over a limit; the library's own words.
    case tooLarge(String)
    /// A kind of file that cannot become pages; its name.
    case unsupported(String)
  }

  /// The path, relative to the application's folder, with `/`.
  public var path: String
  /// Why it cannot be used, if it cannot.
  public var problem: Problem?
  /// `pdf`, `jpeg`, `office` and the like.
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
  /// What the signatures' checker says of each signature, where it is installed.
  public var signatures: [String] = []
  /// The coarsest picture in dots per inch.
  public var dotsPerInch: Int?
  /// The finest picture in dots per inch.
  public var mostDotsPerInch: Int?
  /// Pages on which nothing is painted, from 1.
  public var blankPages: [Int] = []
  /// Pages whose text lies on its side or head, from 1.
  public var turnedPages: [Int] = []
  /// Fonts that do not travel with the file.
  public var looseFonts: [String] = []
  /// What tells each page from others; empty for blank ones and for pictures.
  public var pageDigests: [String] = []
  /// What LibreOffice made of an office file: path and digest.
  public var conversion: Conversion?
  /// How many filled fields and notes hold no appearance, and will not be seen.
  public var unseen = 0
  /// Rules of PDF/A-2b that its pages break and go on breaking in a bundle.
  public var archivalFaults: [ArchivalFault] = []
  /// Whether some of its pages are put right for it.
  public var isMended = false
  /// What was in it and is left out of the bundle: scripts, attachments, forms.
  public var dropped: [String] = []

  /// A rule of PDF/A-2b that is broken.
  public struct ArchivalFault: Hashable, Sendable {
    /// What is wrong.
    public var words: Words
    /// The standard's clause.
    public var clause: String
    /// From 1; none when it is the file's.
    public var pages: [Int]

    /// A broken rule.
    public init(words: Words, clause: String, pages: [Int]) {
      (self.words, self.clause, self.pages) = (words, clause, pages)
    }
  }

  /// A PDF that stands for a file which cannot be bound itself.
  public struct Conversion: Hashable, Sendable {
    /// Where it is kept, relative to the application's folder.
    public var path: String
    /// Its digest in hexadecimal.
    public var sha256: String
    /// Its size in bytes.
    public var bytes: Int

    /// A conversion that is kept at a path.
    public init(path: String, sha256: String, bytes: Int) {
      (self.path, self.sha256, self.bytes) = (path, sha256, bytes)
    }
  }

  /// Facts about a file that cannot be used, or, with no problem, yet to be filled in.
  public init(path: String, problem: Problem? = nil) {
    self.path = path
    self.problem = problem
  }
}
