internal import ShenbaoFormats

/// The volumes of a bundle as they were bound: one for a bundle that is not cut.
struct BoundVolumes {
  let volumes: [EvidenceReading.Bound]
  /// The numbers of the pages that each holds.
  let pages: [ClosedRange<Int>]

  /// The volumes as outputs.
  func files(named names: [String]) -> [Package.File] {
    zip(names, volumes).enumerated().map { volume, file in
      Package.File(role: Manifest.role(ofVolume: volume), name: file.0, content: .disk(file.1))
    }
  }

  /// The numbers of pages whose scans were brought down.
  var reduced: [Int] { zip(volumes, pages).flatMap { bound, pages in bound.reduced.map { $0 + pages.lowerBound } } }

  /// What keeps them from being PDF/A-2b: nothing when all are, nil when one was not asked to be; pages from 0.
  var faults: [ArchivalFinding]? {
    guard volumes.allSatisfy({ $0.faults != nil }) else { return nil }
    return zip(volumes, pages).flatMap { bound, pages in
      bound.faults?.map { $0.moved(by: pages.lowerBound - 1) } ?? []
    }
  }
}
