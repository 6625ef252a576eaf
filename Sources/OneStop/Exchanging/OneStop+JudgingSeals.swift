import Documents
import Dossiers
import Exchange
import Procedures
import Signatures
import Text

extension OneStop {
  /// What is found about the seal on a message, under the policy of official documents.
  ///
  /// Programs in service put signatures there that nobody can verify, in another namespace or by a canonical form that does not
  /// exist: those prove nothing, and are no forgery.
  ///
  /// - Parameters:
  ///   - seal: In what form it stands there.
  ///   - original: The message as it came, which is among the files.
  ///   - evidence: Gets what the finding stands on, which is kept with the document: nobody asks for that of a message that none
  ///     came of.
  /// - Returns: nil when there is no seal.
  func sealFound(
    _ seal: SealForm, on original: DocumentFile, keeping evidence: inout [KeptEvidence]
  ) throws -> MessageSeal? {
    switch seal {
    case .none, .empty: return nil
    case .notVerifiable(let why): return MessageSeal(.notVerifiable, reason: why)
    case .signature: break
    }
    let found = try finding(
      on: original.sha256, bytes: original.bytes, by: "co-quan", applicant: nil, signing: nil, keeping: &evidence)
    let isUnreadable = found.code == SubIndication.formatFailure.rawValue
    let verdict: MessageSeal.Verdict =
      switch found.verdict {
      case .valid: .valid
      case .undecided: .undecided
      case .invalid: isUnreadable ? .notVerifiable : .invalid
      }
    return MessageSeal(verdict, signer: found.signers.first, reason: found.reason, evidence: found.evidence)
  }
}
