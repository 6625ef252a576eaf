/// Why a piece of work came to nothing.
package enum StoreError<Refusal: Error>: Error {
  /// The work itself said no; what it had written is undone, others are not touched.
  case refused(Refusal)
  /// The store could not do it: nothing of the whole batch is recorded, nothing was read.
  case failed(SQLiteFailure)
}

extension StoreError where Refusal == SQLiteFailure {
  /// The failure, wherever it came from.
  package var failure: SQLiteFailure {
    switch self {
    case .refused(let failure), .failed(let failure): failure
    }
  }
}
