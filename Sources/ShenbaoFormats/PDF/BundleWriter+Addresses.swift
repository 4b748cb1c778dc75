/// Links of our own that lead further than to a page's upper edge.
extension BundleWriter {
  /// A link to a web or mail address, or to a place on a page of the bundle.
  struct PreciseLink {
    let page: Int
    let rectangle: Rectangle
    let target: Target

    enum Target {
      case address(String)
      case place(page: Int, top: Double)
    }
  }

  /// Makes a rectangle of a page open an address; anything but `http`, `https` and `mailto` is left out.
  package mutating func addLink(on page: Int, rectangle: Rectangle, toAddress address: String) {
    let start = address.prefix(8).lowercased()
    guard ["http://", "https://", "mailto:"].contains(where: start.hasPrefix) else { return }
    preciseLinks.append(PreciseLink(page: page, rectangle: rectangle, target: .address(address)))
  }

  /// Makes a rectangle of a page lead to a place `top` points below the upper edge of another; both from 0.
  package mutating func addLink(on page: Int, rectangle: Rectangle, to target: Int, top: Double) {
    preciseLinks.append(PreciseLink(page: page, rectangle: rectangle, target: .place(page: target, top: top)))
  }

  func annotation(for link: PreciseLink) throws(FormatError) -> PDFObject {
    let top = pages[link.page].box.top - link.rectangle.y
    let left = link.rectangle.x
    let annotation = annotation(
      covering: PageBox(
        left: left,
        bottom: top - link.rectangle.height,
        right: left + link.rectangle.width,
        top: top
      ),
      style: "/Border [0 0 0]"
    )
    switch link.target {
    case .place(let page, let top): annotation.set("/Dest", try destination(page: page, top: top))
    case .address(let address):
      let action = file.dictionary()
      action.set("/S", file.name("/URI"))
      action.set("/URI", file.string(Self.escaped(address: address)))
      annotation.set("/A", action)
    }
    return file.indirect(annotation)
  }

  /// An address in ASCII, as ISO 32000-1, 12.6.4.7 wants it: everything else as `%` and two digits.
  private static func escaped(address: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return address.utf8.flatMap { byte -> [UInt8] in
      byte > 0x20 && byte < 0x7F ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
