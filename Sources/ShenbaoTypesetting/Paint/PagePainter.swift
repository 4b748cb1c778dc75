internal import CPangoCairo
package import ShenbaoFormats

/// Draws pages into one PDF in memory; the same pages give the same bytes.
///
/// Only page contents: no tags, links, bookmarks or labels, which are put in afterwards. A page's background is
/// transparent. Each font is embedded once, as a subset with the characters it stands for.
package struct PagePainter: ~Copyable {
  private let sink: ByteSink
  private let surface: OpaquePointer
  private let canvas: OpaquePointer
  private let fonts: FontLibrary
  private var hasBrokenImage = false

  package init(fonts: FontLibrary) {
    self.fonts = fonts
    sink = ByteSink()
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    let made = cairo_pdf_surface_create_for_stream(write, Unmanaged.passUnretained(sink).toOpaque(), 1, 1)
    guard let made, let canvas = cairo_create(made) else {
      preconditionFailure("cairo answers with an object in an error state, never with nothing")
    }
    surface = made
    self.canvas = canvas
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
  }

  deinit {
    FontLock.enter()
    defer { FontLock.leave() }
    cairo_destroy(canvas)
    cairo_surface_destroy(surface)
  }

  package mutating func add(_ page: DrawnPage) {
    FontLock.enter()
    defer { FontLock.leave() }
    cairo_pdf_surface_set_size(surface, page.width, page.height)
    hasBrokenImage = !Self.paint(page.items, on: canvas) || hasBrokenImage
    cairo_show_page(canvas)
  }

  /// Paints things one over the other; false when a picture is broken.
  static func paint(_ items: [DisplayItem], on canvas: OpaquePointer) -> Bool {
    var isWhole = true
    var index = 0
    while index < items.count {
      switch items[index] {
      case .glyphs(let run): paint(run, on: canvas)
      case .line(let line): paint(line, on: canvas)
      case .image(let image): isWhole = paint(image, on: canvas) && isWhole
      case .fill(_, let colour):
        index = paintFills(items, from: index, colour: colour, on: canvas)
        continue
      }
      index += 1
    }
    return isWhole
  }

  /// The PDF.
  ///
  /// - Throws: `damaged` when a picture could not be read, `tooLarge` when memory ran out.
  package consuming func finish() throws(FormatError) -> [UInt8] {
    FontLock.guarding { cairo_surface_finish(surface) }
    guard !hasBrokenImage else {
      throw FormatError(.damaged, operation: "pdf.paint", detail: "a picture could not be read")
    }
    let status = [cairo_status(canvas), cairo_surface_status(surface)].first { $0 != CAIRO_STATUS_SUCCESS }
    if let status, status != CAIRO_STATUS_SURFACE_FINISHED {
      let reason: FormatError.Reason = status == CAIRO_STATUS_NO_MEMORY ? .tooLarge : .damaged
      throw FormatError(reason, operation: "pdf.paint", detail: String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }
}

/// Where cairo leaves its bytes.
final class ByteSink {
  var bytes: [UInt8] = []
}

extension PagePainter {
  private static func setColour(_ colour: Colour, on canvas: OpaquePointer) {
    cairo_set_source_rgba(
      canvas,
      Double(colour.red) / 255,
      Double(colour.green) / 255,
      Double(colour.blue) / 255,
      Double(colour.alpha) / 255
    )
  }

  /// Neighbouring rectangles of one colour become one path: a code of a thousand modules stays small.
  private static func paintFills(
    _ items: [DisplayItem],
    from start: Int,
    colour: Colour,
    on canvas: OpaquePointer
  ) -> Int {
    var index = start
    while index < items.count, case .fill(let rectangle, colour) = items[index] {
      cairo_rectangle(canvas, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
      index += 1
    }
    // Cairo forgets what it drew below a single box that covers the page, and its text would be lost.
    if coversPage(canvas) { cairo_rectangle(canvas, 0, 0, 1, 1) }
    setColour(colour, on: canvas)
    cairo_fill(canvas)
    return index
  }

  /// Whether the path reaches as far as the page.
  private static func coversPage(_ canvas: OpaquePointer) -> Bool {
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_path_extents(canvas, &left, &top, &right, &bottom)
    var page = (left: 0.0, top: 0.0, right: 0.0, bottom: 0.0)
    cairo_clip_extents(canvas, &page.left, &page.top, &page.right, &page.bottom)
    return left <= page.left && top <= page.top && right >= page.right && bottom >= page.bottom
  }

  private static func paint(_ line: StrokedLine, on canvas: OpaquePointer) {
    setColour(line.colour, on: canvas)
    cairo_set_line_width(canvas, line.width)
    let dashes: [Double]
    switch line.dash {
    case .solid, .round: dashes = []
    case .dotted: dashes = [line.width, line.width]
    case .dashed: dashes = [line.width * 4, line.width * 2]
    case .leader: dashes = [line.width, line.width * 4]
    }
    cairo_set_dash(canvas, dashes, CInt(dashes.count), 0)
    cairo_set_line_cap(canvas, line.dash == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_move_to(canvas, line.fromX, line.fromY)
    cairo_line_to(canvas, line.toX, line.toY)
    cairo_stroke(canvas)
  }

  private static func paint(_ run: GlyphRun, on canvas: OpaquePointer) {
    guard let face = run.face.cairoFace, !run.glyphs.isEmpty else { return }
    setColour(run.colour, on: canvas)
    cairo_set_font_face(canvas, face)
    var matrix = cairo_matrix_t(
      xx: run.size * run.scale,
      yx: 0,
      xy: -run.slant * run.size,
      yy: run.size,
      x0: 0,
      y0: 0
    )
    cairo_set_font_matrix(canvas, &matrix)
    let turned = run.direction != .level
    if turned {
      cairo_save(canvas)
      let (x, y) = (run.direction.x, run.direction.y)
      var turn = cairo_matrix_t(xx: x, yx: y, xy: -y, yy: x, x0: run.x, y0: run.y)
      cairo_transform(canvas, &turn)
    }
    let (originX, originY) = turned ? (0, 0) : (run.x, run.y)
    let glyphs = run.glyphs.map {
      cairo_glyph_t(index: UInt($0.index), x: originX + $0.x, y: originY + $0.y)
    }
    let clusters = run.clusters.map {
      cairo_text_cluster_t(num_bytes: CInt($0.bytes), num_glyphs: CInt($0.glyphs))
    }
    cairo_show_text_glyphs(
      canvas,
      run.text,
      CInt(run.text.utf8.count),
      glyphs,
      CInt(glyphs.count),
      clusters,
      CInt(clusters.count),
      cairo_text_cluster_flags_t(0)
    )
    if turned { cairo_restore(canvas) }
  }
}
