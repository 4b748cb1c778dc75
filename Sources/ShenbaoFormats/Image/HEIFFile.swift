internal import CHEIF

/// A HEIF container (ISO/IEC 23008-12), as phones write it: HEVC or AV1 pictures, each of which is a page.
///
/// libheif turns them upright itself, as the container says; their EXIF direction does not count.
final class HEIFFile {
  private static let maximumPages = 1_000

  private(set) var frames: [PageImage] = []
  private var items: [heif_item_id] = []
  private let context: OpaquePointer
  /// What libheif goes on reading from.
  private let bytes: UnsafeMutableRawBufferPointer

  /// - Throws: `damaged` with libheif's words, `unsupported` without libheif, `tooLarge` past 200 million pixels or 1,000 pictures.
  init(_ bytes: [UInt8]) throws(FormatError) {
    guard shim_heif("heif_context_alloc") != nil, let context = shim_heif_context_alloc() else {
      throw FormatError(.unsupported, operation: "heif.open", detail: "libheif does not load")
    }
    self.context = context
    self.bytes = .allocate(byteCount: max(bytes.count, 1), alignment: 16)
    self.bytes.copyBytes(from: bytes)
    try Self.check(
      shim_heif_context_read_from_memory_without_copy(context, self.bytes.baseAddress, bytes.count, nil),
      "heif.open"
    )
    let count = Int(shim_heif_context_get_number_of_top_level_images(context))
    guard count > 0, count <= Self.maximumPages else {
      throw FormatError(count > 0 ? .tooLarge : .damaged, operation: "heif.open", detail: "\(count) pictures")
    }
    items = [heif_item_id](repeating: 0, count: count)
    _ = shim_heif_context_get_list_of_top_level_image_IDs(context, &items, CInt(count))
    for item in items { frames.append(try frame(of: item)) }
  }

  deinit {
    shim_heif_context_free(context)
    bytes.deallocate()
  }

  private func frame(of item: heif_item_id) throws(FormatError) -> PageImage {
    let picture = try HEIFPicture(item, in: context)
    let (width, height) = (picture.width, picture.height)
    try PageImage.check(width: width, height: height, operation: "heif.read")
    return PageImage(width: width, height: height, color: .rgb, encoding: .differences, data: [])
  }

  /// A page with its pixels, packed without loss, what is transparent laid on white.
  func image(_ page: Int) throws(FormatError) -> PageImage {
    try HEIFPicture(items[page], in: context).rows().packed()
  }

  fileprivate static func check(_ error: heif_error, _ operation: String) throws(FormatError) {
    guard error.code != heif_error_Ok else { return }
    let isUnknown = error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype
    let detail = error.message.map { String(cString: $0) } ?? ""
    throw FormatError(isUnknown ? .unsupported : .damaged, operation: operation, detail: detail)
  }
}

/// One picture of a container: the owner of a libheif handle.
private final class HEIFPicture {
  private let handle: OpaquePointer

  init(_ item: heif_item_id, in context: OpaquePointer) throws(FormatError) {
    var handle: OpaquePointer?
    try HEIFFile.check(shim_heif_context_get_image_handle(context, item, &handle), "heif.picture")
    guard let handle else { throw FormatError(.damaged, operation: "heif.picture", detail: "no picture") }
    self.handle = handle
  }

  deinit { shim_heif_image_handle_release(handle) }

  var width: Int { Int(shim_heif_image_handle_get_width(handle)) }
  var height: Int { Int(shim_heif_image_handle_get_height(handle)) }

  func rows() throws(FormatError) -> PixelRows {
    var decoded: OpaquePointer?
    try HEIFFile.check(
      shim_heif_decode_image(handle, &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nil),
      "heif.decode"
    )
    defer { shim_heif_image_release(decoded) }
    var stride: CInt = 0
    let width = Int(shim_heif_image_get_width(decoded, heif_channel_interleaved))
    let height = Int(shim_heif_image_get_height(decoded, heif_channel_interleaved))
    guard let plane = shim_heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride),
      width == self.width, height == self.height, Int(stride) >= width * 4
    else { throw FormatError(.damaged, operation: "heif.decode", detail: "the pixels do not decode") }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 4)
    for row in 0..<height {
      pixels += UnsafeBufferPointer(start: plane + row * Int(stride), count: width * 4)
    }
    return PixelRows(width: width, height: height, rgba: pixels, isBlended: false)
  }
}
