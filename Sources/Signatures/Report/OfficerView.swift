internal import Crypto
public import Text
internal import WorkingTime

/// A signature as an officer reads about it: who, when, what, why, and what to do next, as TT 15/2025/TT-BKHCN, Annex II
/// asks verifying software to show.
public struct OfficerView: Sendable {
  /// One line: what it is about, and what there is to say.
  public struct Line: Sendable, Hashable {
    /// What it is about.
    public let label: Words
    /// What there is to say.
    public let text: Words
  }

  /// Whether it holds, in a word.
  public let headline: Words
  /// The lines below, in their order.
  public let lines: [Line]

  /// The view of a signature.
  public init(_ signature: VerifiedSignature) {
    let judgement = signature.judgement
    headline = judgement.indication.headline
    var lines: [Line] = []
    func add(_ vi: String, _ en: String, _ text: Words?) {
      if let text { lines.append(Line(label: Words(vi: vi, en: en), text: text)) }
    }
    if let signer = judgement.signer {
      add("Người ký", "Signer", .plain(signer.shownName))
      add("Chức vụ", "Position", signer.subject.title.map { .plain($0.shown) })
      add("Cơ quan", "Organisation", signer.subject.organization.map { .plain($0.shown) })
      add("Tổ chức chứng thực", "Issuer", .plain((signer.issuer.commonName ?? signer.issuer.text).shown))
      add("Số chứng thư", "Certificate number", .plain(signer.serialNumber))
      let (begin, end) = (Instant(seconds: signer.notBefore), Instant(seconds: signer.notAfter))
      add("Hiệu lực", "Valid", Words(vi: "từ \(begin) đến \(end)", en: "from \(begin) to \(end)"))
    }
    add("Thời điểm ký", "Time", OfficerView.time(signature))
    for piece in signature.facts.covered { add("Nội dung", "Content", piece.what) }
    add("Toàn vẹn", "Integrity", OfficerView.integrity(judgement))
    add("Lý do", "Reason", judgement.checks.deciding?.words)
    add("Việc tiếp theo", "Next", judgement.nextStep)
    self.lines = lines
  }

  private static func time(_ signature: VerifiedSignature) -> Words? {
    if let proof = signature.judgement.proof { return proof.words }
    return signature.facts.claimedTime.map {
      Words(vi: "\($0), do người ký khai, chưa được chứng minh", en: "\($0), as the signer claims; not proven")
    }
  }

  private static func integrity(_ judgement: Judgement) -> Words {
    let failures = judgement.checks.compactMap(\.failure)
    if failures.contains(where: { $0 == .hashFailure || $0 == .signatureCryptographyFailure }) {
      return Words(vi: "đã bị thay đổi", en: "changed")
    }
    if judgement.checks.contains(where: { $0.rule == "crypto.signature" && $0.outcome == .passed }) {
      return Words(vi: "nguyên vẹn", en: "intact")
    }
    return Words(vi: "chưa kiểm tra được", en: "could not be checked")
  }
}

extension Indication {
  /// The headline for an officer.
  public var headline: Words {
    switch self {
    case .totalPassed: Words(vi: "HỢP LỆ", en: "VALID")
    case .indeterminate: Words(vi: "CHƯA KẾT LUẬN ĐƯỢC", en: "UNDECIDED")
    case .totalFailed: Words(vi: "KHÔNG HỢP LỆ", en: "NOT VALID")
    }
  }
}

extension Judgement {
  /// What an officer does next; nil when there is nothing to do.
  public var nextStep: Words? {
    switch (indication, subIndication) {
    case (.totalPassed, _): nil
    case (.totalFailed, _):
      Words(vi: "yêu cầu ký lại hoặc nộp lại bản đã ký", en: "ask for it to be signed, or handed in, again")
    case (.indeterminate, .tryLater):
      Words(
        vi: "kiểm tra lại khi có danh sách thu hồi mới", en: "check again once there is a newer revocation list")
    case (.indeterminate, .signedDataNotFound):
      Words(vi: "bổ sung tệp nội dung đã được ký", en: "add the file that was signed")
    case (.indeterminate, .noSigningCertificateFound):
      Words(vi: "yêu cầu ký lại kèm chứng thư", en: "ask for a signature that has its certificate with it")
    case (.indeterminate, _):
      Words(vi: "chuyển người có thẩm quyền xem xét", en: "pass it on to whoever may decide about it")
    }
  }
}
