import Crypto
import Text

/// Which of the certificates at hand a signature was made with: the one whose key verifies it, and no other.
struct SignerChoice {
  /// The signer's certificate; when none verifies, the likeliest, so that it can be named.
  let certificate: Certificate?
  /// Its key, or the key that somebody vouches for.
  let key: PublicKey?
  /// Whether the key verifies the signature.
  let verifies: Bool
  private let named: SignedProperties.SigningCertificate?
  private let refusal: KeyRefusal?
  private let isAlgorithmKnown: Bool

  /// - Parameters:
  ///   - candidates: Certificates that came with the signature.
  ///   - pool: Certificates that the signer's may be among; no word about it when it is not.
  ///   - keys: Bare keys that somebody vouches for.
  ///   - named: What is signed about the signer's certificate.
  init(
    candidates: [Certificate], pool: [Certificate], keys: [PublicKey], named: SignedProperties.SigningCertificate?,
    value: [UInt8],
    message: [UInt8], algorithm: SignatureAlgorithm?
  ) {
    self.named = named
    isAlgorithmKnown = algorithm != nil
    // The one that is meant comes first; a certificate for the same key would verify as well.
    let ordered =
      candidates.filter { named?.isMet(by: $0) ?? false } + candidates.filter { !$0.isAuthority } + candidates
    var refusal: KeyRefusal?
    var tried: Set<Certificate> = []
    let meant = named.map { named in pool.filter { named.isMet(by: $0) } } ?? []
    for candidate in ordered + meant + pool.prefix(XMLLimits.evidence) where tried.insert(candidate).inserted {
      let key: PublicKey
      do throws(KeyRefusal) { key = try candidate.publicKey.get() } catch {
        if candidate == ordered.first { refusal = error }
        continue
      }
      guard let algorithm, key.verifies(value, of: message, algorithm) else { continue }
      (certificate, self.key, verifies, self.refusal) = (candidate, key, true, nil)
      return
    }
    if let algorithm, let key = keys.first(where: { $0.verifies(value, of: message, algorithm) }) {
      (certificate, self.key, verifies, self.refusal) = (nil, key, true, nil)
      return
    }
    certificate = ordered.first
    key = (try? ordered.first?.publicKey.get()) ?? keys.first
    verifies = false
    self.refusal = refusal
  }

  /// Whether the signer is known, and is the one that was signed.
  func identityChecks(hasProperties: Bool, isKeyInfoSigned: Bool) -> [Check] {
    guard let certificate else { return [.noSigner] }
    guard let named else {
      guard hasProperties, !isKeyInfoSigned else { return [.signerFound] }
      return [
        .signerFound,
        Check(
          "identity.reference", .failed(.signatureConstraintsFailure),
          Words(
            vi: "chứng thư của người ký không được ký cùng (thiếu SigningCertificate)",
            en: "the signer's certificate is not signed along (there is no SigningCertificate)")),
      ]
    }
    guard named.isMet(by: certificate) else {
      return [
        .signerFound,
        Check(
          "identity.reference", .failed(.signatureConstraintsFailure),
          Words(
            vi: "chứng thư không phải là chứng thư mà người ký đã nêu khi ký",
            en: "the certificate is not the one that the signer named when signing")),
      ]
    }
    return [
      .signerFound,
      Check(
        "identity.reference", .passed,
        Words(
          vi: "chứng thư đúng là chứng thư được nêu khi ký",
          en: "the certificate is the one that was named when signing")),
    ]
  }

  /// Whether the signature is that key's.
  func signatureCheck(methodAddress: String) -> Check {
    if verifies {
      return Check(
        "crypto.signature", .passed,
        Words(vi: "chữ ký đúng với khóa của chứng thư", en: "the signature was made with the certificate's key"))
    }
    guard isAlgorithmKnown else {
      return .unknownAlgorithm("crypto.signature", methodAddress.quoted)
    }
    if refusal != nil {
      return Check(
        "crypto.key", .failed(.cryptographicConstraintsFailure),
        Words(
          vi: "khóa của chứng thư thuộc loại không được chấp nhận",
          en: "the certificate's key is of a kind that is not taken"))
    }
    guard key != nil else {
      return Check(
        "crypto.signature", .noted,
        Words(
          vi: "không kiểm tra được chữ ký khi chưa có chứng thư",
          en: "the signature cannot be checked without a certificate"))
    }
    return Check(
      "crypto.signature", .failed(.signatureCryptographyFailure),
      Words(
        vi: "chữ ký không phải do khóa của chứng thư tạo ra",
        en: "the signature was not made with the certificate's key"))
  }
}
