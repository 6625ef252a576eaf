import Crypto
import Dossiers
import OneStop
import Paper
import Portal
import Procedures
import Signatures
import Text
import WorkingTime

/// The key of the authority's seal, opened once when the server starts, and who stamps the time for it.
struct SealKey {
  static let seal = Parameter.option(
    "seal", "KEY",
    Words(
      vi: "khóa con dấu của cơ quan: tệp PKCS #12 hoặc pkcs11:…; máy chủ ký các văn bản có `seal: true`",
      en: "key of the authority's seal: a PKCS #12 file or pkcs11:…; the server signs letters with `seal: true`"))
  static let secretFile = Parameter.option(
    "seal-password-file", "FILE",
    Words(
      vi: "tệp chỉ chủ đọc được, dòng đầu là mật khẩu hoặc mã PIN của khóa con dấu",
      en: "file that its owner alone can read, with the password or PIN of the seal's key"))
  static let certificate = Parameter.option(
    "seal-certificate", "FILE",
    Words(
      vi: "chứng thư của con dấu và các chứng thư trên nó (PEM), khi thiết bị không có",
      en: "the seal's certificate and those above it (PEM), when the token has none"))
  static let authority = Parameter.option(
    "seal-tsa", "URL",
    Words(
      vi: "dịch vụ dấu thời gian (RFC 3161) cho con dấu; chưa có dấu thời gian thì chưa phát hành",
      en: "time-stamping authority (RFC 3161) of the seal; nothing is sealed without its stamp"))
  static let image = Parameter.option(
    "seal-image", "FILE",
    Words(
      vi: "ảnh PNG nền trong suốt của con dấu (36 mm), hiện trên chỗ ký của thư được đóng dấu",
      en: "PNG of the seal with nothing behind it (36 mm), shown over the signature of letters that are sealed"))

  /// Bytes of an image.
  private static let imageBytes = 2 * 1024 * 1024

  /// The options, for the list of `motcua serve`.
  static let parameters: [any ParameterDeclaration] = [seal, secretFile, certificate, authority, image]

  private let identity: SigningIdentity
  /// Who stamps the time for the seal, and for signed heads of the log.
  let timeStamps: TimeStampService?
  private let shown: SealImage?

  /// The seal that a server is started with, or that of its trial PKI when none is named; nil for none.
  ///
  /// - Throws: ``CommandError`` when something that was said does not go together, or the key does not open.
  init?(of call: Call, _ trial: TrialPKI?) throws {
    let named = try call[SealKey.seal]
    if named == nil {
      for parameter in [SealKey.secretFile, SealKey.certificate] where try call[parameter] != nil {
        throw CommandError.usage(
          Words(vi: "--\(parameter.name) cần có --seal", en: "--\(parameter.name) goes with --seal"))
      }
    }
    guard
      let place = try named.map({
        KeyPlace(
          place: $0, secretFile: try call[SealKey.secretFile], certificate: try call[SealKey.certificate],
          isServers: true)
      }) ?? trial?.seal
    else {
      for parameter in [SealKey.authority.name, SealKey.image.name] where call.texts[parameter] != nil {
        throw CommandError.usage(Words(vi: "--\(parameter) cần có --seal", en: "--\(parameter) goes with --seal"))
      }
      return nil
    }
    identity = try place.identity(call)
    timeStamps = try call[SealKey.authority].map(TimeStampService.at) ?? trial?.timeStamps(call)
    shown = try call[SealKey.image].map(SealKey.image(named:))
  }

  /// The image of the seal in a file.
  ///
  /// - Throws: ``CommandError`` when it is not there, or none that can be drawn.
  private static func image(named name: String) throws -> SealImage {
    let image = SealImage(png: try InputText(name: name).bytes(most: imageBytes))
    do { try image.check() } catch let failure as PaperFailure {
      throw CommandError.refused(
        Words(
          vi: "ảnh con dấu \(name.harmless) không vẽ được: \(failure.description)",
          en: "the image of the seal \(name.harmless) cannot be drawn: \(failure.description)"))
    }
    return image
  }

  /// Makes sure that the key is usable before anybody is served: it signs, and its certificate holds by whom the office
  /// trusts.
  ///
  /// - Throws: ``CommandError``.
  func check(_ definitions: Definitions, _ data: RevocationData, at now: Instant) throws {
    let (identity, material) = (identity, TrustMaterial(forSealOf: identity, definitions, data))
    let seal = AuthoritySeal(identity, timeStamps: nil, press: SiteLetterPress(publicURL: nil)) { material }
    do throws(SigningFailure) { try seal.check(at: now) } catch {
      throw CommandError.refused(
        Words(vi: "con dấu không dùng được: \(error.words.vi)", en: "the seal is not usable: \(error.words.en)"))
    }
  }

  /// What the outbox's workers seal with.
  func seal(_ office: OneStop, _ revocation: RevocationAnswers, publicURL: String?) -> AuthoritySeal {
    let identity = identity
    return AuthoritySeal(identity, timeStamps: timeStamps, press: SiteLetterPress(publicURL: publicURL, image: shown)) {
      TrustMaterial(forSealOf: identity, office.definitions, revocation.data)
    }
  }

  /// The worker that seals letters, results and documents.
  static func way(_ seal: AuthoritySeal) -> Courier.Way {
    Courier.Way(kind: .seal) { office in try office.sealNext(with: seal) }
  }

  /// What is said at the start when letters wait for a seal that the server does not have; nil when none does.
  static func warning(_ definitions: Definitions) -> Words? {
    let agencies = definitions.documentOffice?.agencies.filter(\.isSealed).map(\.unit.text) ?? []
    let asking = (definitions.procedures.values.filter(\.asksForSeal).map(\.id.text) + agencies).sorted()
    guard !asking.isEmpty else { return nil }
    let names = asking.joined(separator: ", ")
    return Words(
      vi: "Cảnh báo: chưa có con dấu (--seal); văn bản cần đóng dấu sẽ chờ, chưa phát hành được: \(names).",
      en: "Warning: there is no seal (--seal); letters that carry one wait and are not given out: \(names).")
  }
}
