import Crypto
import Foundation
import HTTPCalling
import JSON
import Procedures
import Synchronization
import Testing
import Text
import WorkingTime

@testable import LogIn

/// The identity provider of `Tests/LogIn/provider.py` on loopback, until the test is over.
final class TrialProvider: Sendable {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  static let secret = "bí mật & 100%"
  static let redirect = "http://127.0.0.1:8080/dang-nhap/thu/tra-loi"

  /// One for all tests that only want an answer of it; it ends with the tests.
  static let shared = Result { try TrialProvider() }

  let issuer: String
  private let process = Process()
  private let input = Pipe()

  init() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "LogIn/provider.py")
    let output = Pipe()
    process.executableURL = URL(filePath: TrialProvider.python ?? "/nowhere")
    process.arguments = ["-B", script.path]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)), "the provider said: \(line)")
    issuer = "http://127.0.0.1:\(port)"
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The provider as a definition has it; tests change what they are about.
  func provider(
    issuer: String? = nil, secretPlace: LogInProvider.SecretPlace = .post, endpoints: LogInProvider.Endpoints? = nil,
    algorithms: Set<LogInProvider.Algorithm> = [.rs256, .es256], networks: [String] = ["127.0.0.1/32"],
    timeoutSeconds: Int = 5
  ) -> LogInProvider {
    LogInProvider(
      id: "thu", name: .init(vi: "Thử", en: "Trial"), issuer: issuer ?? self.issuer, client: "motcua",
      scopes: ["openid", "profile"], acrValues: ["loa2"], secretPlace: secretPlace, endpoints: endpoints,
      algorithms: algorithms, networks: networks, timeoutSeconds: timeoutSeconds,
      fields: .init(
        name: "HoVaTen", number: "SoDinhDanh", birth: "NgayThangNamSinh", email: "ThuDienTu", phone: "SoDienThoai"),
      persons: .init(claim: "LoaiTaiKhoan", values: ["1"]), assured: .init(claim: "IAL", values: ["2", "3"]))
  }

  /// The office's side, at the moment of the machine: the provider goes by it.
  func identityProvider(
    _ provider: LogInProvider? = nil, secret: String = TrialProvider.secret
  ) -> IdentityProvider {
    IdentityProvider(provider ?? self.provider(), secret: secret) {
      Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
  }

  /// A code for which the provider does what the fault says.
  static func code(
    of trip: LogInTrip, fault: String? = nil, claims: JSONValue = [:], more: JSONValue = [:], nonce: String? = nil
  ) -> String {
    JSONValue.object([
      "nonce": .string(nonce ?? trip.nonce), "challenge": .string(trip.challenge),
      "fault": fault.map { .string($0) } ?? .null, "claims": claims, "more": more,
    ]).canonical.base64URL
  }

  /// What the provider was asked for, in order.
  func asked() throws -> [String] {
    let answer = try Caller().make(Call(.get, issuer + "/asked"))
    return try JSONDecoder().decode([String].self, from: Data(answer.body))
  }
}

extension LogInTrip {
  /// The trip of a test.
  static func of(_ state: String) throws -> LogInTrip {
    try LogInTrip(state: state, key: Array(repeating: 9, count: 32))
  }
}

extension IdentityProvider {
  /// Comes back from a log-in with a code that is spoiled as the fault says; why it came to nothing.
  func failure(
    _ fault: String? = nil, claims: JSONValue = [:], nonce: String? = nil
  ) throws -> LogInFailure {
    // Each code counts once.
    let trip = try LogInTrip.of(UUID().uuidString)
    let code = TrialProvider.code(of: trip, fault: fault, claims: claims, nonce: nonce)
    return try #require(throws: LogInFailure.self) {
      try identity(code: code, of: trip, redirect: TrialProvider.redirect)
    }
  }
}
