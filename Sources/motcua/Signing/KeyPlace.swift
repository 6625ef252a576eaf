import Crypto
import Text

/// Where a key is: a PKCS #12 file or a token, with what opens it.
struct KeyPlace {
  static let key = Parameter.option(
    "key", "KEY",
    Words(
      vi: "khóa: tệp PKCS #12 (.p12, .pfx) hoặc pkcs11:token=…;object=…?module-path=…",
      en: "the key: a PKCS #12 file (.p12, .pfx) or pkcs11:token=…;object=…?module-path=…"), isRequired: true)
  static let secretFile = Parameter.option(
    "password-file", "FILE",
    Words(
      vi: "tệp có mật khẩu hoặc mã PIN của khóa ở dòng đầu, - là đầu vào chuẩn (mặc định: hỏi trên màn hình)",
      en: "file with the key's password or PIN in its first line, - for standard input (default: asked on the terminal)"
    ))
  static let certificate = Parameter.option(
    "certificate", "FILE",
    Words(
      vi: "chứng thư của khóa và các chứng thư trên nó (PEM), khi thiết bị không có",
      en: "the key's certificate and those above it (PEM), when the token has none"))

  static let parameters: [any ParameterDeclaration] = [key, secretFile, certificate]

  /// Bytes of a container.
  private static let bytes = 1024 * 1024

  /// The file, or the address on a token.
  let place: String
  /// The file with what opens it; nil asks on the terminal.
  let secretFile: String?
  /// The file with its certificate, and those above it, when the token has none.
  var certificate: String?
  /// Whether the file with what opens it has to be for its owner alone: what opens a server's key lies there for years.
  var isServers = false

  /// Opens the key that a command names.
  ///
  /// - Parameter authorities: Certificates above its own, given along with what is signed.
  /// - Throws: ``CommandError`` when it does not open; what opens it is in none of the words.
  static func identity(_ call: Call, authorities: [Certificate] = []) throws -> SigningIdentity {
    let place = KeyPlace(
      place: try call.required(key), secretFile: try call[secretFile], certificate: try call[certificate])
    return try place.identity(call, authorities: authorities)
  }

  /// Opens the key.
  ///
  /// - Throws: As ``identity(_:authorities:)``.
  func identity(_ call: Call, authorities: [Certificate] = []) throws -> SigningIdentity {
    let named = try certificate.map { try SignatureMaterialFiles().certificates([$0]) } ?? []
    let authorities = authorities + named.dropFirst()
    do {
      if place.hasPrefix("pkcs11:") {
        let token = try TokenAddress(place)
        let pin = try secret(Words(vi: "Mã PIN của thiết bị", en: "PIN of the token"), call)
        return try SigningIdentity(token: token, pin: pin, certificate: named.first, authorities: authorities)
      }
      let container = try InputText(name: place).bytes(most: KeyPlace.bytes)
      let password = try secret(Words(vi: "Mật khẩu của khóa", en: "Password of the key"), call)
      let held = try SigningIdentity(container: container, password: password)
      return try SigningIdentity(
        key: held.key, certificate: held.certificate, authorities: held.authorities + authorities)
    } catch let refusal as SigningRefusal {
      throw refusal == .badAddress ? CommandError.usage(refusal.words) : CommandError.refused(refusal.words)
    }
  }

  private func secret(_ words: Words, _ call: Call) throws -> String {
    if isServers, let secretFile, secretFile != "-" { return try SecretFile.firstLine(of: secretFile).normalizedC }
    return try SecretPrompt.secret(from: secretFile, words, call)
  }
}
