internal import CPangoCairo
package import ShenbaoFormats

/// One page as pixels.
package enum PagePicture {
  /// The most pixels along an edge.
  static let maximumEdge = 20_000

  /// A PNG file of the page on white paper.
  ///
  /// - Throws: `tooLarge` past 20,000 pixels along an edge or without memory, `damaged` for a broken picture.
  package static func png(of page: DrawnPage, dotsPerInch: Int) throws(FormatError) -> [UInt8] {
    FontLock.enter()
    defer { FontLock.leave() }
    let scale = Double(dotsPerInch) / 72
    let (width, height) = ((page.width * scale).rounded(.up), (page.height * scale).rounded(.up))
    guard width >= 1, height >= 1, width <= Double(maximumEdge), height <= Double(maximumEdge) else {
      throw FormatError(.tooLarge, operation: "png.paint", detail: "\(width) by \(height) pixels")
    }
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, CInt(width), CInt(height)),
      let canvas = cairo_create(surface)
    else { throw FormatError(.tooLarge, operation: "png.paint", detail: "out of memory") }
    defer {
      cairo_destroy(canvas)
      cairo_surface_destroy(surface)
    }
    cairo_set_source_rgb(canvas, 1, 1, 1)
    cairo_paint(canvas)
    cairo_scale(canvas, scale, scale)
    guard PagePainter.paint(page.items, on: canvas) else {
      throw FormatError(.damaged, operation: "png.paint", detail: "a picture could not be read")
    }
    return try bytes(of: surface)
  }

  private static func bytes(of surface: OpaquePointer) throws(FormatError) -> [UInt8] {
    let sink = ByteSink()
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    let status = cairo_surface_write_to_png_stream(surface, write, Unmanaged.passUnretained(sink).toOpaque())
    guard status == CAIRO_STATUS_SUCCESS else {
      throw FormatError(.tooLarge, operation: "png.paint", detail: String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }
}
