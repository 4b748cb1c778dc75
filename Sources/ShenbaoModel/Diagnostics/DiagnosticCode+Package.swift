extension Diagnostic.Code {
  static let form: [Self] = [
    .formMark, .formUnused, .formUnsupported, .formMissingGlyph, .formOutside, .formUnsteady, .formPaperMark,
    .nameTooLong,
  ]

  package static let formMark = Self(
    "form.mark",
    "模板里的标记 {1} 有问题：{2}",
    "the mark {1} of the template is wrong: {2}",
    hint: "在 Word 或 Excel 中改正这个标记",
    "correct the mark in Word or Excel"
  )
  package static let formUnused = Self(
    "form.unused",
    "模板没有用到数据里的“{1}”",
    "no mark of the template uses {1}",
    hint: "不需要印就不必理会；需要印的，看模板里的名称是否写错",
    "nothing to do unless it should be printed: then check the names in the template",
    severity: .note
  )
  package static let formUnsupported = Self(
    "form.unsupported",
    "排版还不支持这种内容：{1}",
    "this cannot be typeset yet: {1}",
    hint: "对照 Word 检查这一处，或改用别的写法",
    "compare this place with Word, or write it in another way",
    severity: .warning
  )
  package static let formMissingGlyph = Self(
    "form.missing-glyph",
    "字库里没有这个字：{1}",
    "no font has this character: {1}",
    hint: "核对是否打错；生僻字可把含有它的字体放进 Fonts 文件夹",
    "check the character; a font that has it can be put into the Fonts folder"
  )
  package static let formOutside = Self(
    "form.outside",
    "文字超出了{1}，看不全",
    "text goes beyond {1} and is not seen whole",
    hint: "缩短文字或改小字号，或在 Word 里放宽这一处",
    "shorten the text or make it smaller, or give it more room in Word",
    severity: .warning
  )
  package static let formUnsteady = Self(
    "form.unsteady",
    "页码引用使页数来回变动，四次仍不能确定",
    "page references keep changing the number of pages",
    hint: "把引用页码的段落改短或改长一点",
    "make the paragraph with the reference a little shorter or longer"
  )
  package static let formPaperMark = Self(
    "form.paper-mark",
    "表上没有找到要盖章或签字的位置：{1}",
    "the words beside which a seal or a signature is due stand on no page: {1}",
    hint: "对照表格改正申报包 paper 里的 near",
    "correct near in the pack's paper rules",
    severity: .warning
  )
  package static let nameTooLong = Self(
    "form.file-name",
    "输出文件名超过 255 字节，已截短",
    "the name of an output is longer than 255 bytes and was cut",
    hint: "不必改动；需要全名时改用较短的命名规则",
    "nothing to do, or use a shorter naming rule",
    severity: .warning
  )

  static let package: [Self] = [
    .packageManifest, .packageMissing, .packageChanged, .packageExtra, .packageCatalogue, .packageBookmarks,
    .packageLabels, .packagePages, .packageCode, .packageOccupied, .packageInEvidence,
    .unwritable, .packageOverLimit, .packageGround, .packageReduced,
    .packageTooLong, .packageUnlimited, .packageVolumes, .packageHeavyPiece,
  ]

  package static let packageOverLimit = Self(
    "build.over-limit",
    "{1} 有 {2}，超过接收方规定的 {3}；最占地方的是：{4}",
    "{1} has {2}, more than the {3} that are accepted; what weighs most: {4}",
    hint: "把这些材料用 300 dpi、灰度或黑白重新扫描，照片缩小后再放进来",
    "scan these again at 300 dpi in gray or black and white, and make photos smaller",
    severity: .warning
  )
  package static let packageGround = Self(
    "build.ground",
    "第 {1} 页底边或右上角不是空白，页码印在白底上，可能盖住原文",
    "the foot or the upper right corner of page {1} is not free: its number lies on a white ground and may cover something",
    hint: "逐页看一遍；盖住了的，请申报包的维护者把 paper 的 scale 改成 needed",
    "look at these pages; where something is covered, scale in the pack's paper rules should be needed",
    severity: .warning
  )

  package static let packageReduced = Self(
    "build.reduced",
    "为不超过规定的大小，把扫描件缩到了 {1} dpi：{2}",
    "to keep to the size that is accepted, scans were brought down to {1} dpi: {2}",
    hint: "打开合订本看小字是否清楚；不清楚的，重新扫描成灰度再生成",
    "look whether small print can be read; if not, scan these again in gray and build again",
    severity: .note
  )
  package static let packageTooLong = Self(
    "build.too-long",
    "合订本有 {1} 页，最多 {2} 页",
    "the bundle has {1} pages, and {2} are the most",
    hint: "减少附件：删去通知没有要求的材料，长材料只交封面、目录和用得着的几页",
    "hand in less: leave out what the call does not ask for, and give extracts of what is long"
  )
  package static let packageUnlimited = Self(
    "build.unlimited",
    "申报包没有写接收方允许的大小，--fit 没有起作用",
    "the pack does not say how large an output may be: --fit had nothing to do",
    hint: "在 pack.yaml 的 electronic 里写 max-bytes",
    "write max-bytes below electronic in pack.yaml",
    severity: .warning
  )

  package static let packageVolumes = Self(
    "build.volumes",
    "合订本超过接收方规定的 {1}，分成了 {2} 册",
    "the bundle is larger than the {1} that are accepted: it was cut into {2} volumes",
    hint: "每册各自上传；纸质材料把各册按次序合在一起，页码是连续的",
    "send each volume by itself; on paper they follow one another, and page numbers run through",
    severity: .note
  )
  package static let packageHeavyPiece = Self(
    "build.heavy-piece",
    "{1} 自成一册还有 {2}，超过接收方规定的 {3}",
    "{1} alone makes a volume of {2}, more than the {3} that are accepted",
    hint: "运行 shenbao build --fit 把扫描件缩小；还不行，就把它拆成几个文件",
    "run shenbao build --fit to bring scans down; if that is not enough, split the file",
    severity: .warning
  )

  package static let packageManifest = Self(
    "verify.manifest",
    "清单 manifest.json 读不懂：{1}",
    "manifest.json cannot be read: {1}",
    hint: "向申报单位索要完整的文件夹",
    "ask the applicant for the complete folder"
  )
  package static let packageMissing = Self(
    "verify.missing",
    "清单上的文件不在：{1}",
    "a file of the manifest is missing: {1}",
    hint: "向申报单位索要这个文件",
    "ask the applicant for it"
  )
  package static let packageChanged = Self(
    "verify.changed",
    "文件与清单不符（{2}）：{1}",
    "the file is not the one of the manifest ({2}): {1}",
    hint: "文件在生成后被改过：退回，由申报单位重新生成",
    "it was changed after it was made: have it built again"
  )
  package static let packageExtra = Self(
    "verify.extra",
    "文件夹里有清单之外的文件：{1}",
    "the folder holds a file that is not in the manifest: {1}",
    hint: "移走；属于申报材料的须重新生成",
    "take it away, or have the package built again with it"
  )
  package static let packageCatalogue = Self(
    "verify.catalogue",
    "目录的页码不连续：{1}",
    "the page ranges of the catalogue do not join: {1}",
    hint: "由申报单位重新生成",
    "have the package built again"
  )
  package static let packageBookmarks = Self(
    "verify.bookmarks",
    "PDF 书签与目录不一致：{1}",
    "the bookmarks are not the catalogue: {1}",
    hint: "由申报单位重新生成",
    "have the package built again"
  )
  package static let packageLabels = Self(
    "verify.labels",
    "PDF 页码标签与页序不一致：第 {1} 页",
    "the page label is not the page number: page {1}",
    hint: "由申报单位重新生成",
    "have the package built again"
  )
  package static let packagePages = Self(
    "verify.pages",
    "PDF 有 {1} 页，清单记 {2} 页",
    "the PDF has {1} pages, the manifest says {2}",
    hint: "由申报单位重新生成",
    "have the package built again"
  )
  package static let packageCode = Self(
    "verify.code",
    "{1} 上的申报码与清单不同",
    "the package code on {1} is not that of the manifest",
    hint: "几份文件不是同一次生成的：核对版本",
    "these files are of different editions: compare them"
  )
  package static let packageOccupied = Self(
    "build.occupied",
    "输出文件夹里有不是本工具生成的内容：{1}",
    "the output folder holds something that was not made by this tool: {1}",
    hint: "换一个文件夹",
    "choose another folder"
  )
  package static let packageInEvidence = Self(
    "build.in-evidence",
    "输出文件夹在 evidence 里，下次会被当作证明材料",
    "the output lies in the evidence folder, and would be taken for evidence the next time",
    hint: "换一个文件夹：--output 文件夹",
    "choose another one: --output FOLDER"
  )
  package static let unwritable = Self(
    "build.unwritable",
    "写不进去：{1}",
    "it cannot be written: {1}",
    hint: "看磁盘是否已满、文件夹是否有写入权限",
    "check that the disk has room and the folder may be written to"
  )
}
