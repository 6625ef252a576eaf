import Crypto
import Dossiers
import Procedures
import Synchronization
import WorkingTime

/// What was found about a file, and what that stands on: to be kept with whatever names it.
struct Finding: Sendable {
  let signature: PaperSignature
  let evidence: [KeptEvidence]
}

/// Findings of the last minute, so that one signed list that goes with three hundred acts is judged once.
///
/// A finding is that of its own moment, which it names. After a minute, and as soon as other answers about revocation are at
/// hand, it is asked anew.
final class JudgedLately: Sendable {
  /// What a finding depends on, besides the moment.
  struct Question: Hashable {
    let sha256: String
    let policy: SignaturePolicy
    /// The anchors, so that other definitions are other questions.
    let trust: [TrustSet]
    let applicant: String?
    /// The answers about revocation that were at hand, so that newer ones are another question.
    let revocation: SHA256
  }

  private static let seconds: Int64 = 60
  /// Findings that are kept at most; a finding and its question have some kilobytes; lists and anchors are
  /// shared by all.
  private static let most = 200

  private let findings = Mutex<[Question: Finding]>([:])

  /// The finding on a question: that of the last minute if there is one.
  ///
  /// Nobody waits for another's judgement: two who ask at once may both judge, and come to the same.
  func finding(on question: Question, at now: Instant, _ judge: () throws -> Finding) rethrows -> Finding {
    if let kept = findings.withLock({ $0[question] }), JudgedLately.isFresh(kept, at: now) { return kept }
    let found = try judge()
    findings.withLock { findings in
      if findings.count >= JudgedLately.most { findings = findings.filter { JudgedLately.isFresh($0.value, at: now) } }
      if findings.count < JudgedLately.most { findings[question] = found }
    }
    return found
  }

  private static func isFresh(_ finding: Finding, at now: Instant) -> Bool {
    let age = now.milliseconds - finding.signature.at.milliseconds
    return (0..<seconds * 1_000).contains(age)
  }
}
