import Crypto
import Glibc
import HTTPServing
import Procedures
import Signatures
import Text

/// A trial PKI that `script/trial-pki` made: whoever has it signs as anybody, so only the machine itself may rely on it.
struct TrialPKI {
  static let parameter = Parameter.option(
    "trial-pki", "DIR",
    Words(
      vi:
        "tin cả các chứng thư THỬ NGHIỆM trong thư mục do script/trial-pki tạo ra; chỉ khi lắng nghe trên chính máy này",
      en:
        "also trust the TRIAL certificates of a folder that script/trial-pki made; only when listening on this machine")
  )

  /// What every certificate of a trial says about itself.
  private static let mark = "THU NGHIEM - TRIAL, khong co gia tri"
  private let path: String
  private let anchors: [String: [UInt8]]

  /// Its seal of the sample authority.
  var seal: KeyPlace { KeyPlace(place: path + "/signers/con-dau.p12", secretFile: path + "/password") }

  /// Its time-stamping authority, within this very program.
  func timeStamps(_ call: Call) throws -> TimeStampService {
    let authority: TimeStampAuthority
    do {
      authority = try TimeStampAuthority(
        KeyPlace(place: path + "/tsa.p12", secretFile: path + "/password").identity(call))
    } catch let refusal as SigningRefusal {
      throw CommandError.refused(refusal.words)
    }
    return TimeStampService { request throws(TimeStampFailure) in
      guard let answer = authority.answer(to: request) else {
        throw TimeStampFailure(Words(vi: "dịch vụ thử nghiệm không trả lời", en: "the trial does not answer"))
      }
      return answer
    }
  }

  /// The folder of its revocation lists.
  var lists: String { path + "/crl" }

  /// The trial that a server is started with; nil for none.
  ///
  /// - Throws: ``CommandError`` when others could reach the server, when the folder is none of the script's, or when the data
  ///   folder was used with a trial before and the server could now be reached.
  init?(of call: Call, _ settings: ServerSettings, data: DataPlace) throws {
    let note = data.path + "/TRIAL-PKI"
    guard let path = try call[TrialPKI.parameter] else {
      guard access(note, F_OK) != 0 || TrialPKI.isAlone(settings) else {
        throw CommandError.usage(
          Words(
            vi: "dữ liệu này có chữ ký thử nghiệm (\(note.harmless)), chỉ phục vụ được trên chính máy này",
            en: "this data holds trial signatures (\(note.harmless)) and is served on this machine alone"))
      }
      return nil
    }
    guard TrialPKI.isAlone(settings) else {
      throw CommandError.usage(
        Words(
          vi: "--trial-pki chỉ dùng khi lắng nghe trên chính máy này, không có proxy và TLS",
          en: "--trial-pki goes only with listening on this machine, without proxy and TLS"))
    }
    self.path = path
    let bytes = try InputText(name: "\(path)/trust/trial-root.pem").bytes(most: 64 * 1024)
    let certificates = TrustMaterial.certificates(in: bytes) ?? []
    guard !certificates.isEmpty, certificates.allSatisfy({ $0.subject.organization == TrialPKI.mark }) else {
      throw CommandError.usage(
        Words(
          vi: "\(path.harmless) không phải là thư mục của script/trial-pki",
          en: "\(path.harmless) is no folder that script/trial-pki made"))
    }
    anchors = ["Signatures/trust/trial-root.pem": bytes]
    try TrialPKI.leave(note, in: data)
  }

  /// Definitions that trust the trial besides.
  func trusted(by definitions: Definitions) -> Definitions { definitions.trusting(anchors) }

  /// What is said at each start.
  static let warning = Words(
    vi: "CẢNH BÁO: đang tin chứng thư THỬ NGHIỆM; chữ ký không có giá trị pháp lý nào.",
    en: "WARNING: TRIAL certificates are trusted; signatures have no legal value whatever.")

  /// Whether nobody beyond the machine can reach the server.
  private static func isAlone(_ settings: ServerSettings) -> Bool {
    var bare = settings
    bare.tls = nil
    bare.proxies = []
    return bare.exposure == nil && settings.tls == nil && settings.proxies.isEmpty
  }

  private static func leave(_ note: String, in data: DataPlace) throws {
    guard access(note, F_OK) != 0 else { return }
    try data.make()
    try NewFile(note).write(Array("Signatures of a trial PKI were accepted here.\n".utf8))
  }
}
