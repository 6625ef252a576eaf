import Crypto
import FoundationEssentials
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// `motcua signature trust list` and `add`: whom signatures may lead to.
enum SignatureTrustCommands {
  static let list = Command(
    "signature trust list", Words(vi: "kể các chứng thư được tin cậy", en: "list the trust anchors"),
    details: Words(
      vi: "JSON: sets[] ({set, name, anchors[] ({subject, notBefore, notAfter, sha256, valid})}).",
      en: "JSON: sets[] ({set, name, anchors[] ({subject, notBefore, notAfter, sha256, valid})})."),
    parameters: [.json, .definitions], run: runList)

  static let set = Parameter.operand("SET", Words(vi: "nguồn tin cậy: chinh-phu", en: "a set of anchors: chinh-phu"))
  static let file = Parameter.operand(
    "FILE", Words(vi: "chứng thư PEM hoặc DER", en: "a certificate in PEM or DER"))
  static let fingerprint = Parameter.option(
    "sha256", "HEX",
    Words(
      vi: "dấu vân tay SHA-256, đối chiếu qua một kênh khác với kênh nhận tệp",
      en: "its SHA-256, compared over another channel than the one the file came by"))

  static let add = Command(
    "signature trust add", Words(vi: "thêm một chứng thư được tin cậy", en: "add a trust anchor"),
    details: Words(
      vi: """
        Đặt một chứng thư vào Signatures/trust/SET của thư mục định nghĩa. Không có --sha256 thì chỉ hiện chứng thư và dấu \
        vân tay, kết thúc với mã 2, chưa thêm gì.
        """,
      en: """
        Puts a certificate into Signatures/trust/SET of the folder of definitions. Without --sha256 it only shows the \
        certificate and its fingerprint, ends with 2 and adds nothing.
        """),
    parameters: [set, file, fingerprint, .definitions], run: runAdd)

  private static func runList(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let sets = definitions.trustSets.values.sorted { $0.id < $1.id }
    let now = call.host.now()
    if call[.json] {
      let rows = sets.map { set -> JSONValue in
        [
          "set": .string(set.id.text), "name": ["vi": .string(set.name.vi), "en": .string(set.name.en)],
          "anchors": .array(set.certificates.map { json(of: $0, at: now) }),
        ]
      }
      call.output.line(JSONValue.object(["sets": .array(rows)]).canonicalText)
      return .done
    }
    for set in sets {
      call.output.line(call.output.styled("\(set.id): \(set.name.in(call.language))", .bold))
      if set.certificates.isEmpty { call.line(Words(vi: "  chưa có chứng thư nào", en: "  no anchor yet")) }
      for anchor in set.certificates { write(anchor, at: now, call) }
    }
    return .done
  }

  private static func runAdd(_ call: Call) throws -> ExitCode {
    let folder = try DefinitionsFolder(of: call)
    let definitions = try folder.definitions(call.output, call.language)
    let name = try call.required(set)
    guard let id = Key<TrustSet>(name), let trust = definitions.trustSets[id] else {
      throw CommandError.usage(
        Words(vi: "không có nguồn tin cậy “\(name.harmless)”", en: "there is no set of anchors “\(name.harmless)”"),
        suggestion: nearestWord(to: name, among: definitions.trustSets.keys.map(\.text)))
    }
    let certificates = try SignatureMaterialFiles().certificates([call.required(file)])
    guard certificates.count == 1, let certificate = certificates.first else {
      throw CommandError.refused(
        Words(
          vi: "tệp có \(certificates.count) chứng thư; mỗi lần thêm một",
          en: "the file holds \(certificates.count) certificates; they are added one by one"))
    }
    write(certificate, at: call.host.now(), call)
    guard let given = try call[fingerprint] else {
      call.output.note(
        Words(
          vi: "Hãy đối chiếu dấu vân tay qua một kênh khác, rồi lặp lại lệnh với --sha256.",
          en: "Compare the fingerprint over another channel, then repeat the command with --sha256."
        ).in(call.language))
      return .undecided
    }
    guard given.lowercased().filter({ $0 != ":" && $0 != " " }) == certificate.sha256.hex else {
      throw CommandError.refused(
        Words(vi: "dấu vân tay không khớp: không thêm gì", en: "the fingerprint is another one: nothing is added"))
    }
    if trust.certificates.contains(certificate) {
      call.line(Words(vi: "Đã có sẵn.", en: "It is there already."))
      return .done
    }
    let place = "\(folder.path)/Signatures/trust/\(id)"
    let path = "\(place)/\(certificate.sha256.hex.prefix(16)).pem"
    do {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try Data(PEMBlock(label: "CERTIFICATE", bytes: certificate.der).text.utf8).write(
        to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw CommandError(
        .tryAgain, Words(vi: "không ghi được \(path.harmless)", en: "\(path.harmless) cannot be written"))
    }
    call.line(Words(vi: "Đã thêm vào \(path.harmless).", en: "Added as \(path.harmless)."))
    return .done
  }

  private static func write(_ anchor: Certificate, at now: Instant, _ call: Call) {
    let (first, last) = (LocalTime(begin(of: anchor)).day, LocalTime(end(of: anchor)).day)
    let period = Words(
      vi: "hiệu lực từ \(first) đến \(last)", en: "valid from \(first) to \(last)")
    let standing = isValid(anchor, at: now) ? Words.plain("") : Words(vi: " (không hiệu lực)", en: " (not valid now)")
    call.output.line("  " + anchor.subject.text.harmless)
    call.output.line("    " + period.in(call.language) + standing.in(call.language))
    call.output.line("    SHA-256 " + anchor.sha256.hex)
  }

  private static func begin(of anchor: Certificate) -> Instant { Instant(milliseconds: anchor.notBefore * 1000) }
  private static func end(of anchor: Certificate) -> Instant { Instant(milliseconds: anchor.notAfter * 1000) }

  private static func isValid(_ anchor: Certificate, at now: Instant) -> Bool {
    begin(of: anchor) <= now && now <= end(of: anchor)
  }

  private static func json(of anchor: Certificate, at now: Instant) -> JSONValue {
    [
      "subject": .string(anchor.subject.text), "notBefore": .string(begin(of: anchor).description),
      "notAfter": .string(end(of: anchor).description), "sha256": .string(anchor.sha256.hex),
      "valid": .bool(isValid(anchor, at: now)),
    ]
  }
}
