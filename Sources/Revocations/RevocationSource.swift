import Crypto
import Procedures
import WorkingTime

/// One thing that is asked of one address, again and again: a list, or a responder about one certificate.
struct RevocationSource: Sendable {
  /// What is asked.
  enum Subject: Sendable {
    /// A revocation list, which one of these may have signed besides the certificates of the set.
    case list(issuers: [Certificate])
    /// Whether one certificate was revoked.
    case response(about: Certificate, issuer: Certificate)
  }

  /// Names it in memory and on disk: of the address and, for a responder, of the certificate.
  let name: SHA256
  let address: WebAddress
  let plan: RevocationPlan
  let subject: Subject
  var kept: KeptAnswer
  /// Whether somebody waits for a new answer. Lists are always wanted; what a responder said, only when the certificate
  /// was met again.
  var isWanted = true

  init(_ subject: Subject, at address: WebAddress, of plan: RevocationPlan, now: Instant) {
    (self.subject, self.address, self.plan) = (subject, address, plan)
    switch subject {
    case .list: name = SHA256(of: address.text)
    case .response(let certificate, _): name = SHA256(of: address.text + "\n" + certificate.sha256.hex)
    }
    kept = KeptAnswer(nextTry: now)
  }

  /// How many questions of such a kind an address gets at the same time.
  var callsAtOnce: Int {
    switch subject {
    case .list: 1
    case .response: 4
    }
  }

  /// What some bytes of this source are, when they were found to be good before.
  func content(_ der: [UInt8]) -> KeptAnswer.Content? {
    switch subject {
    case .list: return (try? RevocationList(der: der)).map { .list($0) }
    case .response(let certificate, let issuer):
      guard let response = try? OCSPResponse(der: der),
        let statement = try? ChainMemory.shared.statement(of: response, about: certificate, issuedBy: issuer)
      else { return nil }
      return .response(response, statement)
    }
  }

  /// Asks, and takes in what comes; the schedule is the caller's.
  ///
  /// - Parameter nonce: Bytes of chance for a responder.
  /// - Returns: Whether it is something new.
  mutating func fetch(
    patience: Duration, nonce: [UInt8], at now: Instant
  ) throws(RevocationFailure) -> Bool {
    let call = RevocationCall(plan: plan, patience: patience)
    let acceptance = Acceptance(plan: plan, now: now.milliseconds / 1000)
    switch subject {
    case .list(let issuers):
      guard case .bytes(let bytes, let mark) = try call.get(address, mark: kept.content == nil ? nil : kept.mark) else {
        return false
      }
      var before: RevocationList?
      if case .list(let list)? = kept.content { before = list }
      let list = try acceptance.list(bytes, issuers: issuers, replacing: before)
      (kept.content, kept.mark) = (.list(list), mark)
      return list != before
    case .response(let certificate, let issuer):
      guard let question = try? OCSPRequest(about: certificate, issuedBy: issuer, nonce: nonce) else {
        throw RevocationFailure(.unreadable)
      }
      var before: (OCSPResponse, OCSPResponse.Statement)?
      if case .response(let response, let statement)? = kept.content { before = (response, statement) }
      let (response, statement) = try acceptance.response(
        try call.ask(question.der, at: address), to: question, about: certificate, issuedBy: issuer,
        replacing: before?.1)
      kept.content = .response(response, statement)
      return response != before?.0
    }
  }
}
