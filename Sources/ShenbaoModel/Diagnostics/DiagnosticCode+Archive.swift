extension Diagnostic.Code {
  static let archive: [Self] = [
    .archiveUnreadable, .archiveUnsafe, .archiveTooLarge, .archiveNotABag, .archiveIncomplete, .archiveUnlisted,
    .archiveChanged, .archiveFormat, .archiveDraft, .archiveInputs, .archivePack, .archiveFonts, .archiveDiffers,
    .archiveCause,
  ]

  package static let archiveUnreadable = Self(
    "archive.unreadable",
    "打不开这个档案包：{1}",
    "the archive cannot be opened: {1}",
    hint: "确认拿到的是完整的 ZIP 文件，必要时重新传一次",
    "make sure that it is the whole ZIP file; send it again if need be"
  )
  package static let archiveUnsafe = Self(
    "archive.unsafe",
    "压缩包里有不安全的内容（{1}）：{2}",
    "the archive holds something unsafe ({1}): {2}",
    hint: "不要用其他程序解压；退回，索要正常的文件",
    "do not unpack it with another program; send it back"
  )
  package static let archiveTooLarge = Self(
    "archive.too-large",
    "压缩包超出限度：{1}",
    "the archive is over a limit: {1}",
    hint: "一个包最多 10,000 个文件，展开后不超过 512 MB，且不超过压缩后的 200 倍",
    "at most 10,000 files, 512 MB unpacked, and 200 times its packed size"
  )
  package static let archiveNotABag = Self(
    "archive.not-a-bag",
    "这不是 BagIt 1.0 档案包（RFC 8493）：{1}",
    "it is no BagIt 1.0 bag (RFC 8493): {1}",
    hint: "用 shenbao archive 生成档案包",
    "make archives with: shenbao archive"
  )
  package static let archiveIncomplete = Self(
    "archive.incomplete",
    "档案包缺少清单上的文件：{1}",
    "the archive lacks a file of its list: {1}",
    hint: "换用另一份保存的副本",
    "use another copy of the archive"
  )
  package static let archiveUnlisted = Self(
    "archive.unlisted",
    "档案包里有清单之外的文件：{1}",
    "the archive holds a file that is not on its list: {1}",
    hint: "查明来历；换用另一份保存的副本",
    "find out where it came from; use another copy of the archive"
  )
  package static let archiveChanged = Self(
    "archive.changed",
    "档案包里的文件与所记摘要不符：{1}",
    "a file of the archive is not the one whose digest was recorded: {1}",
    hint: "文件在归档后被改过或已损坏：换用另一份保存的副本",
    "it was changed or damaged after archiving: use another copy"
  )
  package static let archiveFormat = Self(
    "archive.format",
    "档案包的格式是这个版本不认识的：{1}",
    "this version does not know the archive's format: {1}",
    hint: "用写这个档案包的版本（见包内 bag-info.txt）或更新的版本打开",
    "open it with the version that wrote it (see bag-info.txt) or a newer one"
  )
  package static let archiveDraft = Self(
    "archive.draft",
    "草稿没有申报码，不能归档",
    "a draft has no package code and is not archived",
    hint: "改正错误后正式生成，再归档",
    "build it without --draft first"
  )
  package static let archiveInputs = Self(
    "archive.inputs",
    "成品不是由这个文件生成的，或文件不在：{1}（{2}）",
    "the package was not made from this file, or it is missing: {1} ({2})",
    hint: "用 --application 指明生成这份成品的申报文件夹，并恢复其中的原文件",
    "name the folder it was built from with --application, and put the original file back"
  )
  package static let archivePack = Self(
    "archive.pack",
    "已安装的申报包 {1} 与生成成品时的不同",
    "the installed pack {1} is not the one the package was made with",
    hint: "装回当时的申报包，或用现在的申报包重新生成成品",
    "install the pack of that time, or build the package again"
  )
  package static let archiveFonts = Self(
    "archive.fonts",
    "字体与生成成品时的不同：{1}（{2}）",
    "a font is not the one the package was made with: {1} ({2})",
    hint: "装回当时的 Fonts 文件夹；归档时加 --with-fonts 可把字体存进档案包",
    "install the Fonts folder of that time; archive with --with-fonts to keep fonts in the archive",
    severity: .warning
  )
  package static let archiveDiffers = Self(
    "archive.differs",
    "重新生成的与存档的不同：{1}（{2}）",
    "what was made again is not what was archived: {1} ({2})",
    hint: "看所列不同之处；以存档的文件为准",
    "see the differences named; the archived file is the one that counts"
  )
  package static let archiveCause = Self(
    "archive.cause",
    "与归档时不同的是：{1}",
    "what is not as it was when it was archived: {1}",
    hint: "在归档时的环境里可以重新生成出逐字节相同的文件",
    "in the circumstances of the archive it comes out byte for byte",
    severity: .note
  )
}
