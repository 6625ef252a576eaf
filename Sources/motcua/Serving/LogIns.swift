import LogIn
import Procedures
import Synchronization
import Text
import WorkingTime

/// The providers by which citizens log in at a running server: those of the definitions whose secret the operator has given.
final class LogIns: Sendable {
  static let secret = Parameter<ProviderSecret>.option(
    "log-in-secret", "PROVIDER=FILE",
    Words(
      vi:
        "tệp chứa bí mật mà nhà cung cấp đăng nhập trong Workflows/log-in.yaml đã cấp, chmod 600 (ghi được nhiều lần)",
      en: "file with the secret that a provider of Workflows/log-in.yaml has given, chmod 600 (repeatable)"),
    repeats: true
  ) { text, _ in
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let provider = Key<LogInProvider>(parts[0]), !parts[1].isEmpty else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không có dạng PROVIDER=FILE, như vneid=/etc/motcua/vneid.secret",
          en: "“\(text.harmless)” is not PROVIDER=FILE, such as vneid=/etc/motcua/vneid.secret"))
    }
    return ProviderSecret(provider: provider, file: String(parts[1]))
  }

  /// Whose secret stands in which file.
  struct ProviderSecret {
    let provider: Key<LogInProvider>
    let file: String
  }

  private let secrets: [Key<LogInProvider>: String]
  private let now: @Sendable () -> Instant
  private let current: Mutex<[IdentityProvider]>

  /// Reads the secrets that the operator has named.
  ///
  /// - Throws: ``CommandError`` when one cannot be read, or its provider is not among the definitions.
  init(of call: Call, _ definitions: Definitions) throws {
    var secrets: [Key<LogInProvider>: String] = [:]
    for named in try call.all(LogIns.secret) {
      guard definitions.logIn.contains(where: { $0.id == named.provider }) else {
        let known = definitions.logIn.map(\.id.text)
        let nearest = nearestWord(to: named.provider.text, among: known).map { " (\($0)?)" } ?? ""
        throw CommandError.usage(
          Words(
            vi: "Workflows/log-in.yaml không có nhà cung cấp `\(named.provider)`\(nearest)",
            en: "Workflows/log-in.yaml has no provider `\(named.provider)`\(nearest)"))
      }
      let lines = try SecretFile.lines(of: named.file)
      guard let secret = lines.first, lines.count == 1 else {
        throw CommandError.usage(
          Words(
            vi: "\(named.file.harmless) phải có đúng một dòng: bí mật của `\(named.provider)`",
            en: "\(named.file.harmless) has to hold one line, the secret of `\(named.provider)`"))
      }
      secrets[named.provider] = secret
    }
    self.secrets = secrets
    now = call.host.now
    current = Mutex([])
    use(definitions)
  }

  /// The providers that can be used now.
  var providers: [IdentityProvider] { current.withLock(\.self) }

  /// Puts the providers of definitions into use that were loaded anew; what is known of those that read the same is kept.
  func use(_ definitions: Definitions) {
    current.withLock { current in
      current = definitions.logIn.compactMap { provider in
        if let same = current.first(where: { $0.provider == provider }) { return same }
        return secrets[provider.id].map { IdentityProvider(provider, secret: $0, now: now) }
      }
    }
  }
}
