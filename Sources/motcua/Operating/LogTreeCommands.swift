import Crypto
import Dossiers
import JSON
import OneStop
import Proofs
import Text

/// `motcua log head`, `keys`, `prove`, `consistency`: what the log proves of itself, from its data folder.
enum LogTreeCommands {
  static let size = Parameter<Int>.number(
    "size", Words(vi: "độ dài của nhật ký; không ghi là toàn bộ", en: "how many entries; all if left out"),
    in: 0...Int.max)
  static let from = Parameter<Int>.number(
    "from", Words(vi: "độ dài cũ, như khi giữ gốc cây", en: "the older length, whose head was kept"), in: 1...Int.max)
  static let what = Parameter.operand(
    "CODE|POSITION",
    Words(vi: "mã hồ sơ, hoặc số thứ tự của mục trong nhật ký", en: "a dossier, or the position of an entry in the log")
  )

  static let note = Parameter.flag(
    "note", Words(vi: "in gốc đã ký mới nhất, để giữ lại hay kiểm tra", en: "prints the newest signed head, to be kept")
  )

  static let head = Command(
    "log head", Words(vi: "gốc cây Merkle của nhật ký", en: "the head of the log's Merkle tree"),
    details: Words(
      vi: """
        Ai giữ lại gốc này (RFC 9162) thì về sau đòi được bằng chứng rằng không mục nào trước đó bị sửa: log consistency. \
        JSON: size, head, signed {size, head, at, note, key, timeStamp} (gốc đã ký mới nhất, chưa có thì null).
        """,
      en: """
        Whoever keeps it (RFC 9162) can have proved later that no entry before it was changed: log consistency. \
        JSON: size, head, signed {size, head, at, note, key, timeStamp} (the newest that is signed, or null).
        """),
    parameters: [size, note, .json, DataPlace.parameter, .definitions]
  ) { call in
    let size = try call[size].map { Int64($0) }
    let (head, signed) = try OpenOffice.visit(call) { (try $0.logHead(of: size), try $0.lastSignedHead()) }
    if call[.json] {
      let answer: JSONValue = [
        "size": .integer(head.size), "head": .string(head.head.hex), "signed": signed?.json ?? .null,
      ]
      call.output.line(answer.canonicalText)
    } else if call[note] {
      guard let signed else {
        throw CommandError.refused(
          Words(
            vi: "chưa có gốc nào được ký; máy chủ ký mỗi phút khi nhật ký dài thêm",
            en: "no head is signed yet; the server signs one every minute in which the log grows"))
      }
      call.output.line(String(signed.signed.note.dropLast()))
    } else {
      call.output.line("\(head.size) \(head.head.hex)")
    }
    return .done
  }

  static let change = Parameter.flag(
    "change",
    Words(vi: "từ nay nhật ký được ký bằng khóa này", en: "the log is signed by the key at hand from now on"))

  static let keys = Command(
    "log keys", Words(vi: "các khóa công khai của nhật ký", en: "the public keys of the log"),
    details: Words(
      vi: """
        Khóa đầu tiên trước, mỗi khóa: mã (SHA-256 của SubjectPublicKeyInfo), từ lúc nào, và PEM để kiểm tra biên nhận \
        (receipt verify --key). JSON: origin, keys[] {id, since, pem, verifier}. Với --change, từ nay nhật ký được ký bằng khóa \
        của thư mục dữ liệu này (chưa có thì tạo) hoặc của --log-key; hãy chép nó sang mọi nút rồi khởi động lại từng nút.
        """,
      en: """
        The first one first; of each its name (SHA-256 of its SubjectPublicKeyInfo), since when, and the PEM by which receipts \
        are verified (receipt verify --key). JSON: origin, keys[] {id, since, pem, verifier}. With --change the log is signed \
        from now on by the key of this data folder (made when it has none) or of --log-key: copy it to every node, and start \
        each anew.
        """),
    parameters: [change, .json, LogKeyFile.parameter, DataPlace.parameter, .definitions]
  ) { call in
    let chosen = try call[change] ? LogKeyFile.open(call).publicKey : nil
    let (origin, keys) = try OpenOffice.visit(call) { office in
      if let chosen { try office.changeLogKey(to: chosen) }
      return (office.logOrigin, try office.logKeys())
    }
    if call[.json] {
      let answer: JSONValue = ["origin": .string(origin), "keys": .array(keys.map { $0.json(ofLog: origin) })]
      call.output.line(answer.canonicalText)
    } else {
      for key in keys { call.output.line("\(key.id) \(key.since)\n\(key.publicKey?.pem ?? "")") }
    }
    return .done
  }

  static let prove = Command(
    "log prove", Words(vi: "bằng chứng một hồ sơ có trong nhật ký", en: "the proof that a dossier stands in the log"),
    details: Words(
      vi: """
        Ra JSON: kind, position, entry (mục của nhật ký, không có dữ liệu cá nhân), path, log {size, head}. Ai cũng kiểm tra \
        được mà không cần tin cơ quan: motcua log check FILE. Với mã hồ sơ là mục ghi nhận hồ sơ được nộp.
        """,
      en: """
        Prints JSON: kind, position, entry (of the log, without personal data), path, log {size, head}. Anybody can check it \
        without trusting the office: motcua log check FILE. Of a dossier it is the entry by which it was filed.
        """),
    parameters: [what, size, DataPlace.parameter, .definitions]
  ) { call in
    let text = try call.required(what)
    let size = try call[size].map { Int64($0) }
    let proof = try OpenOffice.visit(call) { office -> LogInclusion? in
      if let position = Int64(text) { return try office.inclusion(of: position, in: size) }
      return try DossierCode(text).flatMap { try office.inclusion(of: $0, in: size) }
    }
    guard let proof else {
      throw CommandError.refused(
        Words(vi: "không có hồ sơ “\(text.harmless)”", en: "there is no dossier “\(text.harmless)”"))
    }
    call.output.line(proof.json.canonicalText)
    return .done
  }

  static let consistency = Command(
    "log consistency",
    Words(vi: "bằng chứng nhật ký cũ còn nguyên trong nhật ký mới", en: "the proof that an older log is unchanged"),
    details: Words(
      vi: "Ra JSON: kind, old {size, head}, path, log {size, head}. Kiểm tra: motcua log check FILE --head GỐC-ĐÃ-GIỮ.",
      en: "Prints JSON: kind, old {size, head}, path, log {size, head}. Checked by: motcua log check FILE --head KEPT."),
    parameters: [from, size, DataPlace.parameter, .definitions]
  ) { call in
    guard let old = try call[from] else {
      throw CommandError.usage(Words(vi: "cần --from N", en: "it takes --from N"))
    }
    let size = try call[size].map { Int64($0) }
    let proof = try OpenOffice.visit(call) { try $0.consistency(from: Int64(old), to: size) }
    call.output.line(proof.json.canonicalText)
    return .done
  }
}
