import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import SQLiteStore
import Signatures
import Synchronization
import TestSupport
import Text
import WorkingTime

/// The seal of a simulated office: a key that is nobody's, and workers who put it on what is to be sealed.
struct SimulatedSeal: Sendable {
  /// What is not to be had.
  enum Lack: Sendable {
    /// The authority that stamps the time is away.
    case timeStamp
    /// Nobody trusts the seal's certificate.
    case trust
  }

  /// Makes letters of nothing but their numbers, and draws nothing.
  struct Press: LetterPress {
    /// What happens before a letter is made.
    var making: @Sendable () throws -> Void = {}
    /// What happens before the seal is drawn.
    var drawing: @Sendable () throws -> Void = {}

    func pdf(of letter: LetterDocument) throws -> [UInt8] {
      try making()
      return BarePaper.pdf("\(letter.code) \(letter.letter) \(letter.number)")
    }

    func picture(for agency: Words, sealedAt now: Instant) throws -> PDFAppearance? {
      try drawing()
      return nil
    }
  }

  /// Its certificate stands for itself, from 2020 to 2049.
  private static let shared = Result { try readIdentity() }

  private static func readIdentity() throws -> SigningIdentity {
    let file = URL(filePath: Ground.project + "/Tests/Certificates/seal.p12")
    return try SigningIdentity(container: [UInt8](Data(contentsOf: file)), password: "simulation")
  }

  private let world: World
  private let identity: SigningIdentity

  init(in world: World) throws {
    self.world = world
    identity = try SimulatedSeal.shared.get()
  }

  /// Seals what is to be sealed first; nil when nothing is.
  func work(
    for office: OneStop, lacking lack: Lack? = nil, _ press: Press
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try office.sealNext(with: seal(lacking: lack, press))
  }

  /// A worker is given up in the midst of its try, and another one seals.
  func overtake(for office: OneStop, _ press: Press) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    world.wait(seconds: Patience().trySeconds + 60)
    return try work(for: office, press)
  }

  /// The seal as it is at the moment. Its scheme has no chance in it: the same file sealed in the same second gives the same bytes.
  private func seal(lacking lack: Lack?, _ press: Press) -> AuthoritySeal {
    var (stamps, anchors) = (TimeStampService?.none, [identity.certificate])
    switch lack {
    case .timeStamp:
      stamps = TimeStampService { _ throws(TimeStampFailure) in throw TimeStampFailure(Words.plain("away")) }
    case .trust: anchors = []
    case nil: break
    }
    let material = TrustMaterial(anchors: anchors)
    return AuthoritySeal(identity, algorithm: .rsaPKCS1(.sha256), timeStamps: stamps, press: press) { material }
  }
}

extension SimulatedSeal {
  /// One try, as far as it has come.
  final class Visit: Sendable {
    private struct State {
      var files = 0
      /// What another worker has done meanwhile.
      var inner: String?
      var failure: (any Error)?
    }

    private let state = Mutex(State())

    /// Whether a letter was to be made, or the seal to be drawn on a file.
    var isBegun: Bool { state.withLock { $0.files > 0 } }
    var inner: String? { state.withLock(\.inner) }
    var failure: (any Error)? { state.withLock(\.failure) }

    /// A letter or file is to be sealed; which one that is, from 1.
    @discardableResult
    func begin() -> Int {
      state.withLock { state in
        state.files += 1
        return state.files
      }
    }

    func note(inner: String) { state.withLock { $0.inner = inner } }
    func note(_ failure: any Error) { state.withLock { $0.failure = failure } }
  }

  /// With which write or sync from now on the office dies.
  final class FatalCalls: Sendable {
    private let left = Mutex<Int?>(nil)

    /// Nil for none.
    func set(_ calls: Int?) { left.withLock { $0 = calls } }

    func isFatal(_ call: Disturbance.Call) -> Bool {
      guard call.kind != .read else { return false }
      return left.withLock { left in
        guard let now = left else { return false }
        left = now - 1
        return now <= 1
      }
    }
  }
}
