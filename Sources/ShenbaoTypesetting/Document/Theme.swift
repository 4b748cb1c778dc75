internal import ShenbaoFormats

/// The fonts and colours of a document's theme (ECMA-376 20.1.6.9).
struct Theme {
  private struct Fonts {
    var latin: String?
    var eastAsia: String?
    var complexScript: String?
  }

  private var major = Fonts()
  private var minor = Fonts()
  private(set) var palette = DrawingPalette()

  init() {}

  init(reading root: XMLElement) {
    guard let elements = root.first("themeElements") else { return }
    palette = DrawingPalette(reading: elements)
    guard let scheme = elements.first("fontScheme") else { return }
    major = Self.fonts(scheme.first("majorFont"))
    minor = Self.fonts(scheme.first("minorFont"))
  }

  /// The font behind a name such as `minorEastAsia`.
  func font(_ name: String) -> String? {
    let fonts = name.hasPrefix("major") ? major : minor
    if name.hasSuffix("EastAsia") { return fonts.eastAsia }
    if name.hasSuffix("Bidi") { return fonts.complexScript }
    return fonts.latin
  }

  private static func fonts(_ element: XMLElement?) -> Fonts {
    guard let element else { return Fonts() }
    func face(_ name: String) -> String? {
      element.first(name)?["typeface"].flatMap { $0.isEmpty ? nil : $0 }
    }
    let simplified = element.children("font").first { $0["script"] == "Hans" }?["typeface"]
    return Fonts(latin: face("latin"), eastAsia: face("ea") ?? simplified, complexScript: face("cs"))
  }
}
