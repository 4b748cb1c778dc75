/// The mark in a check box or radio button (ISO 32000-1, 12.7.4.2), drawn as lines: no font has to travel with it.
struct PDFFieldMark {
  private let isOn: Bool
  /// The character of ZapfDingbats that the field asks for.
  private let sign: String

  /// Nil where it cannot be told which of several buttons is on.
  init?(of field: PDFField) {
    let own = field.widget["/AS"].name
    let isOneOfSeveral = field.widget["/Parent"]["/Kids"].count > 1
    guard own != nil || !isOneOfSeveral || field["/V"].name ?? "/Off" == "/Off" else { return nil }
    isOn = (own ?? field["/V"].name ?? "/Off") != "/Off"
    let isRadio = field.has(flag: 16)
    sign = field.widget["/MK"]["/CA"].text ?? (isRadio ? "l" : "4")
  }

  func operators(width: Double, height: Double, _ color: String) -> String {
    guard isOn else { return "" }
    let side = min(width, height) * 0.6
    let (left, bottom) = ((width - side) / 2, (height - side) / 2)
    let matrix = PDFNumber.list([side, 0, 0, side, left, bottom])
    return "q \(color) \(PDFColor(filling: color).drawing) \(matrix) cm\n\(shape)\nQ\n"
  }

  /// In a square of one by one.
  private var shape: String {
    switch sign {
    case "8", "5", "6", "7": "0.12 w 0.05 0.05 m 0.95 0.95 l 0.05 0.95 m 0.95 0.05 l S"
    case "l":
      "1 0.5 m 1 0.776 0.776 1 0.5 1 c 0.224 1 0 0.776 0 0.5 c 0 0.224 0.224 0 0.5 0 c 0.776 0 1 0.224 1 0.5 c f"
    case "n": "0 0 1 1 re f"
    case "u": "0.5 0 m 1 0.5 l 0.5 1 l 0 0.5 l f"
    case "H": "0.5 1 m 0.79 0.09 l 0.02 0.66 l 0.98 0.66 l 0.21 0.09 l f"
    default: "0.14 w 0.05 0.45 m 0.38 0.1 l 0.95 0.9 l S"
    }
  }
}
