/// Fields that are asked several times: one row for each child, school, diploma.
public struct GroupField: Sendable {
  /// The fewest rows.
  public let least: Int
  /// The most rows, at most ``Limits/rows``.
  public let most: Int
  /// The fields of each row, in order; none of them is a group.
  public let fields: [Field]
}

extension GroupField {
  func tooMany(_ count: Int) -> Wrong {
    Wrong(
      .tooManyRows, vi: "Nhiều nhất \(most) dòng; đang có \(count).", en: "At most \(most) rows; there are \(count).")
  }

  func tooFew(_ count: Int) -> Wrong {
    Wrong(
      .tooFewRows, vi: "Cần ít nhất \(least) dòng; mới có \(count).", en: "At least \(least) rows; there are \(count).")
  }
}
