import Crypto
import Dossiers
import JSON
import OneStop
import Proofs
import QR
import Signatures
import Text

/// `motcua receipt`, `receipt verify`: the proof that an applicant holds in hand.
enum ReceiptCommands {
  static let code = Parameter.operand("CODE", Words(vi: "mã hồ sơ", en: "a dossier"))
  static let text = Parameter.flag(
    "text", Words(vi: "in dòng chữ của mã QR (MC1:…)", en: "prints the text of the QR code (MC1:…)"))

  static let svg = Parameter.option(
    "svg", "FILE",
    Words(vi: "ghi mã QR của biên nhận vào tệp ảnh SVG", en: "writes the QR code of the receipt as a picture, SVG"))

  static let command = Command(
    "receipt", Words(vi: "biên nhận tự chứng minh của một hồ sơ", en: "the receipt of a dossier, which proves itself"),
    details: Words(
      vi: """
        Ra JSON: form, authority, dossier, receivedAt, entry (mục của nhật ký, không có dữ liệu cá nhân), position, path, head \
        (gốc đã ký), timeStamp. Kiểm tra không cần cơ quan: receipt verify FILE --key KHÓA. Với --svg chỉ ghi ảnh của mã QR.
        """,
      en: """
        Prints JSON: form, authority, dossier, receivedAt, entry (of the log, without personal data), position, path, head \
        (signed), timeStamp. Verified without the office: receipt verify FILE --key KEY. With --svg only the picture is written.
        """),
    parameters: [code, text, svg, ShowCommand.overwrite, LogKeyFile.parameter, DataPlace.parameter, .definitions]
  ) { call in
    let text = try call.required(code)
    let path = try call[svg]
    guard path == nil || !call[ReceiptCommands.text], path != nil || !call[ShowCommand.overwrite] else {
      throw CommandError.usage(
        Words(
          vi: "chỉ dùng một trong --text và --svg; --overwrite đi cùng --svg",
          en: "use one of --text and --svg; --overwrite goes with --svg"))
    }
    let file = try path.map { path in try NewFile(path, overwrites: call[ShowCommand.overwrite]) }
    let isCode = call[ReceiptCommands.text] || file != nil
    let receipt = try OpenOffice.visit(call) { office -> Receipt? in
      try DossierCode(text).flatMap { try office.receipt(of: $0, stamped: !isCode) }
    }
    guard let receipt else {
      throw CommandError.refused(
        Words(vi: "không có hồ sơ “\(text.harmless)”", en: "there is no dossier “\(text.harmless)”"))
    }
    guard let file else {
      call.output.line(isCode ? receipt.code ?? "" : receipt.json.canonicalText)
      return .done
    }
    let title = Words(vi: "Biên nhận \(receipt.dossier)", en: "Receipt \(receipt.dossier)").in(call.language)
    guard let picture = try? QRCode(alphanumeric: receipt.code ?? "").svgFile(title: title) else {
      throw CommandError.refused(
        Words(
          vi: "biên nhận quá dài cho một mã QR; hãy dùng tệp JSON",
          en: "the receipt is too long for a QR code; use the JSON file"))
    }
    try file.write(picture)
    ShowCommand.tell(file.path, picture.count, call)
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

  static let content = Parameter.option(
    "content", "FILE",
    Words(
      vi: "nội dung đã nộp (tệp JSON tải cùng biên nhận), để kiểm tra theo biên nhận",
      en: "what was filed (the JSON file beside the receipt), to be held against it"))

  static let verify = Command(
    "receipt verify",
    Words(vi: "kiểm tra một biên nhận, không cần cơ quan", en: "verifies a receipt without the office"),
    details: Words(
      vi: """
        Không cần mạng, không cần dữ liệu. Thoát 0 đúng, 1 sai, 2 chưa biết (không có --key). JSON: outcome (PROVED, UNDECIDED, \
        NOT_UNDER_HEAD, NOT_SIGNED, BROKEN_TIME_STAMP), authority, dossier, receivedAt, position, size, head, signedAt, key, \
        timeStamp {time, authority, trusted}, content (AS_FILED, CHANGED, OF_ANOTHER_DOSSIER; null khi không có --content). \
        Biên nhận đúng nói rằng hồ sơ đã được ghi nhận như thế vào lúc ký; nhật ký hôm nay còn nguyên hay không thì hỏi trang \
        /bien-nhan/kiem-tra của cơ quan, hoặc log consistency.
        """,
      en: """
        Needs neither network nor data. Exit 0 right, 1 wrong, 2 undecided (without --key). JSON: outcome (PROVED, UNDECIDED, \
        NOT_UNDER_HEAD, NOT_SIGNED, BROKEN_TIME_STAMP), authority, dossier, receivedAt, position, size, head, signedAt, key, \
        timeStamp {time, authority, trusted}, content (AS_FILED, CHANGED, OF_ANOTHER_DOSSIER; null without --content). \
        A receipt that is right says that the dossier was recorded so when it was signed; whether the log of today still says \
        it, the office's page /bien-nhan/kiem-tra tells, or log consistency.
        """),
    parameters: [file, key, trust, content, .json]
  ) { call in
    let source = InputText(name: try call.required(file))
    let bytes = try source.bytes(most: Receipt.byteLimit)
    let receipt: Receipt
    do throws(Receipt.Fault) { receipt = try Receipt(reading: bytes) } catch {
      throw CommandError.refused(
        Words(vi: "\(source.shown.vi): \(error.words.vi)", en: "\(source.shown.en): \(error.words.en)"))
    }
    let finding = try call[content].map { try receipt.finding(of: filed($0)) }
    let keys = try call.all(key).map(publicKey)
    let anchors = try SignatureMaterialFiles().certificates(call.all(trust))
    let judgement = ReceiptJudgement(
      receipt, keys: keys, material: TrustMaterial(anchors: anchors), now: call.host.now())
    if call[.json] {
      var answer = JSONObject()
      if case .object(let members) = judgement.json { answer = members }
      answer["content"] = finding.map { .string($0.rawValue) } ?? .null
      call.output.line(JSONValue.object(answer).canonicalText)
    } else {
      call.line(judgement.words)
      if let words = judgement.timeStampWords { call.line(words) }
      if let finding { call.line(finding.words) }
    }
    if let finding, finding != .asFiled { return .refused }
    switch judgement.outcome {
    case .proved: return .done
    case .undecided: return .undecided
    case .notUnderHead, .notSigned, .brokenTimeStamp, .rewritten: return .refused
    }
  }

  /// What was filed, in a file.
  ///
  /// - Throws: ``CommandError`` when it is none.
  private static func filed(_ name: String) throws -> FiledContent {
    let source = InputText(name: name)
    guard let content = FiledContent(reading: try source.bytes(most: FiledContent.byteLimit)) else {
      throw CommandError.refused(
        Words(
          vi: "\(source.shown.vi) không phải tệp nội dung đã nộp (form motcua-content/1)",
          en: "\(source.shown.en) is no file with what was filed (form motcua-content/1)"))
    }
    return content
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
