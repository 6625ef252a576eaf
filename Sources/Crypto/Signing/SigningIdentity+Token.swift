extension SigningIdentity {
  /// Opens a key on a PKCS #11 token; it stays there.
  ///
  /// - Parameters:
  ///   - token: Where the key is.
  ///   - pin: What opens the token; one that was opened before in this program stays open.
  ///   - certificate: The certificate of the key, when the token has none beside it.
  ///   - authorities: Certificates above it, for whoever verifies.
  /// - Throws: ``SigningRefusal`` when the token is not there, takes no PIN or another one, or has no such key.
  public init(
    token: TokenAddress, pin: String, certificate: Certificate? = nil, authorities: [Certificate] = []
  ) throws(SigningRefusal) {
    let (key, beside) = try TokenModule.at(token.module).find(token, pin: pin)
    guard let named = certificate ?? beside else { throw .noCertificate }
    try self.init(key: key, certificate: named, authorities: authorities)
  }
}
