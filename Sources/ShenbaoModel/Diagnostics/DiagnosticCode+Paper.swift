extension Diagnostic.Code {
  static let paper: [Self] = [
    .paperDraft, .paperFile, .paperUnreadable, .paperMissing, .paperDouble, .paperOther, .paperTurned, .paperOutput,
    .paperTool, .paperNoSupplement,
  ]

  package static let paperDraft = Self(
    "paper.draft",
    "这是草稿，页上没有二维码，认不出扫描的页",
    "this is a draft: its pages carry no codes by which scans could be told apart",
    hint: "改正错误，不加 --draft 重新生成，打印、盖章后再扫描",
    "build without --draft, print, seal and scan that"
  )
  package static let paperFile = Self(
    "paper.file",
    "扫描件不能用：{1}",
    "the scan cannot be used: {1}",
    hint: "另存为 PDF、TIFF、JPEG 或 PNG，或者重新扫描",
    "save it as PDF, TIFF, JPEG or PNG, or scan it again"
  )
  package static let paperUnreadable = Self(
    "paper.unreadable",
    "这一页读不出二维码",
    "no page code can be read here",
    hint: "看右下角的二维码是否被章、折角或污迹盖住，是否缺了一块；重新扫描这一页，不低于 150 dpi",
    "see whether the code at the lower right is covered, folded or cut off; scan the page again, at 150 dpi or more"
  )
  package static let paperMissing = Self(
    "paper.missing",
    "扫描件里缺第 {1} 页",
    "the scans lack page {1}",
    hint: "补扫这几页，和原来的扫描件一起再运行一次",
    "scan these pages too, and run this again with all the scans"
  )
  package static let paperDouble = Self(
    "paper.double",
    "第 {1} 页扫描了不止一次：{2}",
    "page {1} was scanned more than once: {2}",
    hint: "留下盖好章的一次，去掉别的",
    "keep the one that is sealed, and leave the others out"
  )
  package static let paperOther = Self(
    "paper.other-edition",
    "这一页不是这一次生成的：页上的申报码是 {1}，第 {2} 页",
    "this page is of another edition: package code {1}, page {2}",
    hint: "核对打印的是不是最后一版；打印、盖章并扫描申报码相同的页；补充材料的页另用 --supplement 整理",
    "see whether the last edition was printed; scan pages with the same package code, and those of the supplement with --supplement"
  )
  package static let paperNoSupplement = Self(
    "paper.no-supplement",
    "成品里没有补充材料",
    "nothing was handed in after this package",
    hint: "去掉 --supplement，或换成有补充材料的成品文件夹",
    "leave out --supplement, or name the folder of a package that has one"
  )
  package static let paperTurned = Self(
    "paper.distorted",
    "第 {1} 页的扫描变形太大，摆不正",
    "the scan of page {1} is distorted too much to be put straight",
    hint: "展平，用扫描仪重新扫描，不要拍照",
    "flatten the page and use a scanner, no camera"
  )
  package static let paperOutput = Self(
    "paper.output",
    "盖章版不能写在这里：{1}",
    "the sealed edition cannot be written there: {1}",
    hint: "写 --output 新文件名.pdf，不要放在成品文件夹里",
    "name a new file outside the package's folder: --output FILE.pdf"
  )
  package static let paperTool = Self(
    "paper.tool",
    "没有安装 poppler（{1}），不能从电子版取出可以搜索的文字",
    "poppler ({1}) is not installed: the searchable text cannot be taken from the electronic pages",
    hint: "安装 poppler-utils 后再运行一次",
    "install poppler-utils and run this again"
  )
}
