extension ArchivalCheck {
  /// The document's own metadata (ISO 19005-2, 6.6): there, well formed, and naming part 2.
  func checkDocumentMetadata() {
    let stream = file.root["/Metadata"]
    guard stream.isStream else {
      note(.metadataMissing)
      note(.identification)
      return
    }
    // Not to be looked at again with the other objects.
    if let identity = stream.identity { visited.insert(identity) }
    check(metadata: stream, isMain: true)
  }

  func check(metadata stream: PDFObject, isMain: Bool) {
    guard Self.isReadable(stream), let bytes = stream.streamData(decoded: true) else { return note(.packetForm) }
    let packet = XMPPacket(bytes)
    let remedy: ArchivalRule.Remedy? = isMain ? .binding : nil
    for fault in packet.faults where fault != .property { note(fault, "", remedy) }
    for name in packet.unknown { note(.property, name, remedy) }
    guard isMain else { return }
    isClaimed = packet.part != nil
    guard let part = packet.part else { return note(.identification) }
    // What is embedded may be of part 1 as well.
    if part != "2", !(embeddedDepth > 0 && part == "1") { note(.part, part) }
    if !["A", "B", "U"].contains(packet.conformance ?? "") { note(.conformance, packet.conformance ?? "") }
  }

  /// The file identifier (6.1.3).
  func checkIdentifier() {
    let identifier = file.trailer["/ID"]
    let isRight = identifier.count == 2 && identifier.items.allSatisfy { $0.stringBytes?.isEmpty == false }
    if !isRight { note(.fileID) }
  }
}
