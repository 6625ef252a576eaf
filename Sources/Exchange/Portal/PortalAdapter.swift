public import JSON

/// Tells the national portal of dossiers through its older adapter, within a session that it renews by itself.
///
/// Whatever is told twice is there once: a dossier that the portal has already is updated, and a step that it has already
/// is left as it is. So who does not know whether something has arrived tells it again.
public final class PortalAdapter: PortalTelling {
  /// How the adapter knows an agency.
  public struct Account: Sendable {
    /// The name to log in with.
    public let name: String
    /// The password that goes with it.
    let password: String
    /// `madonvi`: the agency, by its identification code.
    public let agency: String

    /// An account.
    public init(name: String, password: String, agency: String) {
      self.name = name
      self.password = password
      self.agency = agency
    }
  }

  /// Where a message goes.
  public enum Door: Sendable {
    /// Where sessions begin.
    case logIn
    /// Where services are called.
    case services
  }

  /// What came of carrying a message.
  public enum Reply: Sendable {
    /// The portal answered with these bytes.
    case answered([UInt8])
    /// It did not, or not to the end; a code without words of anybody.
    case unreachable(String)
  }

  private let account: Account
  private let send: @Sendable (Door, JSONValue) -> Reply
  private let session = PortalPass()

  /// An adapter without a session yet.
  ///
  /// - Parameter send: Carries a message, as JSON with the header lines of the adapter (`dstcode`, `Charset`).
  public init(_ account: Account, send: @escaping @Sendable (Door, JSONValue) -> Reply) {
    self.account = account
    self.send = send
  }

  /// Tells a change. The adapter is asked what is there, so that nothing has to be remembered.
  public func tell(_ news: PortalNews, _ memory: any PortalMemory) -> PortalVerdict { tell(news.dossier, [news.step]) }

  /// Tells how a dossier stands now, and the steps that led there.
  public func tell(_ dossier: PortalDossier, _ steps: [PortalProgress]) -> PortalVerdict {
    let found: PortalAnswer
    switch call(.find(dossier.code, for: account.agency)) {
    case .success(let answer): found = answer
    case .failure(let stop): return stop.verdict
    }
    let isThere = found.outcome == .done && !found.results.isEmpty
    if let stop = synchronise(dossier, isUpdating: isThere) { return stop }
    for message in PortalCall.progress(steps, for: account.agency) {
      switch call(message) {
      case .failure(let stop): return stop.verdict
      case .success(let answer) where answer.outcome == .refused: return .refused(answer.code)
      // A step that is there already was told before.
      case .success: continue
      }
    }
    return .done
  }

  /// Enters or updates a dossier; nil when that is done.
  private func synchronise(_ dossier: PortalDossier, isUpdating: Bool) -> PortalVerdict? {
    for message in PortalCall.synchronise([dossier], isUpdating: isUpdating, for: account.agency) {
      switch call(message) {
      case .failure(let stop): return stop.verdict
      case .success(let answer):
        switch answer.outcome {
        case .done: continue
        // Somebody was faster, or an answer was lost: what is there is brought up to date.
        case .exists where !isUpdating: return synchronise(dossier, isUpdating: true)
        case .exists, .refused, .sessionOver: return .refused(answer.code)
        }
      }
    }
    return nil
  }

  /// Why a call came to nothing.
  private struct Stop: Error {
    let verdict: PortalVerdict
  }

  /// Calls a service within a session; one that is over is renewed once.
  private func call(_ call: PortalCall) -> Result<PortalAnswer, Stop> {
    for attempt in 1...2 {
      let session: String
      switch openSession() {
      case .success(let open): session = open
      case .failure(let stop): return .failure(stop)
      }
      switch exchange(.services, call.message(in: session)) {
      case .failure(let stop): return .failure(stop)
      case .success(let answer) where answer.outcome == .sessionOver:
        self.session.forget(session)
        if attempt == 2 { return .failure(Stop(verdict: .later("session-over"))) }
      case .success(let answer): return .success(answer)
      }
    }
    return .failure(Stop(verdict: .later("session-over")))
  }

  private func openSession() -> Result<String, Stop> {
    if let open = session.text() { return .success(open) }
    switch exchange(.logIn, PortalCall.logIn(name: account.name, password: account.password)) {
    case .failure(let stop): return .failure(stop)
    case .success(let answer):
      guard answer.outcome == .done, let new = answer.session else {
        // A wrong password is put right by a person; until then everything waits.
        return .failure(Stop(verdict: .later("log-in-\(answer.code)")))
      }
      session.keep(new)
      return .success(new)
    }
  }

  private func exchange(_ door: Door, _ message: JSONValue) -> Result<PortalAnswer, Stop> {
    switch send(door, message) {
    case .unreachable(let word): return .failure(Stop(verdict: .later(word)))
    case .answered(let bytes):
      guard let answer = try? PortalAnswer(reading: bytes) else {
        return .failure(Stop(verdict: .later("not-understood")))
      }
      return .success(answer)
    }
  }
}
