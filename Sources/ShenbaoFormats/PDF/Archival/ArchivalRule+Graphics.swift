/// What pages paint (ISO 19005-2, 6.2.2 and 6.2.5 to 6.2.10).
extension ArchivalRule {
  static let graphics = [
    unknownOperator, inheritedResources, transfer, transferDefault, halftonePhase, halftoneType, halftoneName,
    halftoneTransfer, renderingIntent, alternates, prepress, interpolate, inlineInterpolate, jpxChannels, jpxSpaces,
    jpxMethod, jpxEnumerated, jpxDepth, postScriptForm, referenceForm, postScript, blendMode, blendSpace,
  ]

  static let unknownOperator = Self(
    "operator",
    "6.2.2",
    "内容流中有标准以外的操作符",
    "a content stream has an operator that the standard does not have"
  )
  static let inheritedResources = Self(
    "resources",
    "6.2.2",
    "内容流没有自己的资源字典",
    "a content stream has no resource dictionary of its own"
  )
  static let transfer = Self(
    "transfer",
    "6.2.5",
    "图形状态含 TR（传递函数）",
    "a graphics state has a transfer function (TR)",
    .mending
  )
  static let transferDefault = Self(
    "transfer-default",
    "6.2.5",
    "图形状态的 TR2 不是 Default",
    "a graphics state has a TR2 that is not Default",
    .mending
  )
  static let halftonePhase = Self("halftone-phase", "6.2.5", "图形状态含 HTP", "a graphics state has HTP", .mending)
  static let halftoneType = Self(
    "halftone-type",
    "6.2.5",
    "半色调类型不是 1 或 5",
    "a halftone is not of type 1 or 5",
    .mending
  )
  static let halftoneName = Self(
    "halftone-name",
    "6.2.5",
    "半色调有名称 HalftoneName",
    "a halftone has a HalftoneName",
    .mending
  )
  static let halftoneTransfer = Self(
    "halftone-transfer",
    "6.2.5",
    "半色调的传递函数不合规",
    "a halftone has a transfer function out of place",
    .mending
  )
  static let renderingIntent = Self(
    "rendering-intent",
    "6.2.6",
    "呈现意图不是标准的四种之一",
    "a rendering intent is none of the four"
  )
  static let alternates = Self("alternates", "6.2.8.1", "图像有替代图像 Alternates", "an image has Alternates", .mending)
  static let prepress = Self("opi", "6.2.8.1", "图像或表单含 OPI", "an image or form has OPI", .mending)
  static let interpolate = Self(
    "interpolate",
    "6.2.8.1",
    "图像要求插值（Interpolate 为 true）",
    "an image wants Interpolate",
    .mending
  )
  static let inlineInterpolate = Self(
    "inline-interpolate",
    "6.2.8.1",
    "内嵌图像要求插值（I 为 true）",
    "an inline image wants interpolation"
  )
  static let jpxChannels = Self(
    "jpx-channels",
    "6.2.8.3",
    "JPEG2000 图像的颜色通道数不是 1、3、4",
    "a JPEG2000 image has not 1, 3 or 4 colour channels"
  )
  static let jpxSpaces = Self(
    "jpx-spaces",
    "6.2.8.3",
    "JPEG2000 图像有多个颜色说明而没有唯一的首选",
    "a JPEG2000 image has several colour spaces and no one preferred"
  )
  static let jpxMethod = Self(
    "jpx-method",
    "6.2.8.3",
    "JPEG2000 图像的颜色说明方法不是 1、2、3",
    "a JPEG2000 image gives its colour space by another method than 1 to 3"
  )
  static let jpxEnumerated = Self(
    "jpx-ciejab",
    "6.2.8.3",
    "JPEG2000 图像使用 CIEJab 颜色空间",
    "a JPEG2000 image uses the colour space CIEJab"
  )
  static let jpxDepth = Self(
    "jpx-depth",
    "6.2.8.3",
    "JPEG2000 图像的位深不在 1 至 38 或各通道不同",
    "the bit depth of a JPEG2000 image is not 1 to 38, or differs between channels"
  )
  static let postScriptForm = Self("form-ps", "6.2.9.1", "表单 XObject 含 PS", "a form XObject has PS")
  static let referenceForm = Self("form-reference", "6.2.9.2", "有引用外部文件的 XObject", "an XObject refers to another file")
  static let postScript = Self("postscript", "6.2.9.3", "有 PostScript XObject", "there is a PostScript XObject")
  static let blendMode = Self("blend-mode", "6.2.10", "混合模式不在标准之列", "a blend mode is not in the standard")
  static let blendSpace = Self(
    "blend-space",
    "6.2.10",
    "页面有透明效果而没有混合颜色空间",
    "the page has transparency and no blending colour space",
    .binding
  )

  /// Colour (6.2.3 and 6.2.4).
  static let colors = [
    outputProfile, intentsDiffer, profileReference, iccProfile, overprint, deviceRGB, deviceCMYK, deviceGray, colorants,
    separations,
  ]

  static let outputProfile = Self(
    "output-profile",
    "6.2.3",
    "输出意图的 ICC 特征文件无效",
    "the ICC profile of the output intent is not valid",
    .binding
  )
  static let intentsDiffer = Self(
    "output-intents",
    "6.2.3",
    "几个输出意图用了不同的特征文件",
    "output intents have different profiles",
    .binding
  )
  static let profileReference = Self(
    "output-reference",
    "6.2.3",
    "输出意图引用外部特征文件",
    "an output intent refers to an outside profile",
    .binding
  )
  static let iccProfile = Self(
    "icc-profile",
    "6.2.4.2",
    "ICC 颜色空间的特征文件无效",
    "the profile of an ICC colour space is not valid"
  )
  static let overprint = Self(
    "overprint",
    "6.2.4.2",
    "以 ICC CMYK 颜色叠印时 OPM 为 1",
    "OPM is 1 while ICC-based CMYK is overprinted"
  )
  static let deviceRGB = Self(
    "device-rgb",
    "6.2.4.3",
    "使用设备 RGB 而没有 RGB 输出意图",
    "device RGB is used without an RGB output intent",
    .binding
  )
  static let deviceCMYK = Self(
    "device-cmyk",
    "6.2.4.3",
    "使用设备 CMYK 而没有 CMYK 特征文件",
    "device CMYK is used without a CMYK profile"
  )
  static let deviceGray = Self(
    "device-gray",
    "6.2.4.3",
    "使用设备灰度而没有输出意图",
    "device gray is used without an output intent",
    .binding
  )
  static let colorants = Self(
    "colorants",
    "6.2.4.4",
    "DeviceN 的专色没有写进 Colorants",
    "a spot colour of a DeviceN space is not among its Colorants"
  )
  static let separations = Self(
    "separations",
    "6.2.4.4",
    "同名专色的替代颜色或转换不一致",
    "one spot colour is defined in two ways"
  )
}
