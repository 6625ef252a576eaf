/// How wide the columns of a table are: as wide as they want to be, or each as wide as its longest word and a share of
/// what is left.
struct ColumnWidths {
  let widths: [Double]

  /// - Parameters:
  ///   - wanted: Of each column in one line, in points.
  ///   - least: Of each column's longest word.
  ///   - total: Of the table.
  init(wanted: [Double], least: [Double], total: Double) {
    let sum = wanted.reduce(0, +)
    if sum <= total {
      widths = wanted.map { $0 + (total - sum) * $0 / max(sum, 1) }
      return
    }
    // A word that is too long for its share is broken.
    let least = zip(least, wanted).map { min($0, $1, total / Double(wanted.count)) }
    let (spare, missing) = (total - least.reduce(0, +), sum - least.reduce(0, +))
    widths = zip(wanted, least).map { $1 + ($0 - $1) * spare / max(missing, 1) }
  }
}
