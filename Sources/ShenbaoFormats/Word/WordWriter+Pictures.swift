extension WordWriter {
  /// A picture in a line; its file's name can be read back.
  mutating func picture(_ index: Int, run: [UInt8], _ room: PictureRoom) {
    guard let printed = fill.printed(index), !printed.text.isEmpty, !fill.scope.isInFiller else { return }
    let opens = openControl(printed.path, isContinued: false, kind: "<w:picture/>")
    picture(printed.text, at: index, run: run, room, fill.table[index].mark.pictureSize)
    if opens { output += Self.controlEnd.utf8 }
  }

  /// The run alone.
  mutating func picture(
    _ path: String,
    at index: Int,
    run: [UInt8],
    _ room: PictureRoom,
    _ wanted: (width: Int?, height: Int?)
  ) {
    guard let number = shelf.number(of: path) else { return fill.report(.missingPicture, at: index) }
    let picture = shelf.pictures[number]
    let size = picture.fitted(width: wanted.width, height: wanted.height, into: room)
    let embed = links.id("image", to: shelf.part(number), isExternal: false)
    output += run
    output += PictureMarkup.inline(picture, size: size, embed: embed, text: path, id: newID()).utf8
    output += RunFormat.close
  }

  /// Another picture in the frame of the template's; without a value there is none.
  mutating func placeholder(_ index: Int, _ placeholder: PlaceholderPicture) {
    guard let printed = fill.printed(index), !printed.text.isEmpty else { return }
    guard let number = shelf.number(of: printed.text) else { return fill.report(.missingPicture, at: index) }
    let size = shelf.pictures[number].fitted(
      width: placeholder.room.width,
      height: placeholder.room.height,
      into: placeholder.room
    )
    for piece in placeholder.pieces {
      switch piece {
      case .bytes(let bytes): output += bytes
      case .embed: output += links.id("image", to: shelf.part(number), isExternal: false).utf8
      case .width: output += String(size.width).utf8
      case .height: output += String(size.height).utf8
      }
    }
  }
}
