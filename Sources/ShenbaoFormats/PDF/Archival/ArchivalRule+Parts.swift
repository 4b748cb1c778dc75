/// Annotations, forms and actions (ISO 19005-2, 6.3 to 6.5), metadata (6.6), embedded files, layers and the rest.
extension ArchivalRule {
  static let interaction = [
    annotationKind, annotationFlags, annotationHidden, appearance, appearanceForm, widgetAction, fieldAction,
    appearancesNeeded, dynamicForm, dynamicRendering, signatureRange, action, namedAction, catalogueActions,
    pageActions,
    fileNames, embeddedFile, layerName, layerNameTwice, layerOrder, layerUsage, presentations, presentationSteps,
    requirements,
  ]

  static let annotationKind = Self(
    "annotation",
    "6.3.1",
    "有不允许的批注种类",
    "an annotation is of a kind that is not allowed",
    .binding
  )
  static let annotationFlags = Self("annotation-flags", "6.3.2", "批注没有标志 F", "an annotation has no flags (F)", .binding)
  static let annotationHidden = Self(
    "annotation-hidden",
    "6.3.2",
    "批注不打印或被隐藏",
    "an annotation is hidden or not printed",
    .binding
  )
  static let appearance = Self("appearance", "6.3.3", "批注没有外观", "an annotation has no appearance", .binding)
  static let appearanceForm = Self(
    "appearance-form",
    "6.3.3",
    "批注外观的写法不合规",
    "the appearance of an annotation is not of the form prescribed",
    .binding
  )
  static let widgetAction = Self("widget-action", "6.4.1", "表单控件带有动作", "a form widget has actions", .binding)
  static let fieldAction = Self("field-action", "6.4.1", "表单域带有动作", "a form field has actions", .binding)
  static let appearancesNeeded = Self(
    "need-appearances",
    "6.4.1",
    "表单要求阅读器生成外观",
    "the form wants readers to draw its fields",
    .binding
  )
  static let dynamicForm = Self("xfa", "6.4.2", "含 XFA 动态表单", "it holds a dynamic form (XFA)", .binding)
  static let dynamicRendering = Self("needs-rendering", "6.4.2", "要求动态呈现", "it needs dynamic rendering", .binding)
  static let signatureRange = Self(
    "signature-range",
    "6.4.3",
    "数字签名没有覆盖整个文件",
    "a signature does not cover the whole file",
    .binding
  )
  static let action = Self("action", "6.5.1", "有不允许的动作", "there is an action that is not allowed", .binding)
  static let namedAction = Self(
    "named-action",
    "6.5.1",
    "有不允许的命名动作",
    "there is a named action that is not allowed",
    .binding
  )
  static let catalogueActions = Self(
    "document-actions",
    "6.5.2",
    "文档带有自动动作 AA",
    "the document has additional actions",
    .binding
  )
  static let pageActions = Self("page-actions", "6.5.2", "页面带有自动动作 AA", "a page has additional actions", .binding)
  static let fileNames = Self(
    "embedded-names",
    "6.8",
    "嵌入文件缺 F 或 UF 名称",
    "an embedded file lacks its names F or UF",
    .binding
  )
  static let embeddedFile = Self("embedded-file", "6.8", "嵌入的文件不是 PDF/A", "an embedded file is no PDF/A", .binding)
  static let layerName = Self("layer-name", "6.9", "图层配置没有名称", "a layer configuration has no name", .binding)
  static let layerNameTwice = Self("layer-names", "6.9", "图层配置重名", "two layer configurations share a name", .binding)
  static let layerOrder = Self(
    "layer-order",
    "6.9",
    "图层的排列没有列全",
    "the order of layers does not list them all",
    .binding
  )
  static let layerUsage = Self("layer-usage", "6.9", "图层随显示或打印自动切换（AS）", "layers switch by themselves (AS)")
  static let presentations = Self(
    "presentations",
    "6.10",
    "含 AlternatePresentations",
    "it has AlternatePresentations",
    .binding
  )
  static let presentationSteps = Self("presentation-steps", "6.10", "页面含 PresSteps", "a page has PresSteps", .binding)
  static let requirements = Self("requirements", "6.11", "含 Requirements", "it has Requirements", .binding)

  static let metadata = [
    metadataMissing, packetBytes, packetEncoding, packetForm, packetCharacters, extensionSchema, property,
    identification, part, conformance, identificationPrefix,
  ]

  static let metadataMissing = Self("metadata", "6.6.2.1", "没有 XMP 元数据", "it has no XMP metadata", .binding)
  static let packetBytes = Self(
    "packet-bytes",
    "6.6.2.1",
    "XMP 包头有 bytes 属性",
    "an XMP packet has the attribute bytes",
    .mending
  )
  static let packetEncoding = Self(
    "packet-encoding",
    "6.6.2.1",
    "XMP 包头有 encoding 属性",
    "an XMP packet has the attribute encoding",
    .mending
  )
  static let packetForm = Self(
    "packet-form",
    "6.6.2.1",
    "XMP 元数据不是合格的 XML",
    "an XMP packet is not well formed",
    .mending
  )
  static let packetCharacters = Self(
    "packet-utf8",
    "6.6.2.1",
    "XMP 元数据不是 UTF-8",
    "an XMP packet is not in UTF-8",
    .mending
  )
  static let extensionSchema = Self(
    "extension-schema",
    "6.6.2.3",
    "XMP 扩展模式的说明不完整",
    "an XMP extension schema is not fully described",
    .mending
  )
  static let property = Self(
    "property",
    "6.6.2.3",
    "XMP 属性既非标准所定，也无扩展模式说明",
    "an XMP property is neither standard nor described",
    .mending
  )
  static let identification = Self("identification", "6.6.4", "没有 PDF/A 标识", "it does not call itself PDF/A", .binding)
  static let part = Self("part", "6.6.4", "PDF/A 标识的部分不是 2", "it calls itself another part of PDF/A than 2", .binding)
  static let conformance = Self(
    "conformance",
    "6.6.4",
    "PDF/A 标识的级别不是 A、B、U",
    "it calls itself another level of PDF/A than A, B or U",
    .binding
  )
  static let identificationPrefix = Self(
    "identification-prefix",
    "6.6.4",
    "PDF/A 标识的前缀不是 pdfaid",
    "the PDF/A identification has another prefix than pdfaid",
    .binding
  )
}
