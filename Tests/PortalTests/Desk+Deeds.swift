import Crypto
import Foundation
import HTTPServing
import JSON
import OneStop
import Procedures
import SQLiteStore
import Testing
import Text
import WorkingTime

/// A dossier as its applicant holds it.
struct Held {
  let code: String
  let secret: String

  var receipt: String { "Receipt \(secret)" }
}

extension Desk {
  static let password = "mật khẩu đủ dài 2026"

  /// Answers to the form that are right, with changes.
  static func answers(_ changes: [String: JSONValue] = [:]) -> JSONValue {
    var json: JSONObject = [
      "nguoi-yeu-cau": ["ho-ten": "Trần Văn Đức", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"],
      "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
      "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
      "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
    ]
    for (name, value) in changes { json[name] = value }
    return .object(json)
  }

  static let filing = "/procedures/cap-ban-sao-van-bang/dossiers"

  /// Files a dossier over the portal.
  func file(_ key: String = "k-1", _ changes: [String: JSONValue] = [:]) throws -> Held {
    let answer = try ask(
      .post, Desk.filing, ["Idempotency-Key": key], json: ["answers": Desk.answers(changes)])
    try #require(answer.status == 201, "\(answer.json.canonicalText)")
    return Held(code: try #require(answer.text("code")), secret: try #require(answer.text("secret")))
  }

  /// Makes an account whose password costs little to verify.
  func account(_ name: Key<Officer>) throws {
    let cost = try #require(PasswordHash.Cost(logN: 10, r: 8, p: 1))
    let hash = try PasswordHash(of: Desk.password, salt: Array(repeating: 1, count: 16), cost: cost).encoded
    let account = Account(name: name, passwordHash: hash, createdAt: Instant(milliseconds: 0))
    try store.write(for: office.authority) { try $0.save(account) }
  }

  /// The `Authorization` line of an officer who has signed in.
  func officer(_ name: Key<Officer>) throws -> String {
    try account(name)
    return "Bearer \(try office.signIn(name, password: Desk.password).token)"
  }

  /// The dossier as whoever shows the line sees it.
  func view(_ held: Held, _ authorization: String) throws -> Answer {
    try ask(.get, "/dossiers/\(held.code)", ["Authorization": authorization])
  }

  /// Does something on the first open task, on the version as it is.
  func act(
    _ action: String, on held: Held, _ authorization: String, key: String = UUID().uuidString,
    _ more: [(String, JSONValue)] = []
  ) throws -> Answer {
    let view = try view(held, authorization)
    let task = view.list("tasks").first?["task"] ?? 1
    return try ask(
      .post, "/dossiers/\(held.code)/actions",
      [
        "Authorization": authorization, "Idempotency-Key": key, "If-Match": "\"\(view.number("version") ?? 0)\"",
      ], json: .object(JSONObject([("task", task), ("action", .string(action))] + more)))
  }

  /// Uploads a file.
  func upload(_ bytes: [UInt8] = Array("%PDF-1.7 giấy".utf8), name: String = "giay.pdf") throws -> Answer {
    let encoded = try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    return try ask(.post, "/uploads?name=\(encoded)", ["Content-Type": "application/pdf"], body: bytes)
  }
}
