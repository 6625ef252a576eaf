internal import Crypto
public import JSON
internal import Text
internal import WorkingTime

extension VerificationReport {
  /// The report for programs; its keys are stable. Times are RFC 3339 in UTC, hashes hexadecimal.
  public var json: JSONValue {
    .object([
      "indication": .string(indication.rawValue),
      "subIndication": subIndication.map { .string($0.rawValue) } ?? .null,
      "policy": .string(policy),
      "time": .string(time.utc),
      "document": [
        "sha256": .string(sha256.hex), "bytes": JSONValue(byteCount),
        "format": format.map { .string($0.rawValue) } ?? .null,
      ],
      "signatures": .array(signatures.map(\.json)),
      "signers": .array(signers.map(\.json)),
    ])
  }
}

extension SignerVerdict {
  var json: JSONValue {
    .object([
      "signer": .string(signer.id), "name": signer.name.json, "needed": JSONValue(signer.count),
      "found": JSONValue(found), "outcome": .string(outcome.rawValue),
    ])
  }
}

extension VerifiedSignature {
  /// The signature for programs: facts, judgement, and what an officer reads.
  public var json: JSONValue {
    let view = OfficerView(self)
    return .object([
      "indication": .string(judgement.indication.rawValue),
      "subIndication": judgement.subIndication.map { .string($0.rawValue) } ?? .null,
      "headline": view.headline.json,
      "facts": facts.json,
      "signer": judgement.signer?.json ?? .null,
      "provenTime": judgement.provenTime.map { .string($0.utc) } ?? .null,
      "provenBy": judgement.proof.map { .string($0.kind.rawValue) } ?? .null,
      "checks": .array(judgement.checks.map(\.json)),
      "chain": .array(judgement.chain.map(\.json)),
      "revocation": .array(judgement.revocation.map(\.json)),
      "timeStamps": .array(judgement.timeStamps.map(\.json)),
      "next": judgement.nextStep?.json ?? .null,
    ])
  }
}

extension SignatureFacts {
  var json: JSONValue {
    .object([
      "format": .string(format.rawValue),
      "place": .string(place),
      "covered": .array(
        covered.map { piece in
          .object([
            "what": piece.what.json, "whole": .bool(piece.isWholeDocument), "sha256": .string(piece.sha256.hex),
            "bytes": JSONValue(piece.length),
          ])
        }),
      "algorithms": algorithms?.json ?? .null,
      "claimedTime": claimedTime.map { .string($0.utc) } ?? .null,
      "namedPolicy": namedPolicy.map { .string($0) } ?? .null,
      "remarks": .object(JSONObject(remarks.map { ($0.key, .string($0.value)) })),
    ])
  }
}

extension AlgorithmFacts {
  var json: JSONValue {
    .object([
      "scheme": .string(scheme), "digest": .string(digest),
      "contentDigests": .array(contentDigests.map { .string($0) }),
      "key": keyKind.map { .string($0) } ?? .null, "keyBits": JSONValue(keyBits),
    ])
  }
}

extension Check {
  var json: JSONValue {
    let word =
      switch outcome {
      case .passed: "passed"
      case .failed: "failed"
      case .undecided: "undecided"
      case .noted: "noted"
      }
    return .object([
      "rule": .string(rule), "outcome": .string(word),
      "subIndication": failure.map { .string($0.rawValue) } ?? .null, "words": words.json,
    ])
  }
}

extension Certificate {
  var json: JSONValue {
    .object([
      "subject": .string(subject.text), "issuer": .string(issuer.text), "serialNumber": .string(serialNumber),
      "notBefore": .string(Instant(seconds: notBefore).utc), "notAfter": .string(Instant(seconds: notAfter).utc),
      "sha256": .string(sha256.hex),
    ])
  }
}

extension RevocationUsed {
  var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "sha256": .string(sha256.hex), "certificate": .string(certificate.hex),
      "thisUpdate": .string(thisUpdate.utc), "nextUpdate": nextUpdate.map { .string($0.utc) } ?? .null,
    ])
  }
}

extension TimeStampJudgement {
  var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "time": time.map { .string($0.utc) } ?? .null,
      "authority": authority.map { .string($0) } ?? .null, "isProof": .bool(isProof),
      "checks": .array(checks.map(\.json)), "chain": .array(chain.map(\.json)),
      "revocation": .array(revocation.map(\.json)),
    ])
  }
}

extension Words {
  fileprivate var json: JSONValue { .object(["vi": .string(vi), "en": .string(en)]) }
}
