import LogIn
import Procedures
import Text
import WorkingTime

/// What a browser carries while somebody is at a provider, so that only this browser, and only soon, comes back from there.
struct LogInPassage: Sendable {
  /// The provider.
  let provider: Key<LogInProvider>
  /// What the log-in is known by.
  let state: String
  /// Where the person wants to be afterwards.
  let destination: LogInDestination

  /// The name of the cookie.
  static let cookie = "dang-nhap"
  /// How long somebody may be at the provider, in seconds.
  static let lifetimeSeconds: Int64 = 10 * 60

  /// The value of the cookie.
  func sealed(at now: Instant, _ seal: Seal) throws -> String {
    try seal.close("\(provider) \(state) \(now.milliseconds / 1000) \(destination.path)", for: Self.cookie)
  }
}

extension LogInPassage {
  /// Reads the cookie; nil when it was not made here or the person was away for too long.
  init?(cookie: String, at now: Instant, _ seal: Seal) throws {
    guard let text = try seal.open(cookie, for: Self.cookie) else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 4, let provider = Key<LogInProvider>(words[0]), let begun = Int64(words[2]),
      (0...Self.lifetimeSeconds).contains(now.milliseconds / 1000 - begun)
    else { return nil }
    self.provider = provider
    state = words[1]
    destination = LogInDestination(words[3])
  }
}

/// A page of ours to which somebody goes on after logging in: never another site's, whatever a link says.
struct LogInDestination: Sendable, Hashable {
  /// The path, of unreserved signs alone, so that no browser can read a host, a scheme or a line break out of it.
  let path: String

  /// The page of the own dossiers.
  static let own = LogInDestination("/cua-toi")

  /// The page of a path; that of the own dossiers for anything else.
  init(_ text: String?) {
    let isPlain = text.map { text in
      text.utf8.count <= 300 && text.hasPrefix("/") && !text.contains("//") && !text.hasPrefix("/dang-nhap")
        && !text.split(separator: "/").contains { $0.allSatisfy { $0 == "." } }
        && text.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            true
          default: false
          }
        }
    }
    path = isPlain == true ? text ?? "/cua-toi" : "/cua-toi"
  }
}
