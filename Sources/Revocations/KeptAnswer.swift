import Crypto
import JSON
import Text
import WorkingTime

/// What is known of one source: what it gave last, and when it is asked again.
struct KeptAnswer: Sendable {
  /// What it gave.
  enum Content: Sendable {
    case list(RevocationList)
    case response(OCSPResponse, OCSPResponse.Statement)
  }

  /// What it gave last that could be used.
  var content: Content?
  /// When that was fetched.
  var fetchedAt: Instant?
  /// The mark by which the server knows it again.
  var mark: String?
  /// How often it has failed since, one after the other.
  var failures = 0
  /// Why it failed last.
  var failure: RevocationFailure?
  /// When it is asked again.
  var nextTry: Instant

  init(nextTry: Instant) {
    self.nextTry = nextTry
  }

  /// The bytes that are kept.
  var der: [UInt8]? {
    switch content {
    case .list(let list)?: list.der
    case .response(let response, _)?: response.der
    case nil: nil
    }
  }

  /// When what is kept was known to be so.
  var thisUpdate: Instant? {
    switch content {
    case .list(let list)?: Instant(milliseconds: list.thisUpdate * 1000)
    case .response(_, let statement)?: Instant(milliseconds: statement.thisUpdate * 1000)
    case nil: nil
    }
  }

  /// When something newer is due; nil when it does not say.
  var nextUpdate: Instant? {
    switch content {
    case .list(let list)?: list.nextUpdate.map { Instant(milliseconds: $0 * 1000) }
    case .response(_, let statement)?: statement.nextUpdate.map { Instant(milliseconds: $0 * 1000) }
    case nil: nil
    }
  }
}

/// When a source is asked again. Chance is drawn from its name, so that a thousand offices do not call at the same second
/// and one office does so at the same moments every time.
enum Schedule {
  /// After an answer: when the set wants it newer, or when nine tenths of its time are over, whatever comes first.
  static func afterSuccess(_ kept: KeptAnswer, fresh: Int, of name: SHA256, at now: Instant) -> Instant {
    var wait = Int64(fresh)
    if let begin = kept.thisUpdate, let end = kept.nextUpdate {
      let whole = (end.milliseconds - begin.milliseconds) / 1000
      wait = min(wait, (end.milliseconds - now.milliseconds) / 1000 - whole / 10)
    }
    wait -= wait / 10 * Int64(name.bytes[0]) / 255
    // What is due already or nearly is late at its issuer's: asked for often, yet not all the time.
    return now.advanced(bySeconds: max(wait, 300))
  }

  /// After a failure: a minute later, then twice as long each time up to six hours; a quarter more or less.
  static func afterFailure(_ failures: Int, of name: SHA256, at now: Instant) -> Instant {
    let wait: Int64 = failures > 9 ? 6 * 3600 : min(60 << Int64(max(0, failures - 1)), 6 * 3600)
    let chance = Int64(name.bytes[max(0, failures) % 32])
    let shift = wait / 2 * chance / 255
    return now.advanced(bySeconds: wait * 3 / 4 + shift)
  }
}
