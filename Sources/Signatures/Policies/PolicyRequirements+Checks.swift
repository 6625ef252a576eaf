internal import Crypto
internal import Text
internal import WorkingTime

extension PolicyRequirements {
  /// What the policy finds missing in one signature whose cryptography, chain and time are judged already.
  func checks(of facts: SignatureFacts, _ judgement: Judgement) -> [Check] {
    [format(facts), timeStamp(judgement), coverage(facts)].compactMap(\.self) + ends(facts, judgement)
  }

  private func unmet(_ rule: String, _ failure: SubIndication, _ vi: String, _ en: String) -> Check {
    Check("policy." + rule, .undecided(failure), Words(vi: vi, en: en))
  }

  private func format(_ facts: SignatureFacts) -> Check? {
    guard !formats.contains(facts.format) else { return nil }
    let taken = formats.map(\.rawValue).sorted().joined(separator: ", ")
    return unmet(
      "format", .signatureConstraintsFailure, "chính sách chỉ nhận \(taken), không nhận \(facts.format.rawValue)",
      "the policy takes \(taken) only, not \(facts.format.rawValue)")
  }

  private func timeStamp(_ judgement: Judgement) -> Check? {
    guard requiresTimeStamp, judgement.stampedTime == nil else { return nil }
    return unmet(
      "timeStamp", .signatureConstraintsFailure, "chính sách cần dấu thời gian, chữ ký không có dấu nào được công nhận",
      "the policy asks for a time stamp, and the signature has none that counts")
  }

  /// A PDF goes on after a signature, by the next one for instance; what changed is judged by its format.
  private func coverage(_ facts: SignatureFacts) -> Check? {
    guard coversAll, facts.format != .pdf, !facts.covered.contains(where: \.isWholeDocument) else { return nil }
    return unmet(
      "coverage", .signatureConstraintsFailure, "chữ ký chỉ phủ một phần nội dung",
      "the signature covers a part of the content only")
  }

  private func ends(_ facts: SignatureFacts, _ judgement: Judgement) -> [Check] {
    guard let algorithms = facts.algorithms else { return [] }
    let time = judgement.provenTime ?? judgement.time
    let used =
      [(algorithms.scheme, schemesUntil[algorithms.scheme])]
      + Set([algorithms.digest] + algorithms.contentDigests).sorted().map { ($0, digestsUntil[$0]) }
    return used.compactMap { name, end in
      guard let end, time >= end else { return nil }
      let last = LocalTime(end.advanced(bySeconds: -1)).day
      return unmet(
        "algorithmEnd", .cryptographicConstraintsFailure,
        "\(name) chỉ được dùng để ký đến hết ngày \(last); chưa chứng minh được chữ ký có trước đó",
        "\(name) was allowed for what was signed up to \(last); nothing proves that this one is older")
    }
  }
}
