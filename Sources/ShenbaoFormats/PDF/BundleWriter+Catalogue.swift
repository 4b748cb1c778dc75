extension BundleWriter {
  /// Writes what concerns the file as a whole: how it opens, page labels, title, language, metadata.
  func describe(isArchival: Bool) {
    let root = file.root
    root.set("/Lang", file.text(language))
    root.set("/ViewerPreferences", file.parse("<< /DisplayDocTitle true >>"))
    root.set("/PageMode", file.name(outline.isEmpty ? "/UseNone" : "/UseOutlines"))
    root.set("/PageLabels", file.parse("<< /Nums [0 << /S /D /St \(firstNumber) >>] >>"))
    let opening = file.array([pages[0].object])
    for part in [file.name("/XYZ"), file.integer(0), file.number(pages[0].box.top), file.integer(1)] {
      opening.append(part)
    }
    root.set("/OpenAction", opening)
    let information = file.dictionary()
    information.set("/Title", file.text(title))
    information.set("/Producer", file.text(Self.producer))
    file.trailer.set("/Info", file.indirect(information))
    let metadata = file.stream(Array(packet(isArchival: isArchival).utf8), isPlain: true)
    metadata.set("/Type", file.name("/Metadata"))
    metadata.set("/Subtype", file.name("/XML"))
    root.set("/Metadata", file.indirect(metadata))
  }

  /// Joins the layers of all sources, so that what was hidden stays hidden.
  ///
  /// Readers do not offer them for switching.
  func mergeLayers() throws(FormatError) {
    let groups = file.array()
    let hidden = file.array()
    let automatic = file.array()
    for source in sources.compactMap(\.pdf) {
      let layers = PDFLayers(of: source.file)
      for group in layers.groups { groups.append(try source.copy(group, into: file)) }
      // A layer that its own file does not list is always seen; beside the layers of others it would not be.
      let listed = Set(layers.groups.compactMap(\.identity))
      for group in source.copiedLayers where group.identity.map({ !listed.contains($0) }) ?? false {
        groups.append(try source.copy(group, into: file))
      }
      for group in layers.hidden { hidden.append(try source.copy(group, into: file)) }
      for rule in layers.automatic where !layers.automaticIsIdle { automatic.append(try source.copy(rule, into: file)) }
    }
    guard groups.count > 0 else { return }
    let settings = file.dictionary()
    settings.set("/Name", file.text("Layers"))
    settings.set("/OFF", hidden)
    if automatic.count > 0 { settings.set("/AS", automatic) }
    let properties = file.dictionary()
    properties.set("/OCGs", groups)
    properties.set("/D", settings)
    file.root.set("/OCProperties", properties)
  }

  private static var producer: String { "Shenbao" }

  /// XMP (ISO 16684-1), saying what the information dictionary says.
  private func packet(isArchival: Bool) -> String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(title))</rdf:li></rdf:Alt></dc:title>
    <dc:language><rdf:Bag><rdf:li>\(Self.escaped(language))</rdf:li></rdf:Bag></dc:language>
    <pdf:Producer>\(Self.producer)</pdf:Producer>
    </rdf:Description>\(isArchival ? Self.identification : "")
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  /// The PDF/A identification (ISO 19005-2, 6.6.4).
  private static let identification = """

    <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
    <pdfaid:part>2</pdfaid:part>
    <pdfaid:conformance>B</pdfaid:conformance>
    </rdf:Description>
    """

  /// Text as XML holds it; control characters, which it cannot hold, are left out.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
