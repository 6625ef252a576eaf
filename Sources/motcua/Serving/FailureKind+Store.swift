import Portal
import RecordKeeping
import SQLiteStore

extension PortalSettings.FailureKind {
  /// What a failure of the record or of its files is for whoever asked.
  init(of error: any Error) {
    switch error {
    case let failure as StoreFailure where failure.code == .full: self = .full
    case let failure as StoreFailure where failure.code == .undecided: self = .undecided
    case let failure as StoreFailure
    where [.busy, .closed, .locked, .tookTooLong, .unreachable].contains(failure.code):
      self = .busy
    case let failure as StoreFailure where failure.isRefusedWrite: self = .writeProtected
    case let failure as FileFailure where failure.code == .full: self = .full
    case let failure as FileFailure where failure.code == .denied: self = .writeProtected
    default: self = .other
    }
  }
}
