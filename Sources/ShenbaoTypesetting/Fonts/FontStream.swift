internal import CPangoCairo
internal import Glibc

/// A font file that FreeType reads piece by piece; the owner of its FreeType face and library.
///
/// FreeType maps a file that it opens by its path, and since cairo looks through all of it for what to embed, all of it
/// then stays in memory. This way only the pieces in use are there. Not for two threads at once; cairo sees to that.
final class FontStream {
  // FreeType's flags, whose macros Swift does not see.
  private static let readsStream: UInt32 = 2
  private static let hasVariations = 1 << 8
  private static let unhintedOutlines: Int32 = 1 << 1 | 1 << 3

  private let descriptor: Int32
  private let size: Int
  private let record: UnsafeMutablePointer<FT_StreamRec>
  private var library: FT_Library?
  private var face: FT_Face?
  private static let pageSize = 4096
  /// The pages read last, since FreeType asks for a few bytes at a time, now here and now there.
  private let pages: UnsafeMutableRawBufferPointer
  private var kept = Array(repeating: (page: -1, count: 0), count: 32)
  private var oldest = 0

  /// Opens a face of the file, counted from 0; nothing for what FreeType cannot read.
  init?(path: String, index: Int = 0) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    record = .allocate(capacity: 1)
    record.initialize(to: FT_StreamRec())
    pages = .allocate(byteCount: kept.count * Self.pageSize, alignment: Self.pageSize)
    guard descriptor >= 0, FT_Init_FreeType(&library) == 0 else { return nil }
    record.pointee.size = UInt(size)
    record.pointee.descriptor.pointer = Unmanaged.passUnretained(self).toOpaque()
    record.pointee.read = { record, place, buffer, count in
      guard let owner = record?.pointee.descriptor.pointer else { return 0 }
      let stream = Unmanaged<FontStream>.fromOpaque(owner).takeUnretainedValue()
      return stream.answer(place: place, buffer: buffer, count: count)
    }
    var arguments = FT_Open_Args()
    arguments.flags = Self.readsStream
    arguments.stream = record
    guard FT_Open_Face(library, &arguments, index, &face) == 0 else { return nil }
  }

  deinit {
    if let face { FT_Done_Face(face) }
    if let library { FT_Done_FreeType(library) }
    pages.deallocate()
    record.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// What cairo paints with, without hints; the stream lives until cairo has forgotten it, which it does late.
  ///
  /// Nothing for a font with variations, which cairo sets only in faces that it opens itself.
  func makeCairoFace(isEmboldened: Bool) -> OpaquePointer? {
    guard let face, face.pointee.face_flags & Self.hasVariations == 0,
      let made = cairo_ft_font_face_create_for_ft_face(face, Self.unhintedOutlines)
    else { return nil }
    if isEmboldened { cairo_ft_font_face_set_synthesize(made, CAIRO_FT_SYNTHESIZE_BOLD.rawValue) }
    // The key is an address and nothing else.
    let key = UnsafePointer<cairo_user_data_key_t>(OpaquePointer(record))
    let keeper = Unmanaged.passRetained(self)
    let status = cairo_font_face_set_user_data(made, key, keeper.toOpaque()) { keeper in
      if let keeper { Unmanaged<FontStream>.fromOpaque(keeper).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_font_face_destroy(made)
      keeper.release()
      return nil
    }
    return made
  }

  /// Answers FreeType with the number of bytes read; when it asks for none, with whether there is no such place.
  private func answer(place: UInt, buffer: UnsafeMutablePointer<UInt8>?, count: UInt) -> UInt {
    guard let place = Int(exactly: place), place <= size else { return count == 0 ? 1 : 0 }
    guard let buffer, count > 0 else { return 0 }
    let count = min(Int(clamping: count), size - place)
    return UInt(read(from: place, into: UnsafeMutableRawBufferPointer(start: buffer, count: count)))
  }

  /// Reads the bytes at `place`, fewer at the end of the file, and says how many.
  func read(from place: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard buffer.count < Self.pageSize else { return fill(buffer, from: place) }
    var count = 0
    while count < buffer.count {
      let (page, start) = (place + count).quotientAndRemainder(dividingBy: Self.pageSize)
      let bytes = bytes(ofPage: page)
      guard start < bytes.count else { break }
      let part = bytes[start..<min(start + buffer.count - count, bytes.count)]
      UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      count += part.count
    }
    return count
  }

  private func bytes(ofPage page: Int) -> UnsafeRawBufferPointer {
    var slot = oldest
    if let known = kept.firstIndex(where: { $0.page == page }) {
      slot = known
    } else {
      let room = UnsafeMutableRawBufferPointer(rebasing: pages[slot * Self.pageSize..<(slot + 1) * Self.pageSize])
      kept[slot] = (page, fill(room, from: page * Self.pageSize))
      oldest = (oldest + 1) % kept.count
    }
    let start = slot * Self.pageSize
    return UnsafeRawBufferPointer(rebasing: pages[start..<start + kept[slot].count])
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, from place: Int) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    Self.useLargePages(base, buffer.count)
    var count = 0
    while count < buffer.count {
      let got = pread(descriptor, base + count, buffer.count - count, off_t(place + count))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      count += got
    }
    return count
  }

  /// Asks for pages of 2 MB below the tables of 10 MB that cairo reads whole: they spare thousands of page faults.
  private static func useLargePages(_ base: UnsafeMutableRawPointer, _ count: Int) {
    let large = 1 << 21
    let start = base.alignedUp(toMultipleOf: large)
    let length = (base + count - start) / large * large
    if length > 0 { madvise(start, length, MADV_HUGEPAGE) }
  }
}
