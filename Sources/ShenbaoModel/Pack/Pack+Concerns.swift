extension Pack {
  /// What is legible in a pack and yet not as it should be.
  public var concerns: Report {
    var report = Report()
    for (earlier, later) in zip(applicantStages, applicantStages.dropFirst()) {
      guard let first = earlier.due, let second = later.due, first >= second else { continue }
      report.add(Diagnostic(.packStageOrder, "\(earlier.title)", "\(later.title)"))
    }
    for target in targets where target.rules.isEmpty && status != .reference {
      report.add(Diagnostic(.packIdle, "\(target.id) \(target.title)"))
    }
    for item in eligibility where item.rules.isEmpty && status != .reference {
      report.add(Diagnostic(.packIdle, "\(item.id) \(item.label)"))
    }
    return report
  }

  /// The fields that hold answers, tables by their columns.
  public var leaves: [Field] { fields.flatMap(\.leaves) }

  /// The fields that a rule, or the choice of a variant, asks for.
  public var ruledFields: Set<[String]> {
    var paths = rules.flatMap { $0.require.paths + ($0.when?.paths ?? []) + ($0.waiver.map { [$0.field] } ?? []) }
    paths += catalogue.flatMap { $0.requiredWhen?.paths ?? [] }
    if let variantField { paths.append(variantField) }
    return Set(paths)
  }
}

extension Field {
  fileprivate var leaves: [Field] {
    switch kind {
    case .group(let members): members.flatMap(\.leaves)
    case .table(let columns):
      columns.map { column in
        var column = column
        column.tableDepth = path.count
        return column
      }
    default: [self]
    }
  }

  /// The name as the check of a template says it: `工作基础.团队[].姓名`.
  public var markName: String {
    guard let tableDepth else { return pathText }
    return path[..<tableDepth].joined(separator: ".") + "[]." + path[tableDepth...].joined(separator: ".")
  }
}
