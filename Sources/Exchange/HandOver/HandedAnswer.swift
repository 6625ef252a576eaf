public import JSON
import Text
public import WorkingTime

/// What a document office tells the one-stop that has handed a draft to it: the document is issued, or it will not be.
public struct HandedAnswer: Sendable, Hashable {
  /// `IDHoSo`, as it was handed over.
  public let dossierID: String
  /// `MaHoSo`, as it was handed over.
  public let dossier: String
  /// `ThamSoAn`, as it was handed over.
  public let hidden: String
  /// `SoKyHieuVanBan`: number and notation of the document.
  public let number: String
  /// `NguoiKyVanBan`: who signed it.
  public let signer: String
  /// `HanXuLyVanBan`: by when it is to be handled; nil when nothing is stated.
  public let due: Day?
  /// Why the draft was given up; nil for a document that is issued.
  public let cancellation: String?

  /// A document that is issued.
  public init(dossierID: String, dossier: String, hidden: String, number: String, signer: String, due: Day? = nil) {
    self.dossierID = dossierID
    self.dossier = dossier
    self.hidden = hidden
    self.number = number
    self.signer = signer
    self.due = due
    cancellation = nil
  }

  /// A draft that was given up.
  public init(dossierID: String, dossier: String, hidden: String, givenUpBecause reason: String) {
    self.dossierID = dossierID
    self.dossier = dossier
    self.hidden = hidden
    (number, signer, due) = ("", "", nil)
    cancellation = reason
  }

  /// Bytes of an answer: the signed file may come along, and stays with the office that issued it.
  public static let bytes = 20 * 1_048_576

  /// The message as it is sent.
  public var json: JSONValue {
    var members: JSONObject = [
      "IDHoSo": .string(dossierID), "MaHoSo": .string(dossier), "ThamSoAn": .string(hidden),
      "SoKyHieuVanBan": .string(number), "NguoiKyVanBan": .string(signer),
      "HanXuLyVanBan": .string(due?.description ?? ""),
      "LoaiKetQua": .string(cancellation == nil ? HandedAnswer.issued : HandedAnswer.givenUp),
    ]
    if let cancellation { members["LyDo"] = .string(cancellation) }
    return .object(members)
  }

  /// `LoaiKetQua` of a document that is issued, as programs in service have it, and of one that will not be: that one is ours.
  private static let issued = "01"
  private static let givenUp = "02"

  /// Reads an answer. Number and signer may stand within `VanBanDi` (`SoKyHieu`, `NguoiKy`), as some offices send them.
  ///
  /// - Throws: `JSONError` for what is no answer, and one without a number.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: HandedAnswer.bytes, depth: 12)
    let said = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    if try said.plainText("LoaiKetQua") == HandedAnswer.givenUp {
      self.init(
        dossierID: try said.plainText("IDHoSo"), dossier: try said.plainText("MaHoSo"),
        hidden: try said.required("ThamSoAn").string(), givenUpBecause: try said.plainText("LyDo"))
      return
    }
    let document = try said.optional("VanBanDi")?.anyObject()
    var number = try said.plainText("SoKyHieuVanBan")
    var signer = try said.plainText("NguoiKyVanBan")
    if number.isEmpty { number = try document?.plainText("SoKyHieu") ?? "" }
    if signer.isEmpty { signer = try document?.plainText("NguoiKy") ?? "" }
    self.init(
      dossierID: try said.plainText("IDHoSo"), dossier: try said.plainText("MaHoSo"),
      hidden: try said.plainText("ThamSoAn"), number: number, signer: signer,
      due: HandedAnswer.day(try said.plainText("HanXuLyVanBan")))
    // What is missing is named as whoever sends it knows it.
    if hidden.isEmpty { _ = try said.required("ThamSoAn") }
    if number.isEmpty { _ = try said.required("SoKyHieuVanBan") }
  }

  /// A day as `2026-11-30`, `20261130…` or `30/11/2026`; nil for anything else, which is no reason to lose the number.
  private static func day(_ text: String) -> Day? {
    if let day = Day(text.prefix(10)) { return day }
    let figures = text.prefix(8)
    if figures.utf8.count == 8, figures.utf8.allSatisfy({ (48...57).contains($0) }) {
      return Day("\(figures.prefix(4))-\(figures.dropFirst(4).prefix(2))-\(figures.suffix(2))")
    }
    let parts = text.prefix(10).split(separator: "/")
    return parts.count == 3 ? Day("\(parts[2])-\(parts[1])-\(parts[0])") : nil
  }
}

/// What is answered to a hand-over, and to its answer: `{data, error: {code, internalMessage, userMessage}}`.
public struct HandedReply: Sendable, Hashable {
  /// 200 when it was taken.
  public let code: Int
  /// What people read.
  public let words: String
  /// By what the office knows the draft; empty for a refusal.
  public let data: String

  /// A reply.
  public init(code: Int, words: String = "", data: String = "") {
    self.code = code
    self.words = words
    self.data = data
  }

  /// Whether it was taken.
  public var isTaken: Bool { code == 200 }

  /// The message as it is sent.
  public var json: JSONValue {
    [
      "data": .string(data),
      "error": [
        "code": JSONValue(code), "internalMessage": .string(words), "userMessage": .string(words),
      ],
    ]
  }

  /// Reads a reply; codes may be texts.
  ///
  /// - Throws: `JSONError` for what is none.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: 65_536, depth: 8)
    let said = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    let error = try said.required("error").anyObject()
    code = Int(try error.required("code").code()) ?? 0
    words = (try? error.plainText("userMessage")) ?? ""
    if case .string(let text)? = said.object["data"] { data = text } else { data = "" }
  }
}
