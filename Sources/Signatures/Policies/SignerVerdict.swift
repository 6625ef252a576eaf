internal import Crypto
public import Text
internal import WorkingTime

/// Whether one of those who have to sign has signed.
public struct SignerVerdict: Sendable, Hashable {
  /// What came of it.
  public enum Outcome: String, Sendable, Hashable {
    /// Enough of them have, and their signatures hold.
    case enough
    /// Enough of them have, and some signatures are not decided.
    case undecided
    /// None of them has, or too few.
    case missing
    /// A signature of theirs does not hold.
    case wrong
    /// They have signed before those who had to sign first, or nothing proves the order.
    case outOfOrder = "out-of-order"
  }

  /// Who had to sign.
  public let signer: RequiredSigner
  /// How many different persons have signed as this one, with signatures that hold.
  public let found: Int
  /// What came of it.
  public let outcome: Outcome

  /// What came of it, in a sentence.
  public var words: Words {
    let name = signer.name
    return
      switch outcome
    {
    case .enough: Words(vi: "đủ (\(found)/\(signer.count))", en: "enough (\(found) of \(signer.count))")
    case .undecided:
      Words(vi: "chưa kết luận được chữ ký của \(name.vi)", en: "the signature of \(name.en) is not decided")
    case .missing:
      Words(
        vi: "thiếu chữ ký của \(name.vi) (\(found)/\(signer.count))",
        en: "the signature of \(name.en) is missing (\(found) of \(signer.count))")
    case .wrong:
      Words(vi: "chữ ký của \(name.vi) không hợp lệ", en: "a signature of \(name.en) does not hold")
    case .outOfOrder:
      Words(
        vi: "\(name.vi) ký không đúng thứ tự, hoặc không chứng minh được thứ tự",
        en: "\(name.en) signed out of order, or nothing proves the order")
    }
  }

  /// What it means for the document; nil when there is nothing wrong.
  var check: Check? {
    outcome == .enough ? nil : Check("policy.signer", .undecided(.signatureConstraintsFailure), words)
  }
}

extension PolicyRequirements {
  /// Who of those who have to sign has signed, in the order of the policy.
  func verdicts(on signatures: [VerifiedSignature]) -> [SignerVerdict] {
    var verdicts: [SignerVerdict] = []
    var before: (last: Int, time: Instant?)?
    for signer in signers {
      let own = signatures.enumerated().filter { $0.element.judgement.signer?.isHeld(by: signer) ?? false }
      let passed = own.filter { $0.element.judgement.indication == .totalPassed }
      let undecided = own.filter { $0.element.judgement.indication == .indeterminate }
      let found = persons(passed)
      var outcome = SignerVerdict.Outcome.missing
      if passed.count + undecided.count < own.count {
        outcome = .wrong
      } else if found >= signer.count {
        outcome = .enough
      } else if persons(passed + undecided) >= signer.count {
        outcome = .undecided
      }
      if isOrdered, outcome == .enough {
        if let before, !follows(passed, before) { outcome = .outOfOrder }
        before = (passed.map(\.offset).max() ?? 0, passed.compactMap(\.element.judgement.stampedTime).max())
      }
      verdicts.append(SignerVerdict(signer: signer, found: found, outcome: outcome))
    }
    return verdicts
  }

  private func persons(_ signatures: [(offset: Int, element: VerifiedSignature)]) -> Int {
    Set(signatures.compactMap { $0.element.judgement.signer?.holder }).count
  }

  /// In a PDF each signature covers those before it, so their places tell the order; elsewhere time stamps do.
  private func follows(
    _ signatures: [(offset: Int, element: VerifiedSignature)], _ before: (last: Int, time: Instant?)
  ) -> Bool {
    signatures.allSatisfy { position, signature in
      if signature.facts.format == .pdf { return position > before.last }
      guard let earlier = before.time, let time = signature.judgement.stampedTime else { return false }
      return time >= earlier
    }
  }
}
