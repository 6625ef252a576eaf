internal import Crypto
internal import Text
internal import WorkingTime

/// Holds a certificate against trust anchors, times, constraints and revocation, and puts what it finds into words.
struct ChainCheck {
  let material: TrustMaterial
  let policy: ValidationPolicy
  /// The time of what was signed, as far as it is proven; else that of the judgement.
  let time: Instant
  /// What proves that time; nil when nothing does.
  let proof: TimeProof.Kind?
  /// The time of the judgement.
  let now: Instant
  let purpose: ChainQuestion.Purpose
  /// The moment before which it cannot have been signed, when a time stamp of the content proves one.
  var earliest: Instant?

  /// What came of it.
  struct Result {
    var checks: [Check]
    /// The path, the certificate first; as far as it was found.
    var chain: [Certificate]
    /// The answers about revocation that the result stands on.
    var revocation: [RevocationUsed] = []
  }

  /// Judges a certificate.
  func result(for certificate: Certificate) -> Result {
    do throws(CryptoFailure) {
      return try judged(certificate)
    } catch {
      let words = Words(
        vi: "không kiểm tra được chuỗi chứng thư: \(error)", en: "the chain could not be checked: \(error)")
      return Result(checks: [Check("chain.path", .failed(.chainGeneralFailure), words)], chain: [certificate])
    }
  }

  private func judged(_ certificate: Certificate) throws(CryptoFailure) -> Result {
    var question = ChainQuestion(anchors: material.anchors, time: time.seconds)
    question.intermediates = material.intermediates
    question.securityLevel = policy.chainSecurityLevel
    question.purpose = purpose
    let lookUp = RevocationCheck(
      material: material, policy: policy, time: time.seconds, now: now.seconds, purpose: purpose)
    // Nearly always one validation tells both; lists of another time need one of their own.
    if policy.requiresRevocation, time.seconds == now.seconds {
      question.checksRevocation = true
      question.revocationLists = lookUp.lists
    }
    let answer = try ChainMemory.shared.answer(question, about: certificate)
    guard !answer.problems.contains(where: { $0.kind == .noPath }), !answer.chain.isEmpty else {
      let words = Words(
        vi: "chứng thư của \(certificate.shownName) không thuộc tổ chức chứng thực được tin cậy",
        en: "no chain leads from the certificate of \(certificate.shownName) to a trusted authority")
      return Result(checks: [Check("chain.path", .failed(.noCertificateChainFound), words)], chain: answer.chain)
    }
    var checks = [path(answer)]
    checks += times(answer)
    checks += strength(answer)
    checks += constraints(answer)
    checks.append(usage(certificate))
    guard policy.requiresRevocation else { return Result(checks: checks, chain: answer.chain) }
    let found = try lookUp.result(for: answer.chain, validated: question.checksRevocation ? answer : nil)
    checks += revocation(answer.chain, found.standings)
    return Result(checks: checks, chain: answer.chain, revocation: found.used)
  }

  private func path(_ answer: ChainAnswer) -> Check {
    let anchor = answer.chain.last?.shownName ?? ""
    return Check(
      "chain.path", .passed, Words(vi: "chuỗi chứng thư dẫn đến \(anchor)", en: "the chain leads to \(anchor)"))
  }

  private func times(_ answer: ChainAnswer) -> [Check] {
    let rule = "chain.validity"
    for problem in answer.problems where problem.depth < answer.chain.count {
      let certificate = answer.chain[problem.depth]
      let name = certificate.shownName
      switch problem.kind {
      case .expired:
        let day = Instant(seconds: certificate.notAfter)
        let isLater = problem.depth == 0 && earliest.map { $0 > day } ?? false
        return [
          Check(
            rule, .failed(isLater ? .expired : .outOfBoundsNoProof),
            expiry(of: name, day))
        ]
      case .notYetValid:
        let day = Instant(seconds: certificate.notBefore)
        return [
          Check(
            rule, .failed(proof != nil && problem.depth == 0 ? .notYetValid : .outOfBoundsNoProof),
            Words(
              vi: "chứng thư của \(name) chưa có hiệu lực vào \(time) (từ \(day))",
              en: "the certificate of \(name) was not valid yet at \(time) (from \(day))"))
        ]
      default: continue
      }
    }
    return [
      Check(
        rule, .passed,
        Words(vi: "mọi chứng thư có hiệu lực vào \(time)", en: "all certificates were valid at \(time)"))
    ]
  }

  private func expiry(of name: String, _ day: Instant) -> Words {
    switch proof {
    case .timeStamp:
      Words(
        vi: "dấu thời gian \(time) có sau khi chứng thư của \(name) hết hạn (\(day))",
        en: "the time stamp of \(time) is later than the end of the certificate of \(name) (\(day))")
    case .receipt:
      Words(
        vi: "hệ thống ghi nhận văn bản lúc \(time), sau khi chứng thư của \(name) hết hạn (\(day))",
        en: "the document was recorded at \(time), after the end of the certificate of \(name) (\(day))")
    case nil:
      Words(
        vi: "chứng thư của \(name) đã hết hạn (\(day)), không có dấu thời gian chứng minh thời điểm ký",
        en: "the certificate of \(name) expired (\(day)), and no time stamp proves when it was signed")
    }
  }

