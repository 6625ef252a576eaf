import HTTPServing
import JSON
import OneStop
import Paper
import Portal
import Procedures
import Revocations
import Scanning
import Signatures
import Text

/// `motcua serve`: the office on the wire.
enum ServeCommand {
  static let listen = ListenAddress.option(default: .standard)
  static let certificate = Parameter.option(
    "tls-certificate", "FILE", Words(vi: "chứng thư TLS và chuỗi, PEM", en: "TLS certificate with its chain, PEM"))
  static let key = Parameter.option("tls-key", "FILE", Words(vi: "khóa của chứng thư, PEM", en: "its key, PEM"))
  static let behindProxy = Parameter<Network>.network(
    "behind-proxy",
    Words(
      vi: "mạng của proxy phía trước, tin X-Forwarded-For của nó (ghi được nhiều lần)",
      en: "network of a proxy in front, whose X-Forwarded-For is believed (repeatable)"))
  static let metricsFrom = Parameter<Network>.network(
    "metrics-from",
    Words(
      vi: "mạng được đọc /metrics, ngoài máy này (ghi được nhiều lần)",
      en: "network that may read /metrics besides this machine (repeatable)"))
  static let publicURL = Parameter.option(
    "public-url", "URL",
    Words(
      vi: "địa chỉ mà người dân biết: https://motcua.example.vn",
      en: "the address by which the public knows it: https://motcua.example.vn")
  ) { text, _ in
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace),
      text.split(separator: "/").count == 2
    else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải địa chỉ như https://motcua.example.vn",
          en: "“\(text.harmless)” is no address like https://motcua.example.vn"))
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  static let lists = Parameter.option(
    "crl", "PATH",
    Words(
      vi: "danh sách thu hồi, trả lời OCSP cho chữ ký trên giấy tờ: tệp hoặc thư mục, đọc lại mỗi năm phút",
      en: "revocation lists and OCSP responses for signed papers: a file or a folder, read anew every five minutes"),
    repeats: true)
  static let scan = Parameter<ScannerAddress>.option(
    "scan", "ADDRESS",
    Words(
      vi: "clamd quét mọi tệp nộp lên: tcp://127.0.0.1:3310 hoặc đường dẫn socket Unix",
      en: "clamd that looks through every upload: tcp://127.0.0.1:3310 or the path of a Unix socket")
  ) { text, _ in
    guard let address = ScannerAddress(text) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải địa chỉ như tcp://127.0.0.1:3310 hoặc /run/clamav/clamd.ctl",
          en: "“\(text.harmless)” is no address like tcp://127.0.0.1:3310 or /run/clamav/clamd.ctl"))
    }
    return address
  }

  static let command = Command(
    "serve", Words(vi: "chạy máy chủ một cửa", en: "runs the one-stop server"),
    details: Words(
      vi: """
        In địa chỉ ra màn hình khi đã sẵn sàng, và ghi số tiến trình vào serve.pid trong thư mục dữ liệu. SIGTERM hoặc \
        SIGINT: làm nốt việc đang dở rồi dừng; SIGHUP: đọc lại các định nghĩa và chứng thư TLS, có lỗi thì giữ bản cũ. \
        Ngoài máy này phải có TLS hoặc proxy được khai báo. Nhật ký truy cập ra standard error, mỗi dòng một JSON, không \
        có dữ liệu cá nhân.
        """,
      en: """
        Prints its address once it is ready, and keeps its process number in serve.pid of the data folder. SIGTERM or \
        SIGINT: finishes what is under way and stops; SIGHUP: reads the definitions and the TLS certificate again, and \
        keeps the old ones when the new are wrong. Beyond this machine it needs TLS or a declared \
        proxy. The access log goes to standard error, one JSON object a line, without personal data.
        """),
    parameters: [
      listen, certificate, key, behindProxy, metricsFrom, publicURL, scan, lists, TrialPKI.parameter,
      PartnerSecrets.parameter, WebhookCarrier.allowed, LogIns.secret, LogKeyFile.parameter, HeadWork.authority,
      DataPlace.parameter, StorePlace.parameter, .definitions,
    ] + SealKey.parameters + NoticeWays.parameters + PaymentWay.parameters + PortalWay.parameters
      + [PortalAskers.parameter], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    var signals = Signals()
    let folder = try DefinitionsFolder(of: call)
    let settings = try serverSettings(call)
    try StorePlace.choose(call, DataPlace(of: call))
    let loaded = try folder.definitions(call.output, call.language)
    let trial = try TrialPKI(of: call, settings, data: DataPlace(of: call))
    let definitions = trial?.trusted(by: loaded) ?? loaded
    let scanner = try call[scan].map { ClamScanner($0) }
    let logIns = try LogIns(of: call, definitions)
    let ways = try NoticeWays(of: call, publicURL: call[publicURL])
    let payments = try PaymentWay(of: call)
    let partners = try PartnerLines(of: call, definitions)
    let portal = try PortalWay(of: call)
    let revocation = try RevocationAnswers(
      RevocationFiles(call.all(lists) + [trial?.lists].compactMap(\.self), now: call.host.now),
      RevocationFetcher(in: DataPlace(of: call), now: call.host.now))
    let seal = try SealKey(of: call, trial)
    try seal?.check(definitions, revocation.data, at: call.host.now())
    let office = try OpenOffice(
      DataPlace(of: call), definitions, reach: ways.reach, scanner: scanner, revocation: revocation,
      paying: payments.paying, tellsPortal: portal.tells, logKey: LogKeyFile.open(call), now: call.host.now)
    revocation.fetcher.use(definitions.revocationPlans())
    let affixed = seal?.seal(office.office, revocation, publicURL: try call[publicURL])
    var pages = try portalSettings(call, logIns)
    pages.partnerSecret = { partners.secret(of: $0) }
    pages.nationalPortal = try PortalAskers.account(of: call)
    let contacts = PartnerContacts(now: call.host.now)
    let service = try Service(
      office, settings, pages, scanner,
      ways.ways + payments.ways + portal.ways + [.deliveriesWithin(sealedBy: affixed)]
        + (partners.areOpen
          ? Courier.Way.handOvers(by: partners, address: call[publicURL])
            + [.dispatches(by: partners, sealedBy: affixed, contacts)] : [])
        + [affixed.map(SealKey.way)].compactMap(\.self),
      partners, contacts, revocation.fetcher, WebhookCarrier(allowing: call.all(WebhookCarrier.allowed)),
      call[HeadWork.authority].map(TimeStampService.at) ?? seal?.timeStamps, call.host.now)
    call.output.line(
      Words(vi: "Một Cửa đang chạy tại \(service.url)", en: "Một Cửa is running at \(service.url)").in(call.language))
    try welcome(call, folder, office)
    if seal == nil, let warning = SealKey.warning(definitions) { call.output.note(warning.in(call.language)) }
    if trial != nil { call.output.note(TrialPKI.warning.in(call.language)) }
    _ = call.output.flush()
    let processFile = try ProcessFile(in: DataPlace(of: call))
    while signals.wait() == .reload {
      reload(folder, trial, office, service, logIns, partners, call)
      if settings.tls != nil { renewCertificate(service) }
    }
    let abandoned = service.stop(within: .seconds(20))
    try office.close()
    processFile.remove()
    if abandoned > 0 {
      call.output.note(
        Words(vi: "\(abandoned) yêu cầu chưa xong bị bỏ", en: "\(abandoned) request(s) abandoned").in(call.language))
    }
    return .done
  }

  /// Says what is served from where and, at the very beginning, how officers get in.
  private static func welcome(_ call: Call, _ folder: DefinitionsFolder, _ office: OpenOffice) throws {
    let data = try DataPlace(of: call).path.harmless
    call.line(
      Words(
        vi: "Dữ liệu: \(data); định nghĩa: \(folder.path.harmless). Dừng: Ctrl-C.",
        en: "Data: \(data); definitions: \(folder.path.harmless). Stop with Ctrl-C."))
    if let failure = OfficialPaper.fontFailure {
      call.output.note(
        Words(
          vi: "Cảnh báo: không in được giấy tờ ra PDF: \(failure.description)",
          en: "Warning: no paper can be made as PDF: \(failure.description)"
        ).in(call.language))
    }
    if let address = try call[scan], !ClamScanner(address).isThere() {
      call.output.note(
        Words(
          vi: "Cảnh báo: clamd chưa trả lời tại \(address.description.harmless); tệp nộp lên sẽ chờ đến khi quét được.",
          en: "Warning: clamd does not answer at \(address.description.harmless); uploads wait until it does."
        ).in(call.language))
    }
    guard try office.office.accounts().isEmpty else { return }
    let officer = office.office.definitions.authority.officers.first.map { "\($0.id)" } ?? "NAME"
    call.line(
      Words(
        vi: "Chưa có tài khoản cán bộ nào; tạo ở cửa sổ khác: motcua user add \(officer) --data \(data)",
        en: "No officer has an account yet; make one in another terminal: motcua user add \(officer) --data \(data)"))
  }

  /// Puts the definitions of the folder into use, if they are right.
  private static func reload(
    _ folder: DefinitionsFolder, _ trial: TrialPKI?, _ office: OpenOffice, _ service: Service, _ logIns: LogIns,
    _ partners: PartnerLines, _ call: Call
  ) {
    do {
      let definitions = try folder.definitions(call.output, call.language)
      let reachPartners = try partners.prepared(for: definitions)
      try office.office.use(trial?.trusted(by: definitions) ?? definitions)
      service.fetchAsPlanned(in: office.office.definitions)
      reachPartners()
      service.followPartners()
      logIns.use(office.office.definitions)
      service.followDates()
      service.log.note("definitions-reloaded", [:])
    } catch {
      let reason = (error as? CommandError)?.words.en ?? FailureText(error).text
      service.log.note("definitions-kept", ["reason": .string(reason)])
    }
  }

  /// Puts the certificate and the key on disk into use, if they are usable.
  private static func renewCertificate(_ service: Service) {
    do throws(ServerFailure) {
      try service.renewCertificate()
      service.log.note("certificate-renewed", [:])
    } catch {
      service.log.note("certificate-kept", ["reason": .string(error.description)])
    }
  }

  private static func serverSettings(_ call: Call) throws -> ServerSettings {
    var settings = ServerSettings()
    let address = try call[listen] ?? .standard
    (settings.host, settings.port) = (address.host, address.port)
    settings.proxies = try call.all(behindProxy)
    settings.rate = Rate(perSecond: 50, burst: 500)
    switch (try call[certificate], try call[key]) {
    case (let certificate?, let key?): settings.tls = TLSFiles(certificate: certificate, key: key)
    case (nil, nil): break
    default:
      throw CommandError.usage(
        Words(
          vi: "--tls-certificate và --tls-key phải đi cùng nhau", en: "--tls-certificate and --tls-key go together"))
    }
    if let exposure = settings.exposure { throw CommandError.usage(exposure.words) }
    return settings
  }

  private static func portalSettings(_ call: Call, _ logIns: LogIns) throws -> PortalSettings {
    var settings = PortalSettings()
    settings.logIn = { logIns.providers }
    settings.publicURL = try call[publicURL]
    settings.watchers = try call.all(metricsFrom)
    return settings
  }
}

extension Parameter where Value == Network {
  /// `--name NETWORK`, several times.
  fileprivate static func network(_ name: String, _ about: Words) -> Parameter {
    option(name, "NETWORK", about, repeats: true) { text, _ in
      guard let network = Network(text) else {
        throw CommandError.usage(
          Words(
            vi: "“\(text.harmless)” không phải mạng, hãy viết như 10.0.0.0/8 hoặc 192.0.2.7",
            en: "“\(text.harmless)” is no network, write it like 10.0.0.0/8 or 192.0.2.7"))
      }
      return network
    }
  }
}
