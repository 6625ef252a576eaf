internal import COpenSSL
internal import Synchronization

/// A module for PKCS #11 tokens, loaded once and for as long as the program runs: whoever ends it ends it for every key that
/// is on its tokens. One caller at a time.
@safe final class TokenModule: Sendable {
  private let engine: Mutex<Engine>

  @safe private struct Engine: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private init(_ engine: OpaquePointer) {
    self.engine = Mutex(unsafe Engine(pointer: engine))
  }

  private static let loaded = Mutex<[String: TokenModule]>([:])

  /// The module of a path; nil for those that p11-kit knows.
  static func at(_ path: String?) throws(SigningRefusal) -> TokenModule {
    let module = loaded.withLock { loaded -> TokenModule? in
      if let module = loaded[path ?? ""] { return module }
      defer { ERR_clear_error() }
      guard isThere(path), let engine = unsafe house_token_engine(path) else { return nil }
      let module = unsafe TokenModule(engine)
      loaded[path ?? ""] = module
      return module
    }
    guard let module else { throw .noModule }
    return module
  }

  /// Whether a module can be read; the engine would complain of it to the terminal.
  private static func isThere(_ path: String?) -> Bool {
    guard let path else { return true }
    guard let file = unsafe BIO_new_file(path, "rb") else { return false }
    unsafe BIO_free(file)
    return true
  }

  /// Does something with a key of one of its tokens.
  func whileAlone<Value: Sendable>(_ work: () -> Value) -> Value {
    engine.withLock { _ in work() }
  }

  /// Opens a token with its PIN and finds a key, and the certificate beside it when there is one. A token that is open stays
  /// so.
  func find(_ token: TokenAddress, pin: String) throws(SigningRefusal) -> (key: SigningKey, certificate: Certificate?) {
    let found = engine.withLock { engine -> Result<(FoundKey, Certificate?), SigningRefusal> in
      ERR_clear_error()
      defer { ERR_clear_error() }
      guard unsafe house_token_pin(engine.pointer, pin) == 1,
        let key = unsafe house_token_key(engine.pointer, token.naming("private"))
      else { return .failure(TokenModule.refusal()) }
      var certificate: Certificate?
      if let named = unsafe house_token_certificate(engine.pointer, token.naming("cert")) {
        certificate = try? unsafe Certificate(sharing: named)
        unsafe X509_free(named)
      }
      return .success((unsafe FoundKey(pointer: key), certificate))
    }
    let (key, certificate) = try found.get()
    return (try unsafe SigningKey(owning: key.pointer, on: self), certificate)
  }

  @safe private struct FoundKey: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// Why a token gave no key, from what the engine noted: its reasons are the module's own answers (PKCS #11, CKR_…).
  private static func refusal() -> SigningRefusal {
    var refusal = SigningRefusal.noKey
    while case let code = ERR_get_error(), code != 0 {
      switch house_reason(code) {
      case 0xA0, 0xA1, 0xA2: refusal = .wrongPIN
      case 0xA3, 0xA4: return .locked
      default: continue
      }
    }
    return refusal
  }
}
