import HTTPServing
import JSON
import OneStop
import Portal
import Procedures
import Revocations
import Scanning
import Signatures
import Synchronization
import Text
import WorkingTime

/// A running server with its office, clock and log.
final class Service {
  /// Where it is reached.
  let url: String
  let log: EventLog
  private let requests: AccessLog
  private let server: Server
  private let clockwork: Clockwork
  private let scanning: ScanWork?
  private let courier: Courier
  private let exchange: ExchangeWork
  private let webhooks: WebhookWork
  private let heads: HeadWork
  private let standing: StandingWork
  private let erasures: ErasureWork
  private let rates: RateWork?
  private let fetching: RevocationWork
  private let fetcher: RevocationFetcher
  private let counts: Counts

  /// The server whose counts are shown, while there is one.
  private final class Counts: Sendable {
    let server = Mutex<Server?>(nil)
  }

  /// Starts everything; it serves when this returns.
  ///
  /// - Throws: ``CommandError`` when it cannot.
  init(
    _ office: OpenOffice, _ serverSettings: ServerSettings, _ portalSettings: PortalSettings,
    _ scanner: ClamScanner?, _ ways: [Courier.Way], _ partners: PartnerLines, _ contacts: PartnerContacts,
    _ fetcher: RevocationFetcher, _ carrier: WebhookCarrier, _ timeStamps: TimeStampService?,
    _ now: @escaping @Sendable () -> Instant
  ) throws {
    let log = EventLog(now: now)
    let counts = Counts()
    var portalSettings = portalSettings
    portalSettings.metrics = { counts.server.withLock { $0?.metrics } }
    portalSettings.kind = { PortalSettings.FailureKind(of: $0) }
    portalSettings.log = { error, request in
      log.note(
        "failure",
        [
          "request": .string(request.id), "route": request.route.map { .string($0.description) } ?? .null,
          "error": .string(FailureText(error).text),
        ])
    }
    let scanning = scanner.map { ScanWork($0, office.office, log) }
    self.scanning = scanning
    portalSettings.scans = { scanning?.counts }
    let courier = Courier(office.office, log, ways)
    self.courier = courier
    portalSettings.outbox = { courier.counts }
    let exchange = ExchangeWork(office.office, log, partners, contacts)
    self.exchange = exchange
    portalSettings.partners = { exchange.counts }
    portalSettings.heard = { contacts.note($0) }
    let webhooks = WebhookWork(office.office, log, carrier, address: portalSettings.publicURL ?? "", now: now)
    self.webhooks = webhooks
    heads = HeadWork(office.office, log, timeStamps)
    let standing = StandingWork(office.office, log)
    self.standing = standing
    portalSettings.standing = { standing.standing }
    portalSettings.writing = office.writing
    portalSettings.webhooks = { webhooks.counts }
    let erasures = ErasureWork(office.office, log)
    self.erasures = erasures
    portalSettings.erasuresDue = { erasures.overdueCount }
    portalSettings.isErasingWaiting = { erasures.isWaiting }
    fetching = RevocationWork(fetcher, log)
    self.fetcher = fetcher
    portalSettings.revocationLists = { RevocationListCount.all(of: fetcher.standings, at: now()) }
    portalSettings.responders = { fetcher.responders.map(ResponderCount.init) }
    let limits = RateLimits()
    portalSettings.rates = limits
    rates = office.news.map { RateWork($0, limits, log, serverSettings.surroundings.microseconds) }
    let portal = try Portal(office.office, office.environment, portalSettings)
    var settings = serverSettings
    settings.rates = limits
    settings.shape = { portal.shape($0) }
    settings.failed = { portal.failed($0, $1) }
    let requests = AccessLog(log)
    self.requests = requests
    settings.log = { requests.note($0) }
    settings.spoolFolder = try office.spoolFolder()
    // Before anybody is served.
    erasures.start()
    do throws(ServerFailure) {
      server = try Server(settings, portal.router)
    } catch {
      throw CommandError(error.code == .exposed ? .wrongUsage : .tryAgain, error.words)
    }
    url = server.url
    self.log = log
    self.counts = counts
    clockwork = Clockwork(office.office, log)
    counts.server.withLock { [server] in $0 = server }
    clockwork.start()
    scanning?.start()
    courier.start()
    exchange.start()
    webhooks.start()
    heads.start()
    standing.start()
    fetching.start()
    rates?.start()
  }

  /// Shows the certificate as it is on disk now to who connects from now on.
  ///
  /// - Throws: ``ServerFailure`` when it is not usable; the old one stays.
  func renewCertificate() throws(ServerFailure) {
    try server.renewCertificate()
  }

  /// Has dossiers follow the dates of intakes that were moved by definitions loaded anew.
  func followDates() { clockwork.followDates() }

  /// Fetches what definitions loaded anew allow, and nothing else any more.
  func fetchAsPlanned(in definitions: Definitions) { fetcher.use(definitions.revocationPlans()) }

  /// Asks the partners of definitions loaded anew, and nobody else any more.
  func followPartners() { exchange.follow() }

  /// Finishes what is under way and stops.
  ///
  /// - Returns: How many requests were abandoned because their time was over.
  func stop(within grace: Duration) -> Int {
    let stop = server.stop(within: grace)
    clockwork.stop()
    scanning?.stop()
    courier.stop()
    exchange.stop()
    webhooks.stop()
    heads.stop()
    standing.stop()
    erasures.stop()
    fetching.stop()
    rates?.stop()
    counts.server.withLock { $0 = nil }
    requests.finish()
    log.finish()
    return stop.abandoned
  }
}
