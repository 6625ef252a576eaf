public import Text

/// Why nothing is signed.
public enum SigningRefusal: Error, Sendable, Hashable {
  /// The file is no PKCS #12 container.
  case noContainer
  /// The password does not open the container.
  case wrongPassword
  /// The container is encrypted or built in a way that is not read here, or holds no key with a certificate.
  case unsupportedContainer
  /// The address is no `pkcs11:` URI (RFC 7512), or holds a PIN, which does not belong where everybody sees it.
  case badAddress
  /// The engine for tokens (Debian's `libengine-pkcs11-openssl`) or the token's module cannot be loaded.
  case noModule
  /// The PIN is not the token's.
  case wrongPIN
  /// The token takes no PIN any more: somebody must unlock it.
  case locked
  /// There is no such token, or no such key on it.
  case noKey
  /// There is no certificate for the key.
  case noCertificate
  /// The certificate is for another key.
  case otherCertificate
  /// The key is none that documents are signed with here: RSA from 2,048 bits, P-256, P-384 or P-521 are.
  case unsupportedKey
  /// The signature scheme does not go with the key.
  case unsuitableAlgorithm
  /// The key made no signature: the token is gone or refuses.
  case failed

  /// What a person reads.
  public var words: Words {
    switch self {
    case .noContainer: Words(vi: "tệp không phải là PKCS #12", en: "the file is no PKCS #12 container")
    case .wrongPassword: Words(vi: "mật khẩu của khóa không đúng", en: "the password does not open the key")
    case .unsupportedContainer:
      Words(
        vi: "tệp PKCS #12 không có khóa kèm chứng thư, hoặc dùng thuật toán không đọc được",
        en: "the PKCS #12 container has no key with a certificate, or uses algorithms that are not read")
    case .badAddress:
      Words(
        vi: "địa chỉ khóa phải là pkcs11:… (RFC 7512) và không được chứa mã PIN",
        en: "the address of a key is pkcs11:… (RFC 7512), and never holds the PIN")
    case .noModule:
      Words(
        vi: "không nạp được libengine-pkcs11-openssl hoặc mô-đun của thiết bị",
        en: "libengine-pkcs11-openssl or the token's module cannot be loaded")
    case .wrongPIN: Words(vi: "mã PIN không đúng", en: "the PIN is wrong")
    case .locked: Words(vi: "thiết bị đã bị khóa mã PIN", en: "the token is locked")
    case .noKey: Words(vi: "không có thiết bị hoặc khóa này", en: "there is no such token, or no such key on it")
    case .noCertificate: Words(vi: "khóa không có chứng thư kèm theo", en: "the key comes without a certificate")
    case .otherCertificate: Words(vi: "chứng thư là của một khóa khác", en: "the certificate is for another key")
    case .unsupportedKey:
      Words(
        vi: "khóa thuộc loại không dùng để ký (cần RSA từ 2048 bit, P-256, P-384 hoặc P-521)",
        en: "the key is none to sign with (RSA from 2,048 bits, P-256, P-384 or P-521 are)")
    case .unsuitableAlgorithm:
      Words(vi: "thuật toán ký không đi với khóa này", en: "the signature scheme does not go with this key")
    case .failed: Words(vi: "khóa không tạo được chữ ký", en: "the key made no signature")
    }
  }
}

extension SigningRefusal: CustomStringConvertible {
  /// The English line.
  public var description: String { words.en }
}
