import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import Signatures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

/// Keys that `Tests/Signing/signers.py` made, around 2026-06-15, for an office to seal with.
final class TrialSeal: Sendable {
  static let shared = Result { try TrialSeal() }

  private let folder: URL
  let material: RevocationData

  private init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "motcua-seal-\(UUID().uuidString)")
    try SignedPapers.run("signers.py", [folder.path])
    var material = RevocationData()
    let lists = try [UInt8](Data(contentsOf: folder.appending(path: "lists.pem")))
    material.lists = try #require(TrustMaterial.revocationLists(in: lists))
    self.material = material
  }

  func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: folder.appending(path: name))) }

  func identity(_ who: String) throws -> SigningIdentity {
    try SigningIdentity(container: bytes("\(who).p12"), password: String(decoding: bytes("password"), as: UTF8.self))
  }

  /// A time-stamping authority that nobody reaches.
  func awayStamps() -> TimeStampService {
    TimeStampService { _ throws(TimeStampFailure) in throw TimeStampFailure(Words.plain("away")) }
  }

  /// A seal for an office.
  func seal(
    _ who: String = "rsa2048", for office: Office, timeStamps: TimeStampService? = nil, press: any LetterPress = Press()
  ) throws -> AuthoritySeal {
    let (identity, oneStop, data) = (try identity(who), office.oneStop, material)
    return AuthoritySeal(identity, timeStamps: timeStamps, press: press) {
      TrustMaterial(forSealOf: identity, oneStop.definitions, data)
    }
  }

  /// A letter on the least that is a PDF, with its number in it.
  struct Press: LetterPress {
    var before: @Sendable () throws -> Void = {}
    /// What happens while the picture is drawn.
    var drawing: @Sendable () throws -> Void = {}

    func picture(for agency: Words, sealedAt now: Instant) throws -> PDFAppearance? {
      try drawing()
      return nil
    }

    func pdf(of letter: LetterDocument) throws -> [UInt8] {
      try before()
      return BarePaper.pdf(letter.number)
    }
  }
}
