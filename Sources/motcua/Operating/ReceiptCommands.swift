import Crypto
import Dossiers
import JSON
import OneStop
import Proofs
import Signatures
import Text

/// `motcua receipt`, `receipt verify`: the proof that an applicant holds in hand.
enum ReceiptCommands {
  static let code = Parameter.operand("CODE", Words(vi: "mã hồ sơ", en: "a dossier"))
  static let text = Parameter.flag(
    "text", Words(vi: "in dòng chữ của mã QR (MC1:…)", en: "prints the text of the QR code (MC1:…)"))

  static let command = Command(
    "receipt", Words(vi: "biên nhận tự chứng minh của một hồ sơ", en: "the receipt of a dossier, which proves itself"),
    details: Words(
      vi: """
        Ra JSON: form, authority, dossier, receivedAt, entry (mục của nhật ký, không có dữ liệu cá nhân), position, path, head \
        (gốc đã ký), timeStamp. Kiểm tra không cần cơ quan: receipt verify FILE --key KHÓA.
        """,
      en: """
        Prints JSON: form, authority, dossier, receivedAt, entry (of the log, without personal data), position, path, head \
        (signed), timeStamp. Verified without the office: receipt verify FILE --key KEY.
        """),
    parameters: [code, text, LogKeyFile.parameter, DataPlace.parameter, .definitions]
  ) { call in
    let text = try call.required(code)
    let receipt = try OpenOffice.visit(call) { office -> Receipt? in
      try DossierCode(text).flatMap { try office.receipt(of: $0, stamped: !call[ReceiptCommands.text]) }
    }
    guard let receipt else {
      throw CommandError.refused(
        Words(vi: "không có hồ sơ “\(text.harmless)”", en: "there is no dossier “\(text.harmless)”"))
    }
    call.output.line(call[ReceiptCommands.text] ? receipt.code ?? "" : receipt.json.canonicalText)
    return .done
  }

  static let file = Parameter.operand(
    "FILE", Words(vi: "biên nhận JSON, hoặc tệp chứa dòng chữ của mã QR", en: "a receipt, or the text of its QR code"))
  static let key = Parameter.option(
    "key", "FILE",
    Words(
      vi: "khóa công khai của nhật ký, PEM (log keys, /api/v1/log/keys); ghi được nhiều lần",
      en: "public key of the log, PEM (log keys, /api/v1/log/keys); repeatable"), repeats: true)
  static let trust = Parameter.option(
    "trust", "PATH",
    Words(
      vi: "chứng thư gốc cho dấu thời gian: tệp hoặc thư mục PEM; ghi được nhiều lần",
      en: "trust anchors for the time stamp: a PEM file or a folder; repeatable"), repeats: true)

  static let verify = Command(
    "receipt verify",
    Words(vi: "kiểm tra một biên nhận, không cần cơ quan", en: "verifies a receipt without the office"),
    details: Words(
      vi: """
        Không cần mạng, không cần dữ liệu. Thoát 0 đúng, 1 sai, 2 chưa biết (không có --key). JSON: outcome (PROVED, UNDECIDED, \
        NOT_UNDER_HEAD, NOT_SIGNED, BROKEN_TIME_STAMP), authority, dossier, receivedAt, position, size, head, signedAt, key, \
        timeStamp {time, authority, trusted}.
        """,
      en: """
        Needs neither network nor data. Exit 0 right, 1 wrong, 2 undecided (without --key). JSON: outcome (PROVED, UNDECIDED, \
        NOT_UNDER_HEAD, NOT_SIGNED, BROKEN_TIME_STAMP), authority, dossier, receivedAt, position, size, head, signedAt, key, \
        timeStamp {time, authority, trusted}.
        """),
    parameters: [file, key, trust, .json]
  ) { call in
    let source = InputText(name: try call.required(file))
    let bytes = try source.bytes(most: Receipt.byteLimit)
    let receipt: Receipt
    do throws(Receipt.Fault) { receipt = try Receipt(reading: bytes) } catch {
      throw CommandError.refused(
        Words(vi: "\(source.shown.vi): \(error.words.vi)", en: "\(source.shown.en): \(error.words.en)"))
    }
    let keys = try call.all(key).map(publicKey)
    let anchors = try SignatureMaterialFiles().certificates(call.all(trust))
    let judgement = ReceiptJudgement(
      receipt, keys: keys, material: TrustMaterial(anchors: anchors), now: call.host.now())
    if call[.json] {
      call.output.line(judgement.json.canonicalText)
    } else {
      call.line(judgement.words)
      if let words = judgement.timeStampWords { call.line(words) }
    }
    switch judgement.outcome {
    case .proved: return .done
    case .undecided: return .undecided
    case .notUnderHead, .notSigned, .brokenTimeStamp: return .refused
    }
  }

  /// Bytes of a key's file at most.
  private static let keyBytes = 16 * 1024

  /// The public key in a file.
  ///
  /// - Throws: ``CommandError`` when it is none.
  static func publicKey(_ name: String) throws -> PublicKey {
    let source = InputText(name: name)
    let bytes = try source.bytes(most: keyBytes)
    guard let key = try? PublicKey(pem: bytes), key.kind == .ed25519 else {
      throw CommandError.usage(
        Words(
          vi: "\(source.shown.vi) không phải khóa công khai Ed25519 trong PEM",
          en: "\(source.shown.en) is no Ed25519 public key in PEM"))
    }
    return key
  }
}
