import HTTPServing
import OneStop
import Text

/// Keeps guessers of passwords slow: few tries from one address, and few passwords verified at the same time, because
/// each costs memory and a tenth of a second. Names are locked by the office itself.
final class SignInDoor: Sendable {
  private let tries: Buckets
  private let microseconds: @Sendable () -> Int64
  private let turnstile = Turnstile(most: Limits.signingIn)

  init(_ settings: PortalSettings) {
    tries = settings.rates.buckets("sign-in", Rate(perSecond: 1, burst: 10))
    microseconds = settings.surroundings.microseconds
  }

  /// Lets one try through.
  ///
  /// - Throws: ``Problem`` when the address tries too often or too many are inside; what the try throws.
  func pass<Value>(_ address: Address, _ attempt: () throws -> Value) throws -> Value {
    if let seconds = tries.take(address.subscriber, now: microseconds()) {
      var problem = Problem(
        .tooManyRequests, "too-many-sign-ins",
        Words(
          vi: "Đăng nhập quá nhiều lần từ địa chỉ này. Hãy đợi một lát.",
          en: "Too many sign-ins from this address. Wait a moment."))
      problem.retryAfterSeconds = seconds
      throw problem
    }
    guard let value = try turnstile.pass(attempt) else {
      var problem = Problem(
        .serviceUnavailable, "busy",
        Words(vi: "Máy chủ đang bận, xin thử lại sau.", en: "The server is busy; please try again later."))
      problem.retryAfterSeconds = 1
      throw problem
    }
    return value
  }
}
