import Crypto
import JSON
import Signatures
import Text
import WorkingTime

/// `motcua signature verify --evidence`: a judgement made again from what was kept of it, or anew for today.
enum SignatureEvidence {
  static let bundle = Parameter.option(
    "evidence", "BUNDLE",
    Words(
      vi: "gói bằng chứng do --save-evidence ghi, thay cho FILE",
      en: "an evidence bundle that --save-evidence wrote, instead of FILE"))
  static let save = Parameter.option(
    "save-evidence", "BUNDLE",
    Words(
      vi: "ghi gói bằng chứng: mọi thứ mà kết luận dựa vào, kiểm tra lại được sau nhiều năm, không cần mạng",
      en: "write an evidence bundle: all that the verdict stands on, verifiable years later, offline"))

  /// When it is judged.
  enum Moment {
    case at(Instant)
    /// The moment that a bundle recorded.
    case recorded
  }

  static let at = Parameter<Moment>.option(
    "at", "TIME",
    Words(
      vi: "thời điểm kiểm tra: 2026-11-20T16:30, now (mặc định), hoặc recorded (với --evidence)",
      en: "moment of the judgement: 2026-11-20T16:30, now (default), or recorded (with --evidence)")
  ) { text, host in
    guard text != "recorded" else { return .recorded }
    return .at(try Parameter<Instant>.moment("at", Words.plain("")).read(text, host))
  }

  /// Reads a bundle.
  ///
  /// - Throws: ``CommandError`` when it cannot be read, or does not count: then with the place.
  static func read(_ name: String) throws -> EvidenceBundle {
    let bytes = try InputText(name: name).bytes(most: EvidenceBundle.mostBytes)
    return try told(name) { () throws(EvidenceFault) in try EvidenceBundle(reading: bytes) }
  }

  /// Tells a fault to whoever named the bundle.
  static func told<Value>(_ name: String, _ work: () throws(EvidenceFault) -> Value) throws(CommandError) -> Value {
    do throws(EvidenceFault) {
      return try work()
    } catch {
      throw error.refusal(of: InputText(name: name).shown)
    }
  }

  /// The recorded judgement made again: it must be the same to the last byte.
  ///
  /// - Throws: ``CommandError`` when it is not: the bundle lies, or the engine of today decides differently.
  static func again(_ bundle: EvidenceBundle, _ name: String) throws(CommandError) -> VerificationReport {
    let report = try told(name) { () throws(EvidenceFault) in try bundle.again() }
    guard report.json.canonical == bundle.report else { throw differing(report, bundle) }
    return report
  }

  private static func differing(_ report: VerificationReport, _ bundle: EvidenceBundle) -> CommandError {
    let recorded = (try? JSONValue(reading: bundle.report, within: Limits(bytes: bundle.report.count))) ?? .null
    let was = verdict(recorded["indication"], recorded["subIndication"])
    let now = verdict(report.json["indication"], report.json["subIndication"])
    let (then, today) = (bundle.manifest.engine.harmless, Verification.engine)
    return CommandError(
      .internalError,
      Words(
        vi: "kiểm tra lại cho kết luận khác: \(then) đã ghi \(was), \(today) kết luận \(now)",
        en: "the engine of today decides differently: \(then) recorded \(was), \(today) says \(now)"))
  }

  private static func verdict(_ values: JSONValue?...) -> String {
    let words = values.compactMap { if case .string(let word)? = $0 { word.harmless } else { nil } }
    return words.isEmpty ? "?" : words.joined(separator: ", ")
  }
}

extension EvidenceFault {
  /// The fault for whoever named the file.
  func refusal(of file: Words) -> CommandError {
    let place = self.place.isEmpty ? "" : " (\(self.place.harmless))"
    return .refused(
      Words(vi: "\(file.vi): \(words.vi.harmless)\(place)", en: "\(file.en): \(words.en.harmless)\(place)"))
  }
}
