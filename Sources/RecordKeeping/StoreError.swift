/// Why a piece of work came to nothing.
package enum StoreError<Refusal: Error>: Error {
  /// The work itself said no; what it had written is undone, others are not touched.
  case refused(Refusal)
  /// The store could not do it: nothing of the whole batch is recorded, nothing was read.
  case failed(StoreFailure)
}

extension StoreError where Refusal == StoreFailure {
  /// The failure, wherever it came from.
  package var failure: StoreFailure {
    switch self {
    case .refused(let failure), .failed(let failure): failure
    }
  }
}

extension StoreError where Refusal == any Error {
  /// What the work said, or the failure.
  package var reason: any Error {
    switch self {
    case .refused(let refusal): refusal
    case .failed(let failure): failure
    }
  }
}
