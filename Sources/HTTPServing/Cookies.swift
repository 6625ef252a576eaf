/// The cookies that a request brings (RFC 6265 section 5.4).
public struct Cookies: Sendable {
  private let pairs: [(name: String, value: String)]

  /// Reads the `Cookie` lines of a request; what is malformed is left out.
  public init(_ headers: Headers) {
    pairs = headers.all("Cookie").flatMap { line in
      line.split(separator: ";").compactMap { part in
        guard let mark = part.firstIndex(of: "=") else { return nil }
        let name = part[..<mark].trimmed
        var value = part[part.index(after: mark)...].trimmed
        if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
          value = String(value.dropFirst().dropLast())
        }
        return name.isToken ? (name, value) : nil
      }
    }
  }

  /// The value of a cookie, or nil; the first when a name comes twice.
  public subscript(name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }
}

/// A cookie to be set (RFC 6265bis).
public struct SetCookie: Sendable, Hashable {
  /// Whether other sites' pages may send it along.
  public enum SameSite: String, Sendable, Hashable {
    /// Only our own pages.
    case strict = "Strict"
    /// Also a link that leads here.
    case lax = "Lax"
  }

  private let name: String
  private let value: String
  private let secure: Bool
  private let sameSite: SameSite
  private let maxAgeSeconds: Int?

  /// A cookie of this host alone: not for scripts, the whole site, never for another domain.
  ///
  /// With `secure` its name begins with `__Host-`, which browsers only take over TLS and from the host itself; without
  /// (on a loopback address) the name stands alone. ``name(_:secure:)`` gives the name to read it by.
  ///
  /// - Parameters:
  ///   - value: Letters, figures and punctuation without blank, `"`, `,`, `;` and `\`; other characters are dropped.
  ///   - maxAgeSeconds: How long to keep it; nil until the browser is closed, 0 to forget it.
  public init(host name: String, _ value: String, secure: Bool, sameSite: SameSite = .lax, maxAgeSeconds: Int? = nil) {
    self.name = SetCookie.name(name, secure: secure)
    self.value = String(
      decoding: value.utf8.filter { byte in
        byte > 0x20 && byte < 0x7F && !#"",;\"#.utf8.contains(byte)
      }, as: UTF8.self)
    self.secure = secure
    self.sameSite = sameSite
    self.maxAgeSeconds = maxAgeSeconds
  }

  /// The full name of a cookie of this host.
  public static func name(_ name: String, secure: Bool) -> String {
    (secure ? "__Host-" : "") + name.filter { String($0).isToken }
  }

  /// The value of the `Set-Cookie` line.
  public var line: String {
    var line = "\(name)=\(value); Path=/; HttpOnly; SameSite=\(sameSite.rawValue)"
    if secure { line += "; Secure" }
    if let maxAgeSeconds { line += "; Max-Age=\(maxAgeSeconds)" }
    return line
  }
}
