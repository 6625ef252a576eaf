public import Crypto
public import Dossiers
public import Signatures
public import Text
public import WorkingTime

/// The authority's seal: a key that the server signs letters and results with, without anybody's doing.
public struct AuthoritySeal: Sendable {
  /// Whose key it is.
  public let identity: SigningIdentity
  /// Who stamps the time (B-T); nil for none (B-B). Where there is one, nothing is sealed without it.
  public let timeStamps: TimeStampService?
  let algorithm: SignatureAlgorithm?
  let press: any LetterPress
  let material: @Sendable () -> TrustMaterial

  /// A seal.
  ///
  /// - Parameters:
  ///   - algorithm: The scheme; nil for the key's usual one.
  ///   - press: Makes the files of letters.
  ///   - material: Whom the office trusts at the moment, and what it knows about revoked certificates: the seal is held to
  ///     that like any signature.
  public init(
    _ identity: SigningIdentity, algorithm: SignatureAlgorithm? = nil, timeStamps: TimeStampService?,
    press: any LetterPress, material: @escaping @Sendable () -> TrustMaterial
  ) {
    self.identity = identity
    self.algorithm = algorithm
    self.timeStamps = timeStamps
    self.press = press
    self.material = material
  }

  /// A signing of this moment.
  ///
  /// - Throws: ``SigningFailure`` when the certificate may not sign now.
  func signing(at now: Instant) throws(SigningFailure) -> Signing {
    try Signing(identity, algorithm: algorithm, now: now, timeStamps: timeStamps, material: material())
  }

  /// Makes sure that the seal can be put on something at a moment: the certificate holds, and the key signs.
  ///
  /// No time is stamped for it: an authority that is away does not keep an office from opening.
  public func check(at now: Instant) throws(SigningFailure) {
    _ = try Signing(identity, algorithm: algorithm, now: now, material: material()).message(over: Array("motcua".utf8))
  }
}

/// Makes files of letters, for the seal to be put on.
public protocol LetterPress: Sendable {
  /// A letter in its binding language, as a PDF; the same letter gives the same bytes.
  ///
  /// - Throws: When it cannot be made: fonts are missing, or it is longer than paper takes.
  func pdf(of letter: LetterDocument) throws -> [UInt8]
  /// What is seen of the seal of an agency on a first page that is sealed at a moment; nil for nothing.
  ///
  /// - Throws: When it cannot be drawn.
  func picture(for agency: Words, sealedAt now: Instant) throws -> PDFAppearance?
}
