/// Compares what two revisions make of the same value, everything it refers to included.
final class ObjectComparison {
  let old: PDFView
  let new: PDFView
  /// Objects that are compared for themselves (pages, fields, annotations, the catalog): what merely points at them does
  /// not change when they do.
  var boundary: Set<Int> = []

  private struct Pair: Hashable {
    let old: PDFReference
    let new: PDFReference
    let stops: Bool
  }

  /// Pairs that were found to be the same with all below them.
  private var same: Set<Pair> = []
  private var left: Int

  init(_ old: PDFView, _ new: PDFView, atMost comparisons: Int) {
    self.old = old
    self.new = new
    left = comparisons
  }

  /// How many comparisons are left.
  var remaining: Int { left }

  /// Takes off what something costs.
  func charge(_ count: Int) throws(PDFFault) {
    left -= count
    guard left > 0 else { throw PDFFault(.tooLarge, "more to compare than is looked at") }
  }

  /// Whether both revisions read the same.
  ///
  /// - Parameter stops: Whether references to objects of the boundary are only compared as references. Not for what is
  ///   drawn: nothing there may hide behind an object that is allowed to change.
  func isSame(_ one: PDFValue?, _ other: PDFValue?, stopping stops: Bool) throws(PDFFault) -> Bool {
    // Pairs met on the way are held to be the same until a difference shows; then none of them is known to be.
    var met: Set<Pair> = []
    var waiting: [(PDFValue, PDFValue)] = [(one ?? .null, other ?? .null)]
    while let (one, other) = waiting.popLast() {
      try charge(1)
      guard case (.reference(let before), .reference(let after)) = (one, other) else {
        guard try step(old.resolved(one), new.resolved(other), &waiting) else { return false }
        continue
      }
      if stops, boundary.contains(before.number) || boundary.contains(after.number) {
        guard before == after else { return false }
        continue
      }
      let pair = Pair(old: before, new: after, stops: stops)
      if same.contains(pair) || !met.insert(pair).inserted { continue }
      guard try step(old.resolved(one), new.resolved(other), &waiting) else { return false }
    }
    same.formUnion(met)
    return true
  }

  /// Compares two values and notes what they hold for later; false when they differ by themselves.
  private func step(
    _ one: PDFValue, _ other: PDFValue, _ waiting: inout [(PDFValue, PDFValue)]
  ) throws(PDFFault) -> Bool {
    switch (one, other) {
    case (.array(let before), .array(let after)):
      guard before.count == after.count else { return false }
      try charge(before.count / 8)
      waiting += zip(before, after).lazy.filter(ObjectComparison.mayDiffer)
      return true
    case (.dictionary(let before), .dictionary(let after)):
      try note(before, after, &waiting)
      return true
    case (.stream(let before), .stream(let after)):
      guard try isSame(before.bytes, after.bytes) else { return false }
      // Its length is what was read.
      try note(
        before.dictionary.filter { $0.key != "Length" }, after.dictionary.filter { $0.key != "Length" }, &waiting)
      return true
    default:
      return one == other
    }
  }

  /// Both are pieces of one file: mostly the same piece.
  private func isSame(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) throws(PDFFault) -> Bool {
    guard one.indices != other.indices else { return true }
    guard one.count == other.count else { return false }
    try charge(one.count / 64)
    return one.elementsEqual(other)
  }

  private func note(
    _ before: [String: PDFValue], _ after: [String: PDFValue], _ waiting: inout [(PDFValue, PDFValue)]
  ) throws(PDFFault) {
    try charge((before.count + after.count) / 8)
    for (key, value) in before {
      let pair = (value, after[key] ?? .null)
      if ObjectComparison.mayDiffer(pair) { waiting.append(pair) }
    }
    for (key, value) in after where before[key] == nil { waiting.append((.null, value)) }
  }

  /// False for equal values that hold no others: most of a file, for which waiting in line costs more than the question.
  private static func mayDiffer(_ pair: (PDFValue, PDFValue)) -> Bool {
    switch pair {
    case (.integer(let one), .integer(let other)): one != other
    case (.name(let one), .name(let other)): one != other
    case (.real(let one), .real(let other)): one != other
    default: true
    }
  }
}
