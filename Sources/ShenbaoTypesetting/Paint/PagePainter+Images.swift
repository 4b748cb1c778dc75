internal import CPangoCairo
package import ShenbaoFormats

extension PagePainter {
  /// Paints a picture into its frame, a JPEG as it is; false when the file is broken.
  static func paint(_ placed: PlacedImage, on canvas: OpaquePointer) -> Bool {
    let isOnScreen = cairo_surface_get_type(cairo_get_target(canvas)) == CAIRO_SURFACE_TYPE_IMAGE
    guard let picture = surface(for: placed.image, isOnScreen: isOnScreen) else { return false }
    defer { cairo_surface_destroy(picture) }
    guard cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS else { return false }
    cairo_save(canvas)
    turn(placed, on: canvas)
    let whole = placed.uncropped
    if whole != placed.frame {
      cairo_rectangle(canvas, placed.frame.x, placed.frame.y, placed.frame.width, placed.frame.height)
      cairo_clip(canvas)
    }
    cairo_translate(canvas, whole.x, whole.y)
    cairo_scale(canvas, whole.width / Double(placed.image.width), whole.height / Double(placed.image.height))
    cairo_set_source_surface(canvas, picture, 0, 0)
    cairo_paint(canvas)
    cairo_restore(canvas)
    return true
  }

  private static func turn(_ placed: PlacedImage, on canvas: OpaquePointer) {
    guard placed.turn != .none else { return }
    let (x, y) = (placed.frame.x + placed.frame.width / 2, placed.frame.y + placed.frame.height / 2)
    let (right, down) = (placed.turn.move(1, 0), placed.turn.move(0, 1))
    var matrix = cairo_matrix_t(xx: right.x, yx: right.y, xy: down.x, yy: down.y, x0: x, y0: y)
    cairo_transform(canvas, &matrix)
    cairo_scale(canvas, placed.turn.isMirrored ? -1 : 1, placed.turn.isUpsideDown ? -1 : 1)
    cairo_translate(canvas, -x, -y)
  }

  private static func surface(for image: ImageFile, isOnScreen: Bool) -> OpaquePointer? {
    switch image.kind {
    case .png: decoded(image)
    case .jpeg: image.isInverted || isOnScreen ? pixels(image) : wrapped(image)
    }
  }

  /// A JPEG picture as pixels.
  private static func pixels(_ image: ImageFile) -> OpaquePointer? {
    guard let decoded = try? JPEGPixels(decoding: image.bytes),
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, CInt(decoded.width), CInt(decoded.height)),
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<decoded.height {
      for column in 0..<decoded.width {
        let source = (row * decoded.width + column) * 3
        let target = data + row * stride + column * 4
        // Cairo keeps a pixel as one number in the machine's own order: blue comes first.
        (target[0], target[1], target[2]) = (
          decoded.pixels[source + 2], decoded.pixels[source + 1], decoded.pixels[source]
        )
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }

  private static func decoded(_ image: ImageFile) -> OpaquePointer? {
    var cursor = ReadCursor(image: image)
    let read: cairo_read_func_t = { closure, data, length in
      guard let cursor = closure?.assumingMemoryBound(to: ReadCursor.self), let data else {
        return CAIRO_STATUS_READ_ERROR
      }
      let place = cursor.pointee.place
      let end = place + Int(length)
      guard end <= cursor.pointee.image.bytes.count else { return CAIRO_STATUS_READ_ERROR }
      cursor.pointee.image.bytes.withUnsafeBufferPointer { bytes in
        if let base = bytes.baseAddress { data.update(from: base + place, count: end - place) }
      }
      cursor.pointee.place = end
      return CAIRO_STATUS_SUCCESS
    }
    let surface = withUnsafeMutablePointer(to: &cursor) { cairo_image_surface_create_from_png_stream(read, $0) }
    if let surface { name(surface, by: image.bytes) }
    return surface
  }

  /// Gives a picture a name of its own, by which it is embedded once however often it is painted.
  private static func name(_ surface: OpaquePointer, by bytes: [UInt8]) {
    let digest = Digest.sha256(bytes)
    guard let copy = g_memdup2(digest, gsize(digest.count)) else { return }
    let free: cairo_destroy_func_t = { g_free($0) }
    let bytes = copy.assumingMemoryBound(to: UInt8.self)
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, bytes, UInt(digest.count), free, copy)
  }

  /// A blank surface of the picture's size which carries the file: the PDF writer takes the file, not the pixels.
  private static func wrapped(_ image: ImageFile) -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, CInt(image.width), CInt(image.height)),
      let copy = g_memdup2(image.bytes, gsize(image.bytes.count))
    else { return nil }
    let free: cairo_destroy_func_t = { g_free($0) }
    cairo_surface_set_mime_data(
      surface,
      CAIRO_MIME_TYPE_JPEG,
      copy.assumingMemoryBound(to: UInt8.self),
      UInt(image.bytes.count),
      free,
      copy
    )
    return surface
  }
}

extension PlacedImage {
  /// Where the picture would reach if nothing were cut off.
  package var uncropped: Rectangle {
    let width = frame.width / max(0.01, 1 - crop.left - crop.right)
    let height = frame.height / max(0.01, 1 - crop.top - crop.bottom)
    return Rectangle(x: frame.x - width * crop.left, y: frame.y - height * crop.top, width: width, height: height)
  }
}

/// How far a PNG file has been read.
private struct ReadCursor {
  var image: ImageFile
  var place = 0
}
