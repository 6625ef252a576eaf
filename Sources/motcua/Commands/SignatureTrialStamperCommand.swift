import Crypto
import HTTPServing
import Text

/// `motcua signature trial-tsa`: a time-stamping authority on this machine, to try out what a real one does.
enum SignatureTrialStamperCommand {
  private static let usual = ListenAddress(host: "127.0.0.1", port: 8318)
  static let listen = ListenAddress.option(default: usual)

  static let command = Command(
    "signature trial-tsa",
    Words(
      vi: "chạy dịch vụ dấu thời gian THỬ NGHIỆM trên máy này",
      en: "run a TRIAL time-stamping authority on this machine"),
    details: Words(
      vi: """
        Đóng dấu thời gian (RFC 3161) theo đồng hồ của máy, bằng khóa do script/trial-pki tạo ra. Chỉ lắng nghe trên chính \
        máy này; dấu của nó không có giá trị gì bên ngoài. Dừng: Ctrl-C.
        """,
      en: """
        Stamps the time (RFC 3161) by the machine's clock, with a key that script/trial-pki made. Listens on this machine \
        alone; its stamps are worth nothing elsewhere. Stop with Ctrl-C.
        """),
    parameters: KeyPlace.parameters + [listen], run: run)

  /// Bytes of a request.
  private static let requestBytes = 4_096

  private static func run(_ call: Call) throws -> ExitCode {
    var signals = Signals()
    let authority: TimeStampAuthority
    do {
      authority = try TimeStampAuthority(KeyPlace.identity(call))
    } catch is SigningRefusal {
      throw CommandError.refused(
        Words(
          vi: "chứng thư của khóa không phải để cấp dấu thời gian", en: "the key's certificate is not for time stamps"))
    }
    var settings = ServerSettings()
    let address = try call[listen] ?? usual
    (settings.host, settings.port) = (address.host, address.port)
    guard settings.exposure == nil else {
      throw CommandError.usage(
        Words(vi: "dịch vụ thử nghiệm chỉ lắng nghe trên chính máy này", en: "a trial listens on this machine alone"))
    }
    var router = Router()
    router.on(.post, "/", bodyBytes: requestBytes) { request in
      guard let asked = try request.body.bytes(atMost: requestBytes) else { return Response(.contentTooLarge) }
      guard let stamp = authority.answer(to: asked) else { return Response(.internalServerError) }
      return Response(.ok, type: "application/timestamp-reply", bytes: stamp)
    }
    let server: Server
    do throws(ServerFailure) { server = try Server(settings, router) } catch {
      throw CommandError(.tryAgain, error.words)
    }
    call.line(
      Words(
        vi: "Dịch vụ dấu thời gian THỬ NGHIỆM tại \(server.url)", en: "TRIAL time-stamping authority at \(server.url)"))
    _ = call.output.flush()
    while signals.wait() == .reload {}
    _ = server.stop(within: .seconds(2))
    return .done
  }
}
