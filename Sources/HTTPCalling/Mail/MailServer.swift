internal import CCurl
import Synchronization

/// A mail server that letters are handed to.
@safe public final class MailServer: Sendable {
  /// How it is reached.
  public struct Settings: Sendable, Hashable {
    /// `smtp://mail.example.vn:587`, which has to offer STARTTLS unless it is this machine, or `smtps://mail.example.vn`.
    public var url: String
    /// The name and password that it asks for; nil when it asks for none.
    public var user: String?
    /// The password.
    public var password: String?
    /// A file of the certificates of authorities that are trusted instead of the system's. With it TLS is asked for on
    /// this machine, too.
    public var authorities: String?
    /// Until the connection stands.
    public var connecting = Duration.seconds(15)
    /// Until a letter is handed over.
    public var whole = Duration.seconds(60)

    /// A server of that address, without a password.
    public init(url: String) { self.url = url }
  }

  private let settings: Settings
  private let server: ServerName
  private let handle: Mutex<MailHandle>

  /// A server without connection yet.
  ///
  /// - Throws: ``CallFailure`` when the address is none.
  public init(_ settings: Settings) throws(CallFailure) {
    self.settings = settings
    server = try ServerName(settings.url, schemes: ["smtp", "smtps"])
    handle = Mutex(try MailHandle())
  }

  /// Whether what is sent goes without TLS: then it must not leave this machine.
  private var isPlain: Bool {
    settings.authorities == nil && server.text.hasPrefix("smtp://") && server.isLoopback
  }

  /// Hands a letter over and waits until the server has taken it.
  ///
  /// The connection is kept for the next one.
  public func send(_ mail: Mail) -> MailOutcome {
    handle.withLock { handle in
      let transfer = MailTransfer(mail, staysHere: isPlain)
      return transfer.outcome(handle.perform(mail, transfer, settings, isPlain: isPlain))
    }
  }
}

/// What came of handing a letter over. The words are codes; what the server said may name people and is not kept.
public enum MailOutcome: Hashable, Sendable {
  /// The server has taken it.
  case taken
  /// The server refuses this letter for good: `smtp-550`.
  case refused(String)
  /// The server does not take this letter now, or nobody knows whether it has: `smtp-451`, `broken-off`.
  case later(String)
  /// The server takes nothing now: it is not there, or does not let us in: `unreachable`, `smtp-535`.
  case unreachable(String)
}
