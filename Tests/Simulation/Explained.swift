import RecordKeeping
import SQLiteStore

/// What befell a disk, as far as it explains that something failed on it.
enum Mishap {
  /// It refused what was to be written: there was no room.
  case full
  /// Its power is cut.
  case off

  /// Whether a failure comes of it. Anything else that fails is a fault of the program.
  func explains(_ error: any Error) -> Bool {
    switch (self, error) {
    case (.full, let failure as StoreFailure): failure.code == .full
    case (.full, let failure as FileFailure): failure.code == .full
    case (.off, let failure as StoreFailure): [.disk, .cannotOpen].contains(failure.code)
    case (.off, let failure as FileFailure): failure.code == .disk
    default: false
    }
  }
}