  private func strength(_ answer: ChainAnswer) -> [Check] {
    guard let problem = answer.problems.first(where: { $0.kind == .tooWeak }) else { return [] }
    let words = Words(
      vi: "chuỗi chứng thư dùng thuật toán hoặc độ dài khóa không còn được phép (\(problem.reason))",
      en: "the chain uses an algorithm or a key size that is no longer allowed (\(problem.reason))")
    return [Check("chain.algorithms", .failed(.cryptographicConstraintsFailure), words)]
  }

  private func constraints(_ answer: ChainAnswer) -> [Check] {
    guard let problem = answer.problems.first(where: { $0.kind == .constraint }) else { return [] }
    let words = Words(
      vi: "chuỗi chứng thư không đúng quy định (\(problem.reason))",
      en: "the chain breaks a constraint (\(problem.reason))")
    return [Check("chain.constraints", .failed(.chainConstraintsFailure), words)]
  }

  /// What the certificate itself allows its key to do (TT 15/2025/TT-BKHCN, Annex II).
  private func usage(_ certificate: Certificate) -> Check {
    let rule = "chain.usage"
    let foreign: Set<String> = [
      ExtendedKeyUsage.serverAuthentication, ExtendedKeyUsage.timeStamping, ExtendedKeyUsage.ocspSigning,
    ]
    let signs = certificate.keyUsage.map { !$0.isDisjoint(with: [.digitalSignature, .nonRepudiation]) } ?? true
    // Certificates whose only purposes are servers, time stamps or OCSP answers sign no documents.
    let isMeant =
      purpose == .timeStamping || certificate.extendedKeyUsage.map { !Set($0).isSubset(of: foreign) } ?? true
    guard signs, isMeant else {
      let words = Words(
        vi: "chứng thư không được cấp để ký (mục đích sử dụng khóa)",
        en: "the certificate was not issued for signing (its key usage)")
      return Check(rule, .failed(.chainConstraintsFailure), words)
    }
    return Check(
      rule, .passed, Words(vi: "chứng thư được cấp để ký", en: "the certificate was issued for signing"))
  }

  private func revocation(_ chain: [Certificate], _ standings: [RevocationCheck.Standing]) -> [Check] {
    let rule = "chain.revocation"
    for (depth, standing) in standings.enumerated() {
      guard case .revoked(let since) = standing else { continue }
      let name = chain[depth].shownName
      let moment = since.map { Instant(seconds: $0).description } ?? "?"
      let isLater = since.flatMap { since in earliest.map { $0.seconds >= since } } ?? false
      let ofSigner = isLater ? SubIndication.revoked : .revokedNoProof
      return [
        Check(
          rule, .failed(depth == 0 ? ofSigner : .authorityRevokedNoProof),
          Words(
            vi: "chứng thư của \(name) đã bị thu hồi từ \(moment) và không có bằng chứng chữ ký được tạo trước đó",
            en: "the certificate of \(name) was revoked at \(moment), and nothing proves that the signature is older"))
      ]
    }
    if let depth = standings.firstIndex(of: .unknown) {
      let name = chain[depth].shownName
      return [
        Check(
          rule, .failed(.tryLater),
          Words(
            vi: "chưa có danh sách thu hồi còn hiệu lực cho chứng thư của \(name); hệ thống sẽ kiểm tra lại",
            en: "no usable answer about the revocation of the certificate of \(name) is at hand; to be checked again"))
      ]
    }
    if standings.isEmpty {
      return [
        Check(rule, .noted, Words(vi: "chứng thư được tin cậy trực tiếp", en: "the certificate is trusted by itself"))
      ]
    }
    let good = Check(
      rule, .passed,
      Words(vi: "không chứng thư nào bị thu hồi vào \(time)", en: "no certificate was revoked at \(time)"))
    guard let expired = chain.dropLast().first(where: { $0.notAfter < now.seconds }) else { return [good] }
    // RFC 5280, 5: an issuer may take a certificate off its lists once it has expired.
    let words = Words(
      vi: "chứng thư của \(expired.shownName) đã hết hạn; danh sách thu hồi có thể không còn nêu nó",
      en: "the certificate of \(expired.shownName) has expired since; later lists may not name it any more")
    return [good, Check("chain.revocationAfterExpiry", .noted, words)]
  }
}

extension Certificate {
  /// How a person recognises it: the common name, else the whole subject.
  var shownName: String { (subject.commonName ?? subject.text).shown }
}

extension String {
  /// A text of somebody else on one line: at most 200 signs, none of which turns or breaks the line.
  var shown: String {
    let signs = unicodeScalars.lazy.filter {
      !$0.properties.isBidiControl && $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
        && $0.value != 0x2028 && $0.value != 0x2029
    }
    return String(String.UnicodeScalarView(signs.prefix(200)))
  }
}

extension Instant {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

  /// A moment in seconds since 1970-01-01T00:00:00Z.
  init(seconds: Int64) {
    self.init(milliseconds: seconds * 1000)
  }
}
