import Crypto
import JSON
import Text

/// `motcua signature evidence`: what the finding about a dossier's paper stands on, as one file.
enum SignatureEvidenceCommand {
  static let paper = Parameter<Int>.number(
    "paper",
    Words(
      vi: "giấy tờ số N của hồ sơ (mặc định: giấy tờ có chữ ký duy nhất)", en: "paper N (default: the only signed one)"),
    in: 1...10_000)
  static let out = Parameter.option(
    "out", "FILE", Words(vi: "tệp để ghi gói bằng chứng", en: "file to write the evidence bundle to"), isRequired: true)

  static let command = Command(
    "signature evidence",
    Words(vi: "lấy gói bằng chứng của chữ ký trong hồ sơ", en: "get the evidence of a dossier's signature"),
    details: Words(
      vi:
        "Kiểm tra lại không cần mạng: motcua signature verify --evidence FILE --at recorded.\nJSON: {file, evidence, bytes}.",
      en:
        "Judge it again offline: motcua signature verify --evidence FILE --at recorded.\nJSON: {file, evidence, bytes}."
    ),
    parameters: [.code, paper, out, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let (code, number, target) = (try call.required(Parameter<String>.code), try call[paper], try call.required(out))
    let office = try RemoteOffice(of: call)
    let file = try NewFile(target)
    let dossier: SeenDossier = try RemoteOffice.seen(office.read(["dossiers", code], dossier: code))
    let evidence = try chosen(number, of: dossier)
    var request = office.request(.get, ["dossiers", dossier.code, "evidence", evidence])
    request.isLong = true
    let answer = try office.answer(to: request, dossier: dossier.code)
    try file.write(answer.body)
    if call[.json] {
      let json: JSONValue = [
        "file": .string(target), "evidence": .string(evidence), "bytes": JSONValue(answer.body.count),
      ]
      call.output.line(json.canonicalText)
    } else {
      let bytes = answer.body.count
      call.line(
        Words(
          vi: "Đã ghi gói bằng chứng vào \(target.harmless) (\(bytes) byte).",
          en: "Saved the evidence in \(target.harmless) (\(bytes) bytes)."))
    }
    return .done
  }

  private static func chosen(_ number: Int?, of dossier: SeenDossier) throws -> String {
    let papers = dossier.papers
    if let number {
      guard papers.indices.contains(number - 1), let evidence = papers[number - 1].signature?.evidence else {
        throw CommandError.refused(
          Words(
            vi: "giấy tờ số \(number) không có bằng chứng về chữ ký", en: "there is no evidence about paper \(number)"))
      }
      return evidence
    }
    let kept = papers.compactMap { $0.signature?.evidence }
    guard let evidence = kept.first else {
      throw CommandError.refused(
        Words(vi: "hồ sơ không có bằng chứng về chữ ký", en: "the dossier has no evidence about signatures"))
    }
    guard kept.count == 1 else {
      throw CommandError.usage(
        Words(
          vi: "hồ sơ có \(kept.count) chữ ký, hãy chọn bằng --paper N",
          en: "\(kept.count) papers are signed, choose one with --paper N"))
    }
    return evidence
  }
}
