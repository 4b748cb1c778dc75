internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// What was handed in after the package (补充材料): one more PDF with a catalogue, numbers and a code of its own.
///
/// Not a byte of the package's other files changes by it.
struct Supplement {
  static let role = "supplement"

  let plan: Plan
  let parts: Parts
  let code: String?
  let bound: EvidenceReading.Bound

  /// Builds it, when the application has any.
  init?(of assembly: Assembly, fonts: FontLibrary, digest: String) throws(Report) {
    guard let late = assembly.plan.application.supplement else { return nil }
    let (folder, pack) = (assembly.folder, assembly.pack)
    plan = Plan(for: late)
    code = assembly.isDraft ? nil : PackageCode.make(of: plan, folder: folder, pack: pack, fonts: digest)
    folder.reading.begin(plan.items.flatMap(\.pieces).map(\.file).sources(in: folder))
    // The catalogue's form has been found fault with already.
    var remarks = Report()
    let name = plan.fileName(of: Application.supplementName, extension: "pdf", into: &remarks)
    parts = try Parts(rendering: plan, with: pack, fonts: fonts, packageCode: code, bundle: [name], into: &remarks)
    var bundle = Bundle(plan: plan, parts: parts, folder: folder, fonts: fonts, packageCode: code, files: [name])
    (bundle.name, bundle.prefix) = (Application.supplementName, "补充 ")
    bound = try assembly.bound(bundle)
  }

  /// The finished file, named as the package's are.
  func file(into report: inout Report) -> Package.File {
    let name = plan.fileName(of: Application.supplementName, extension: "pdf", into: &report)
    return Package.File(role: Self.role, name: name, content: .disk(bound))
  }
}

extension Manifest {
  /// What it says of the supplement, as a manifest of a package that holds nothing else; nil without one.
  var ofSupplement: Manifest? {
    guard let supplement, var output = outputs.first(where: { $0.role == Supplement.role }) else { return nil }
    output.role = "bundle"
    var manifest = self
    (manifest.packageCode, manifest.catalogue) = (supplement.packageCode, supplement.catalogue)
    (manifest.outputs, manifest.supplement, manifest.paper) = ([output], nil, nil)
    return manifest
  }
}
