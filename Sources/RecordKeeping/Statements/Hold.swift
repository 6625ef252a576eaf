/// How an open transaction holds the record of an authority.
package struct Hold: Sendable, Equatable {
  /// Whether others write to the same record at the same time: it locks each thing that it changes, and does nothing that
  /// counts on what is true of several.
  package var isShared: Bool
  /// Whether entries are written without a place in the log, which they are given behind the commit.
  package var placesLater: Bool

  /// As the only writer, which gives places itself.
  package static let whole = Hold(isShared: false, placesLater: false)

  /// A hold.
  package init(isShared: Bool, placesLater: Bool) {
    self.isShared = isShared
    self.placesLater = placesLater
  }
}

extension StoreFailure {
  /// What a work is told that shares the record with others and must not: it is done anew by the only writer.
  package static func needsWhole(_ what: String) -> StoreFailure {
    StoreFailure(.needsWhole, doing: "writing beside others", message: what)
  }
}

extension StoreFailure.Code {
  /// The work needs the whole record; nobody outside the store is told so.
  package static let needsWhole = Self(rawValue: "needs-whole")
}
