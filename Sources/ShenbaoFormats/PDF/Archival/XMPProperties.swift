/// The properties that XMP itself defines (XMP Specification, September 2005), with the kind of list they are.
struct XMPProperties {
  static let standard = XMPProperties()

  /// By namespace and name: `Bag`, `Seq`, `Alt`, or empty for what is no list.
  private let kinds: [XMPPacket.Property: String]

  /// Whether it may be used, and in this way.
  func permits(_ property: XMPPacket.Property, container: String?) -> Bool {
    if Self.openNamespaces.contains(property.namespace) { return true }
    guard let kind = kinds[property] else { return false }
    return kind == (container ?? "")
  }

  private init() {
    var kinds: [XMPPacket.Property: String] = [:]
    for (namespace, list) in Self.schemas {
      for item in list.split(separator: " ") {
        let parts = item.split(separator: "/").map(String.init)
        kinds[XMPPacket.Property(namespace: namespace, name: parts[0])] = parts.count > 1 ? parts[1] : ""
      }
    }
    self.kinds = kinds
  }

  /// What cameras and editors write; their many properties are not told apart.
  private static let openNamespaces: Set<String> = [
    "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/",
    "http://ns.adobe.com/exif/1.0/aux/", "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    "http://www.aiim.org/pdfa/ns/extension/",
  ]

  private static let schemas: [(namespace: String, properties: String)] = [
    (
      "http://purl.org/dc/elements/1.1/",
      """
      contributor/Bag coverage creator/Seq date/Seq description/Alt format identifier language/Bag publisher/Bag \
      relation/Bag rights/Alt source subject/Bag title/Alt type/Bag
      """
    ),
    (
      "http://ns.adobe.com/xap/1.0/",
      """
      Advisory/Bag BaseURL CreateDate CreatorTool Identifier/Bag Label MetadataDate ModifyDate Nickname Rating \
      Thumbnails/Alt
      """
    ),
    ("http://ns.adobe.com/xap/1.0/rights/", "Certificate Marked Owner/Bag UsageTerms/Alt WebStatement"),
    (
      "http://ns.adobe.com/xap/1.0/mm/",
      """
      DerivedFrom DocumentID History/Seq InstanceID ManagedFrom Manager ManageTo ManageUI ManagerVariant \
      RenditionClass RenditionParams VersionID Versions/Seq LastURL RenditionOf SaveID
      """
    ),
    ("http://ns.adobe.com/xap/1.0/bj/", "JobRef/Bag"),
    ("http://ns.adobe.com/xap/1.0/t/pg/", "MaxPageSize NPages Fonts/Bag Colorants/Seq PlateNames/Seq"),
    ("http://ns.adobe.com/pdf/1.3/", "Keywords PDFVersion Producer Trapped"),
    (
      "http://ns.adobe.com/photoshop/1.0/",
      """
      AuthorsPosition CaptionWriter Category City Country Credit DateCreated Headline Instructions Source State \
      SupplementalCategories/Bag TransmissionReference Urgency
      """
    ),
    ("http://www.aiim.org/pdfa/ns/id/", "part amd corr conformance rev"),
  ]
}
