import Procedures
import Text

/// An officer at one task, and the absent colleague in whose place, if the post is a delegated one.
struct ActingOfficer: Hashable {
  let id: Key<Officer>
  let inPlaceOf: Key<Officer>?

  /// The officer with those positions that fit a task; nil without any.
  ///
  /// What a colleague has taken is gone on with in the place of that colleague; one's own post comes before a delegated
  /// one, and of several the first by name, so that the same is decided every time.
  init?(_ id: Key<Officer>, holding positions: [Position], on task: OpenTask) {
    guard !positions.isEmpty else { return nil }
    let colleagues = positions.compactMap(\.inPlaceOf).sorted()
    self.id = id
    if task.officer == id {
      // Who took it in a colleague's place goes on so while the post is delegated, and as oneself when it is one's own.
      inPlaceOf = task.inPlaceOf.flatMap { colleagues.contains($0) ? $0 : nil } ?? ActingOfficer.other(positions)
    } else if let holder = [task.officer, task.inPlaceOf].compactMap(\.self).first(where: colleagues.contains) {
      inPlaceOf = holder
    } else {
      inPlaceOf = ActingOfficer.other(positions)
    }
  }

  /// Whoever supervises, in the own place.
  init(supervising id: Key<Officer>) {
    self.id = id
    inPlaceOf = nil
  }

  /// Nobody when one of the positions is one's own.
  private static func other(_ positions: [Position]) -> Key<Officer>? {
    positions.contains { $0.inPlaceOf == nil } ? nil : positions.compactMap(\.inPlaceOf).min()
  }

  /// The officer and the colleague: both count as having acted.
  var persons: [Key<Officer>] { [id] + (inPlaceOf.map { [$0] } ?? []) }

  /// Whether a task that another has taken may be gone on with: in the place of the holder, or because it was taken in
  /// one's own place while one was absent.
  func mayTakeOver(_ task: OpenTask) -> Bool {
    persons.contains { $0 == task.officer || $0 == task.inPlaceOf }
  }
}
