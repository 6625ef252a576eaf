internal import JSON

/// The complaints about one set of answers, as many as anyone would read.
struct Complaints {
  private(set) var all: [Complaint] = []

  /// True when no more are taken, so that looking further is of no use.
  var isFull: Bool { all.count > Limits.complaints }

  mutating func add(_ wrong: Wrong, at pointer: JSONPointer) {
    guard all.count < Limits.complaints else {
      if !isFull { all.append(Complaint(.root, Complaints.more)) }
      return
    }
    all.append(Complaint(pointer, wrong))
  }

  private static let more = Wrong(
    .more, vi: "Còn nhiều chỗ chưa đúng nữa; hãy sửa các chỗ trên trước.",
    en: "There is more that is not right; put these right first.")
}
