internal import Crypto
internal import JSON

/// Collects what a judgement stands on: of what was given, and of what the document itself holds.
struct EvidenceGathering {
  let judge: Judge
  let report: VerificationReport
  let found: [SignatureFound]
  let sets: [SHA256: String]

  /// Of what was given, what the report's chains are made of, and every answer about revocation by their issuers: what was
  /// at hand and did not serve is evidence too.
  var usedMaterial: TrustMaterial {
    let chains = chains
    let issuers = Set(chains.map(\.subject.der))
    let used = used
    var material = judge.material
    material.intermediates = material.intermediates.filter(chains.contains)
    material.revocationLists = material.revocationLists.filter {
      used.contains($0.sha256) || issuers.contains($0.issuer.der)
    }
    material.ocspResponses = material.ocspResponses.filter { used.contains(SHA256(of: $0)) }
    return material
  }

  /// A bundle of the document and of what it was judged with.
  func bundle(
    of bytes: [UInt8], _ content: [UInt8]?, _ material: TrustMaterial, _ policyText: [UInt8]?
  ) throws(EvidenceFault) -> EvidenceBundle {
    let contained = contained(beside: material)
    let document = EvidenceItem(.document, bytes, report.sha256)
    let signed = content.map { EvidenceItem(.content, $0) }
    let text = policyText.map { EvidenceItem(.policy, $0) }
    let finding = EvidenceItem(.report, report.json.canonical)
    let anchors = material.anchors.map(\.item)
    let intermediates = material.intermediates.map(\.item)
    let lists = material.revocationLists.map { EvidenceItem(.list, $0.der, $0.sha256) }
    let responses = material.ocspResponses.map { EvidenceItem(.response, $0) }
    let manifest = EvidenceManifest(
      engine: Verification.engine, document: document.sha256, byteCount: bytes.count, content: signed?.sha256,
      time: judge.now, receipt: judge.receipt, policy: judge.policy, policyText: text?.sha256,
      anchors: anchors.map { EvidenceManifest.Anchor($0.sha256, set: sets[$0.sha256]) },
      intermediates: intermediates.map(\.sha256), lists: lists.map(\.sha256), responses: responses.map(\.sha256),
      contained: contained.named, report: finding.sha256)
    return try EvidenceBundle(
      manifest,
      [document, finding] + [signed, text].compactMap(\.self) + anchors + intermediates + lists + responses
        + contained.items)
  }

  /// Every certificate of every path, of signers and of time-stamping authorities.
  private var chains: Set<Certificate> {
    var chains: Set<Certificate> = []
    for judgement in report.signatures.map(\.judgement) {
      chains.formUnion(judgement.chain + [judgement.signer].compactMap(\.self))
      chains.formUnion(judgement.timeStamps.flatMap(\.chain))
    }
    return chains
  }

  /// The hashes of every answer about revocation that counted.
  private var used: Set<SHA256> {
    Set(
      report.signatures.map(\.judgement).flatMap { $0.revocation + $0.timeStamps.flatMap(\.revocation) }.map(\.sha256))
  }

  private func contained(beside material: TrustMaterial) -> (
    named: EvidenceManifest.Contained, items: [EvidenceItem]
  ) {
    let used = used
    let tokens = found.flatMap(\.timeStamps).map(\.token)
    let messages = tokens.compactMap { try? SignedMessage(reading: $0) }
    let later = messages.flatMap(\.signers).map(\.revocationValues)
    let lists =
      found.flatMap(\.revocationLists) + messages.flatMap(\.revocationLists) + later.flatMap(\.lists)
    let given = Set(material.anchors + material.intermediates)
    let certificates = chains.subtracting(given).map(\.item)
    let listItems = Set(lists).subtracting(material.revocationLists).filter { used.contains($0.sha256) }.map {
      EvidenceItem(.list, $0.der, $0.sha256)
    }
    let all = found.flatMap(\.ocspResponses) + messages.flatMap(\.ocspResponses) + later.flatMap(\.responses)
    let responses = all.map { EvidenceItem(.response, $0) }.filter {
      used.contains($0.sha256)
    }
    let stamps = tokens.map { EvidenceItem(.timeStamp, $0) }
    let named = EvidenceManifest.Contained(
      certificates: sorted(certificates), lists: sorted(listItems), responses: sorted(responses),
      timeStamps: sorted(stamps))
    return (named, certificates + listItems + responses + stamps)
  }

  /// Hashes, each once, in an order of their own: what a document holds has none that matters.
  private func sorted(_ items: [EvidenceItem]) -> [SHA256] {
    Set(items.map(\.sha256)).sorted { $0.hex < $1.hex }
  }
}

extension Certificate {
  fileprivate var item: EvidenceItem { EvidenceItem(.certificate, der, sha256) }
}
