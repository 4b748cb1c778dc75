internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// The PDF's text, page by page; nothing where it cannot be read.
  mutating func pageTexts(_ manifest: Manifest, with reader: OutsideProgram?) -> PageTexts? {
    guard bundle != nil else { return nil }
    guard let reader else {
      report.add(Diagnostic(.verifyUnseen))
      return nil
    }
    var texts = PageTexts()
    for (file, pages) in volumeSizes {
      do {
        texts.pages += try PageTexts(of: "\(folder)/\(file)", pages: pages, reader: reader).pages
      } catch {
        report.add(Diagnostic(.verifyUnopened, at: Place(file: file), "\(file)", "pdftotext"))
        return nil
      }
    }
    return texts
  }

  /// Every page carries its own number, the number of all, and the package's code.
  mutating func checkStamps(_ manifest: Manifest, _ texts: PageTexts?) {
    guard let texts, let output = manifest.volumes.first, let code = manifest.packageCode else { return }
    let count = manifest.bundlePages
    looked.insert(.text)
    let stamps = texts.pages.map { StampText(endOf: $0) }
    let codes = Set(stamps.map { $0?.code })
    if codes.count == 1, let other = codes.first ?? nil, other != code {
      // All of it is of one other edition: that is one finding, not one a page.
      report.add(Diagnostic(.packageCode, at: Place(file: output.path), "\(output.path)"))
      return
    }
    for (index, stamp) in stamps.enumerated() where stamp?.code != code || stamp?.pages != count {
      let problem: Diagnostic.Code = stamp == nil ? .verifyPageUnstamped : .verifyPageEdition
      report.add(Diagnostic(problem, at: place(ofPage: index + 1), "\(index + 1)"))
      others.insert(index + 1)
    }
    let numbers = stamps.map { stamp in stamp?.code == code && stamp?.pages == count ? stamp?.page : nil }
    let places = PagePlaces(numbers: numbers, count: count)
    for (page, number) in places.moved {
      report.add(Diagnostic(.verifyPageOrder, at: place(ofPage: page), "\(page)", "\(number)"))
    }
    for number in places.missing {
      report.add(Diagnostic(.verifyPageMissing, at: Place(file: output.path), "\(number)"))
    }
  }
}
