extension Diagnostic.Code {
  /// What a survey finds on the pages of evidence, and kinds of file that have their own way out.
  static let pages: [Self] = [
    .evidenceStopped, .evidencePassword, .evidenceOFD, .evidenceOffice, .evidenceConverted, .evidenceFine,
    .evidenceBlank,
    .evidencePageSize, .evidenceTurned, .evidenceFonts, .evidencePageTwice, .evidenceHeavy,
  ]

  package static let evidenceStopped = Self(
    "evidence.stopped",
    "读取这份文件时超出了时间或内存的限度，已经停止：{1}",
    "reading the file took more time or memory than a file may take: {1}",
    hint: "文件可能有问题；在能打开它的程序里打印成新的 PDF 再放进来",
    "something may be wrong with it; print it to a new PDF in a program that opens it"
  )
  package static let evidencePassword = Self(
    "evidence.password",
    "密码不对：{1}",
    "the password does not open the file: {1}",
    hint: "核对“密码”一项，数字和以 0 开头的密码请加引号",
    "check 密码; put figures into quotes"
  )
  package static let evidenceOFD = Self(
    "evidence.ofd",
    "OFD 文件要先转换成 PDF：{1}",
    "OFD files have to be converted to PDF: {1}",
    hint: "用出具单位、税务局或数科、福昕的 OFD 阅读器打开，“导出”或“打印”为 PDF 再放进来；原 OFD 另行保存",
    "open it in an OFD reader and export or print it as PDF; keep the OFD itself"
  )
  package static let evidenceOffice = Self(
    "evidence.office",
    "Office 文件要由 LibreOffice 转换，本机没有安装：{1}",
    "office files are converted by LibreOffice, which is not installed: {1}",
    hint: "安装 LibreOffice（apt install libreoffice），或在 Word、WPS 里另存为 PDF 再放进来",
    "install LibreOffice (apt install libreoffice), or save it as PDF in Word"
  )
  package static let evidenceConverted = Self(
    "evidence.converted",
    "由 LibreOffice 转换，版面可能与原来不同：{1}",
    "converted by LibreOffice, and may look different: {1}",
    hint: "打开 {2} 核对；以后都用这一份，要重新转换就删去它",
    "look at {2}; it is kept and used from now on, delete it to convert again",
    severity: .note
  )
  package static let evidenceFine = Self(
    "evidence.fine",
    "扫描分辨率高达 {2} dpi，文件过大：{1}",
    "scanned at {2} dpi, more than anybody needs: {1}",
    hint: "300 dpi 足够（DA/T 31），请用 300 dpi 重扫或另存",
    "300 dpi are enough (DA/T 31); scan or save it again",
    severity: .warning
  )
  package static let evidenceBlank = Self(
    "evidence.blank-page",
    "第 {2} 页是空白页：{1}",
    "nothing stands on page {2}: {1}",
    hint: "不是有意留的，请删去；缺了内容，请重新扫描",
    "take it out, or scan it again if something is missing",
    severity: .warning
  )
  package static let evidencePageSize = Self(
    "evidence.page-size",
    "第 {2} 页没有写尺寸，或尺寸不可能：{1}",
    "page {2} says no size, or an impossible one: {1}",
    hint: "看合订本里这一页是否完整；不完整的，在能打开它的程序里按 A4 打印成新的 PDF",
    "look whether the page is whole in the bundle; if not, print the file to a new PDF on A4",
    severity: .warning
  )
  package static let evidenceTurned = Self(
    "evidence.turned-page",
    "第 {2} 页的文字横着或倒着：{1}",
    "the text of page {2} lies on its side or upside down: {1}",
    hint: "在阅读器里旋转到正向，另存后再放进来",
    "turn it upright in a reader and save it",
    severity: .warning
  )
  package static let evidenceFonts = Self(
    "evidence.fonts",
    "有字体没有嵌入，别的电脑上显示可能不同：{1}（{2}）",
    "fonts are not embedded, it may look different elsewhere: {1} ({2})",
    hint: "在出具它的程序里选“嵌入字体”重新导出，或打印成 PDF",
    "export it again with fonts embedded, or print it to PDF",
    severity: .warning
  )
  package static let evidencePageTwice = Self(
    "evidence.page-twice",
    "同一页用了两次：{1} 第 {2} 页与 {3} 第 {4} 页",
    "the same page is used twice: {1} page {2} and {3} page {4}",
    hint: "删去其中一页，需要时在文中引用页码",
    "keep one, and refer to its page",
    severity: .warning
  )
  package static let evidenceHeavy = Self(
    "evidence.heavy",
    "文件有 {2} MB，上传和邮寄可能被拒：{1}",
    "the file has {2} MB, which portals and mail may refuse: {1}",
    hint: "用 300 dpi、黑白或灰度重新扫描，或拆成几份",
    "scan it again at 300 dpi in black and white or gray, or split it",
    severity: .warning
  )
}
