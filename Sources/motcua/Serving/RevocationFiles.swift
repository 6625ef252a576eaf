import OneStop
import Synchronization
import Text
import WorkingTime

/// What files say about revoked certificates, read anew every few minutes: whoever fetches the lists just puts newer ones
/// in their place.
final class RevocationFiles: Sendable {
  private let paths: [String]
  private let now: @Sendable () -> Instant
  private let kept: Mutex<(data: RevocationData, readAt: Instant)>

  /// How long what was read serves, in seconds.
  private static let seconds: Int64 = 300

  /// Reads the files for the first time.
  ///
  /// - Throws: ``CommandError`` when one cannot be read.
  init(_ paths: [String], now: @escaping @Sendable () -> Instant) throws {
    self.paths = paths
    self.now = now
    kept = Mutex((try RevocationFiles.read(paths), now()))
  }

  /// What the files say; when they cannot be read any more, what they said before.
  var data: RevocationData {
    guard !paths.isEmpty else { return RevocationData() }
    let now = now()
    return kept.withLock { kept in
      // A clock that was put back makes nothing last longer.
      if now < kept.readAt || now >= kept.readAt.advanced(bySeconds: RevocationFiles.seconds) {
        kept = ((try? RevocationFiles.read(paths)) ?? kept.data, now)
      }
      return kept.data
    }
  }

  private static func read(_ paths: [String]) throws -> RevocationData {
    let files = SignatureMaterialFiles()
    var data = RevocationData()
    data.lists = try files.revocationLists(paths)
    data.responses = try files.ocspResponses(paths)
    return data
  }
}
