internal import CPangoCairo

extension PNGFile {
  /// The picture as a PDF can hold it: rows unchanged where that is possible; what is transparent or interlaced is decoded
  /// to eight bits and laid on white.
  ///
  /// - Throws: `damaged` when it does not decode, `unsupported` past 32,767 pixels on a side when it must be decoded.
  func image() throws(FormatError) -> PageImage {
    guard passesThrough else { return try flattened() }
    let color: PageImage.Color =
      switch colorType {
      case 0: .gray
      case 2: .rgb
      default: .palette(palette)
      }
    var image = PageImage(
      width: width,
      height: height,
      color: color,
      bitsPerChannel: bitDepth,
      encoding: .png,
      data: Array(rows.joined())
    )
    (image.dotsPerInch, image.orientation, image.profile) = (dotsPerInch, orientation, profile(for: color))
    return image
  }

  /// Decoded by cairo and painted on white.
  private func flattened() throws(FormatError) -> PageImage {
    guard width <= 32_767, height <= 32_767 else {
      throw FormatError(.unsupported, operation: "png.decode", detail: "\(width) x \(height) pixels to be decoded")
    }
    guard let rgb = CairoPicture(decoding: bytes).onWhite else { throw Self.damage("the rows do not decode") }
    let isGray = colorType % 4 == 0
    let data = isGray ? stride(from: 0, to: rgb.count, by: 3).map { rgb[$0] } : rgb
    let rows = PixelRows(width: width, height: height, color: isGray ? .gray : .rgb, bitsPerChannel: 8, data: data)
    var image = try rows.packed()
    (image.dotsPerInch, image.orientation, image.profile) = (dotsPerInch, orientation, profile(for: image.color))
    return image
  }
}

/// An owned cairo image surface.
final class CairoPicture {
  private let surface: OpaquePointer?

  init(decoding bytes: [UInt8]) {
    surface = bytes.withUnsafeBytes { buffer in
      var source = Source(rest: buffer)
      return cairo_image_surface_create_from_png_stream(
        { closure, target, count in
          guard let source = closure?.assumingMemoryBound(to: Source.self), let target,
            Int(count) <= source.pointee.rest.count
          else { return CAIRO_STATUS_READ_ERROR }
          let rest = source.pointee.rest
          UnsafeMutableRawPointer(target).copyMemory(
            from: rest.baseAddress ?? UnsafeRawPointer(target),
            byteCount: Int(count)
          )
          source.pointee.rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(count)))
          return CAIRO_STATUS_SUCCESS
        },
        &source
      )
    }
  }

  /// `picture` on white, without alpha.
  init(white picture: CairoPicture, width: Int, height: Int) {
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, CInt(width), CInt(height))
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_paint(context)
  }

  deinit { cairo_surface_destroy(surface) }

  var isDecoded: Bool { cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS }

  /// Its pixels on white, red, green and blue in a byte each; nil when it did not decode.
  var onWhite: [UInt8]? {
    let (width, height) = (cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface))
    guard isDecoded, width > 0, height > 0 else { return nil }
    let format = cairo_image_surface_get_format(surface)
    // Later cairos decode samples of 16 bits as floating-point numbers.
    guard format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24 else {
      return CairoPicture(white: self, width: Int(width), height: Int(height)).onWhite
    }
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let (columns, rows) = (Int(width), Int(height))
    let opaque: UInt32 = format == CAIRO_FORMAT_RGB24 ? 255 << 24 : 0
    return [UInt8](unsafeUninitializedCapacity: columns * rows * 3) { target, count in
      for row in 0..<rows {
        data.advanced(by: row * stride).withMemoryRebound(to: UInt32.self, capacity: columns) { line in
          for column in 0..<columns {
            // Colours are multiplied with their opacity already, and so never above it.
            let (pixel, place) = (line[column] | opaque, (row * columns + column) * 3)
            let white = 255 - pixel >> 24
            target[place] = UInt8(truncatingIfNeeded: pixel >> 16 & 255 + white)
            target[place + 1] = UInt8(truncatingIfNeeded: pixel >> 8 & 255 + white)
            target[place + 2] = UInt8(truncatingIfNeeded: pixel & 255 + white)
          }
        }
      }
      count = columns * rows * 3
    }
  }

  private struct Source {
    var rest: UnsafeRawBufferPointer
  }
}
