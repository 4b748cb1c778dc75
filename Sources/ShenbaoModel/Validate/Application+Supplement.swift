extension Application {
  /// The slot for what is handed in later (补充材料), which every call has unless it names one itself.
  public static let supplementName = "补充材料"

  /// What was handed in after the package: a catalogue and evidence of their own, none of the forms; nil without any.
  ///
  /// The package itself does not change by it: not one page gets another number.
  public var supplement: Application? {
    guard !late.isEmpty else { return nil }
    var pack = pack
    pack.forms = []
    let catalogue = slots.filter { $0.item.source == .catalogue }
    let item = CatalogueItem(
      id: Self.supplementName,
      title: Self.supplementName,
      source: .evidence,
      isOptional: true
    )
    return Application(pack: pack, answers: answers, slots: catalogue + [Slot(item: item, pieces: late)])
  }

  private init(pack: Pack, answers: Answer, slots: [Slot]) {
    (self.pack, self.answers, self.slots) = (pack, answers, slots)
    (late, seal) = ([], nil)
  }
}
