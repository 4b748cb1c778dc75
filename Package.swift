// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For every module that calls no C library: no unsafe pointer may appear.
let safe = strict + [.strictMemorySafety()]

let package = Package(
  name: "Shenbao",
  products: [
    .library(name: "Shenbao", targets: ["Shenbao"]),
    .executable(name: "shenbao", targets: ["ShenbaoCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CCMark",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(name: "CDisk"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CTIFF", pkgConfig: "libtiff-4", providers: [.apt(["libtiff-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    .systemLibrary(name: "CHEIF"),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CZBar"),
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),

    .target(name: "ShenbaoModel", dependencies: ["Yams"], swiftSettings: safe),
    .target(
      name: "ShenbaoFormats",
      dependencies: [
        "CLibXML2", "CLibZip", "CPangoCairo", "CQPDF", "CCrypto", "CQREncode", "CZlib", "CCMark", "CDisk", "CZBar",
        "CTurboJPEG", "CTIFF", "CWebP", "CHEIF",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "ShenbaoTypesetting",
      dependencies: ["ShenbaoFormats", "CPangoCairo"],
      swiftSettings: strict
    ),
    .target(
      name: "Shenbao",
      dependencies: ["ShenbaoModel", "ShenbaoFormats", "ShenbaoTypesetting"],
      swiftSettings: safe
    ),
    .executableTarget(
      name: "ShenbaoCLI",
      dependencies: ["Shenbao", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: safe
    ),

    .target(name: "TestSupport", dependencies: ["ShenbaoFormats"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ShenbaoModelTests",
      dependencies: ["ShenbaoModel", "TestSupport"],
      exclude: ["Cases"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ShenbaoFormatsTests",
      dependencies: ["ShenbaoFormats", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ShenbaoTypesettingTests",
      dependencies: ["ShenbaoTypesetting", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ShenbaoTests",
      dependencies: ["Shenbao", "ShenbaoModel", "ShenbaoFormats", "TestSupport"],
      exclude: ["Archives", "Bags", "Changes", "Golden"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ShenbaoCLITests",
      dependencies: ["ShenbaoCLI", "ShenbaoFormats", "TestSupport"],
      exclude: ["Commands", "Forms"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["ShenbaoModel", "TestSupport"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
