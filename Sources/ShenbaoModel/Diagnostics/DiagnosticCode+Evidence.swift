extension Diagnostic.Code {
  static let rule: [Self] = [.ruleBroken, .ruleWaivable, .ruleWaived]

  package static let ruleBroken = Self(
    "rule.broken",
    "{1}",
    "{1}",
    hint: "更正数据；确实达不到的，不符合本次申报要求",
    "correct the answers; what cannot be reached does not meet the call"
  )

  package static let ruleWaivable = Self(
    "rule.waivable",
    "{1}；达不到的可以申请放宽",
    "{1}; it may be set aside for a reason",
    hint: "更正数据，或在“{2}”写明放宽的理由",
    "correct the answers, or give the reason in {2}"
  )
  package static let ruleWaived = Self(
    "rule.waived",
    "{1}，现凭“{2}”所写理由申请放宽",
    "{1}; the reason in {2} asks to set it aside",
    hint: "由受理单位决定是否放宽",
    "those who receive it decide",
    severity: .note
  )

  static let evidence: [Self] =
    [
      .evidenceSlotEmpty, .evidenceSlotUnwanted, .evidenceUnlisted, .evidenceTwice, .evidenceMissing, .evidenceOutside,
      .evidenceLink, .evidenceName, .evidenceNotAFile, .evidenceEmpty, .evidenceDamaged, .evidenceEncrypted,
      .evidenceTooLarge, .evidenceUnsupported,
      .evidenceRestricted, .evidenceSigned, .evidenceDropped, .evidenceUnseen, .evidenceCoarse,
    ] + pages

  package static let evidenceSlotEmpty = Self(
    "evidence.slot-empty",
    "“{1}”没有任何材料：{2}",
    "there is no evidence for {1}: {2}",
    hint: "把文件放进 evidence/{1}/，或写进答案文件的“证明材料”",
    "put the files into evidence/{1}/, or list them under 证明材料"
  )
  package static let evidenceSlotUnwanted = Self(
    "evidence.slot-unwanted",
    "有“{1}”的材料，但按所填内容不需要：{2}",
    "there is evidence for {1}, but the answers do not call for it: {2}",
    hint: "补填相应内容，或移走这些文件",
    "complete the answers, or take the files away"
  )
  package static let evidenceUnlisted = Self(
    "evidence.unlisted",
    "文件没有列入任何一项材料，不会装订进去：{1}",
    "the file belongs to no item and will not be in the bundle: {1}",
    hint: "写进“证明材料”，或移出 evidence 文件夹",
    "list it under 证明材料, or move it out of the evidence folder",
    severity: .warning
  )
  package static let evidenceTwice = Self(
    "evidence.twice",
    "同一份文件用了两次：{1} 与 {2}",
    "the same file is used twice: {1} and {2}",
    hint: "删去其中一份，需要时在文中引用页码",
    "keep one, and refer to its page",
    severity: .warning
  )
  package static let evidenceMissing = Self(
    "evidence.missing",
    "找不到文件：{1}",
    "there is no such file: {1}",
    hint: "检查文件名，路径从答案文件所在的文件夹算起",
    "check the name; paths start at the application's folder"
  )
  package static let evidenceOutside = Self(
    "evidence.outside",
    "文件在申报文件夹之外：{1}",
    "the file lies outside the application's folder: {1}",
    hint: "把文件复制进 evidence 文件夹，不要用链接或 ../",
    "copy it into the evidence folder; no links, no ../"
  )
  package static let evidenceLink = Self(
    "evidence.link",
    "这是链接，没有跟进去：{1}",
    "this is a link and is not followed: {1}",
    hint: "把文件本身复制进 evidence 文件夹",
    "copy the files themselves into the evidence folder"
  )
  package static let evidenceName = Self(
    "evidence.name",
    "文件名不是 UTF-8 编码，或有看不见的字符：{1}",
    "the file's name is not UTF-8, or holds invisible characters: {1}",
    hint: "改名；从压缩包来的，解压时选对编码",
    "rename it; out of an archive, unpack it with the right encoding"
  )
  package static let evidenceNotAFile = Self(
    "evidence.not-a-file",
    "这不是文件：{1}",
    "this is not a file: {1}",
    hint: "写出文件夹里的每个文件",
    "name each file of the folder"
  )
  package static let evidenceEmpty = Self(
    "evidence.empty",
    "文件是空的（0 字节）：{1}",
    "the file is empty: {1}",
    hint: "重新下载或扫描",
    "download or scan it again"
  )
  package static let evidenceDamaged = Self(
    "evidence.damaged",
    "文件已损坏，打不开：{1}（{2}）",
    "the file is damaged: {1} ({2})",
    hint: "重新下载、扫描，或在能打开它的程序里另存为 PDF",
    "get it again, or save it as PDF in a program that opens it"
  )
  package static let evidenceEncrypted = Self(
    "evidence.encrypted",
    "PDF 设有密码：{1}",
    "the PDF needs a password: {1}",
    hint: "在“证明材料”里这一份下面写“密码: …”，或在终端里运行，按提示输入",
    "write 密码 below the file in 证明材料, or run at a terminal and type it when asked"
  )
  package static let evidenceTooLarge = Self(
    "evidence.too-large",
    "文件超出限度：{1}（{2}）",
    "the file is over a limit: {1} ({2})",
    hint: "分成几份，或降低扫描分辨率",
    "split it, or scan it at a lower resolution"
  )
  package static let evidenceUnsupported = Self(
    "evidence.unsupported",
    "这种文件不能直接装订：{1}（{2}）",
    "this kind of file cannot be bound: {1} ({2})",
    hint: "另存或打印为 PDF，图片用 JPEG、PNG 或 TIFF；压缩包请先解开",
    "save or print it as PDF, pictures as JPEG, PNG or TIFF; unpack archives"
  )
  package static let evidenceRestricted = Self(
    "evidence.restricted",
    "PDF 限制了打印、复制或修改，合订本里不再有这些限制：{1}",
    "the PDF restricts printing, copying or changing, and the bundle will not: {1}",
    hint: "确认可以这样使用，或向出具单位索要不加限制的文件",
    "make sure that this is allowed, or ask its issuer for a file without restrictions",
    severity: .note
  )
  package static let evidenceUnseen = Self(
    "evidence.unseen",
    "PDF 里有 {2} 处填写或批注没有存下显示的样子，装订后看不见：{1}",
    "{2} fields or notes of the PDF hold no appearance and will not be seen in the bundle: {1}",
    hint: "在阅读器里打开，“打印”成新的 PDF，再放进来",
    "open it in a reader and print it to a new PDF",
    severity: .warning
  )
  package static let evidenceSigned = Self(
    "evidence.signed",
    "文件带有数字签名：{1}{2}；装订后只保留印章图样，签名不再可验",
    "the file carries a digital signature: {1}{2}; in the bundle only its look remains",
    hint: "原文件请另行保存，必要时一并报送",
    "keep the original, and hand it in beside the bundle where needed",
    severity: .warning
  )
  package static let evidenceDropped = Self(
    "evidence.dropped",
    "文件里的这些内容不会进入合订本：{1}（{2}）",
    "these parts of the file stay out of the bundle: {1} ({2})",
    hint: "需要的内容请另存为页面",
    "print what is needed as pages",
    severity: .note
  )
  package static let evidenceCoarse = Self(
    "evidence.coarse",
    "扫描分辨率只有 {2} dpi：{1}",
    "scanned at only {2} dpi: {1}",
    hint: "归档要求不低于 200 dpi（DA/T 31），建议用 300 dpi 重扫",
    "archives ask for 200 dpi (DA/T 31); scan it again at 300",
    severity: .warning
  )
}
