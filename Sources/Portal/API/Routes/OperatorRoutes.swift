import HTTPServing
import JSON
import OneStop
import Text
import WorkingTime

/// What those who run the server ask: whether it is alive, whether it can work, and its counts.
struct OperatorRoutes: Sendable {
  let office: OneStop
  let settings: PortalSettings
  let now: @Sendable () -> Instant

  func add(to router: inout Router) {
    router.on(.get, "/healthz", bodyBytes: 0, blocks: false) { _ in .state("alive") }
    router.on(.get, "/readyz", bodyBytes: 0) { request in
      do {
        try office.probe()
        if let doubt = office.standsBack {
          return .state("not ready: \(doubt.words.en)", status: .serviceUnavailable)
        }
        // Reading goes on without a disk that takes anything; whoever sends people here is to know.
        guard settings.writing()?.isStuck != true else {
          return .state("not ready: the disk did not take the last commit", status: .serviceUnavailable)
        }
        return .state("ready")
      } catch {
        settings.log(error, request)
        return .state("not ready", status: .serviceUnavailable)
      }
    }
    router.on(.get, "/metrics", bodyBytes: 0, blocks: false) { request in
      guard request.client.isLoopback || settings.watchers.contains(where: { $0.contains(request.client) }),
        let metrics = settings.metrics()
      else { throw HTTPRefusal.Code.notFound }
      var text = MetricsText(
        metrics, settings.scans(), settings.outbox(), settings.revocationLists(), settings.responders(),
        settings.webhooks(), settings.partners(), erasuresDue: settings.erasuresDue(),
        isErasingWaiting: settings.isErasingWaiting())
      text.add(takenElsewhere: settings.rates.elsewhere)
      text.add(office.counts)
      if let writing = settings.writing() { text.add(writing) }
      if let standing = settings.standing() { text.add(standing, at: now()) }
      var response = Response.text(text.text)
      response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
      response.headers.set("Cache-Control", "no-store")
      return response
    }
  }
}

extension Response {
  fileprivate static func state(_ text: String, status: Status = .ok) -> Response {
    var response = Response.text(text + "\n", status: status)
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}
