import HTTPServing
import OneStop

/// The server's counts in the text format of Prometheus.
struct MetricsText {
  var text = ""

  init(
    _ metrics: ServerMetrics, _ scans: ScanCounts? = nil, _ outbox: OutboxCounts? = nil,
    _ lists: [RevocationListCount] = [], _ responders: [ResponderCount] = [],
    _ webhooks: [WebhookCount] = [], _ partners: [PartnerCount] = [],
    erasuresDue: Int? = nil, isErasingWaiting: Bool = false
  ) {
    head("motcua_http_requests_total", "counter", "Requests by method, route and status.")
    let requests = metrics.requests.map { key, count -> (String, Int) in
      let labels = [
        ("method", key.method?.rawValue ?? ""), ("route", key.route ?? ""), ("status", key.status?.description ?? ""),
      ]
      return (labels.map { "\($0)=\"\(MetricsText.escaped($1))\"" }.joined(separator: ","), count)
    }
    for (labels, count) in requests.sorted(by: { $0.0 < $1.0 }) {
      text += "motcua_http_requests_total{\(labels)} \(count)\n"
    }
    head("motcua_http_refusals_total", "counter", "Requests that the server itself refused, by reason.")
    for (code, count) in metrics.refusals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      text += "motcua_http_refusals_total{reason=\"\(MetricsText.escaped(code.rawValue))\"} \(count)\n"
    }
    durations(metrics)
    single("motcua_http_body_bytes_in_total", "counter", "Bytes of bodies that came.", metrics.bytesIn)
    single("motcua_http_body_bytes_out_total", "counter", "Bytes of bodies that went.", metrics.bytesOut)
    single("motcua_http_connections_accepted_total", "counter", "Connections accepted.", metrics.accepted)
    single(
      "motcua_http_connections_turned_away_total", "counter",
      "Connections ended at once: above an address's share, or past the proxy.",
      metrics.turnedAway)
    single(
      "motcua_http_connections_shut_out_total", "counter", "Connections too slow or too long idle.", metrics.shutOut)
    single("motcua_http_connections", "gauge", "Connections open now.", metrics.connections)
    single("motcua_http_waiting", "gauge", "Requests that wait for a worker.", metrics.waiting)
    single("motcua_http_running", "gauge", "Handlers that run now.", metrics.running)
    single("motcua_http_spooled_bytes", "gauge", "Bytes of bodies on disk now.", metrics.spooledBytes)
    if let scans { add(scans) }
    if let outbox {
      single("motcua_outbox_waiting", "gauge", "Notices that wait to be sent.", outbox.waiting)
      single("motcua_outbox_dead", "gauge", "Notices that could not be sent; see motcua outbox.", outbox.dead)
    }
    if let erasuresDue {
      single(
        "motcua_retention_due", "gauge",
        "Dossiers that are there although their retention has ended; see motcua retention due.", erasuresDue)
      single(
        "motcua_retention_waits", "gauge",
        "1 while nothing is erased until a person has looked at the clock; see motcua retention due.",
        isErasingWaiting ? 1 : 0)
    }
    if !lists.isEmpty { add(lists) }
    if !responders.isEmpty { add(responders) }
    if !webhooks.isEmpty { add(webhooks) }
    if !partners.isEmpty { add(partners) }
  }

  /// Adds what was counted of the limits of rate because other nodes told of it, by limit.
  mutating func add(takenElsewhere counts: [String: Int]) {
    guard !counts.isEmpty else { return }
    head("motcua_rate_elsewhere_total", "counter", "What addresses took of a limit on other nodes, counted here too.")
    for (limit, count) in counts.sorted(by: { $0.key < $1.key }) {
      text += "motcua_rate_elsewhere_total{limit=\"\(MetricsText.escaped(limit))\"} \(count)\n"
    }
  }

  private mutating func add(_ partners: [PartnerCount]) {
    let rows: [(name: String, about: String, value: (PartnerCount) -> Int64?)] = [
      ("waiting", "Messages that are to be sent.", { Int64($0.toSend) }),
      ("dead", "Messages that could not be sent; see motcua exchange status.", { Int64($0.dead) }),
      ("to_take", "Messages that came and wait to be taken.", { Int64($0.toTake) }),
      ("quarantined", "Messages in quarantine; see motcua exchange status.", { Int64($0.quarantined) }),
      ("held", "Messages that are held until it has fetched them.", { Int64($0.held) }),
      ("refused", "Messages that were held for it and that it could not take.", { Int64($0.refused) }),
      ("untaken_bytes", "Bytes of what came and was not taken.", \.untakenBytes),
      ("held_bytes", "Bytes of what is held for it.", \.heldBytes),
      (
        "full", "1 while nothing more is taken from it, or held for it; see motcua exchange status.",
        { $0.isFull ? 1 : 0 }
      ),
      ("oldest_seconds", "For how long the oldest message has waited; 0 when none waits.", \.oldestSeconds),
      ("contact_seconds", "Since it was last reached, or has called.", \.contactSeconds),
    ]
    for row in rows {
      head("motcua_partner_\(row.name)", "gauge", row.about)
      for partner in partners {
        guard let value = row.value(partner) else { continue }
        text += "motcua_partner_\(row.name){partner=\"\(MetricsText.escaped(partner.partner))\"} \(value)\n"
      }
    }
  }

  private mutating func add(_ webhooks: [WebhookCount]) {
    let rows: [(name: String, type: String, about: String, value: (WebhookCount) -> Int64)] = [
      ("webhook_active", "gauge", "1 while it is told what happens.", { $0.isActive ? 1 : 0 }),
      ("webhook_events_total", "counter", "Events that its receiver has taken.", { Int64($0.taken) }),
      ("webhook_failures_total", "counter", "Tries that came to nothing.", { Int64($0.failed) }),
      ("webhook_entries_behind", "gauge", "Entries of the log behind its cursor.", \.behind),
      (
        "webhook_set_aside", "gauge", "Dossiers and documents on whose events its receiver fails.",
        { Int64($0.setAside) }
      ),
      ("webhook_failing_seconds", "gauge", "For how long nothing arrives; 0 when all is well.", \.failingSeconds),
    ]
    for row in rows {
      head("motcua_\(row.name)", row.type, row.about)
      for webhook in webhooks {
        let labels = "webhook=\"\(webhook.number)\",integrator=\"\(MetricsText.escaped(webhook.integrator))\""
        text += "motcua_\(row.name){\(labels)} \(row.value(webhook))\n"
      }
    }
  }

  private mutating func add(_ responders: [ResponderCount]) {
    let rows: [(name: String, about: String, value: (ResponderCount) -> Int)] = [
      ("answers", "Certificates about which an answer of the responder is kept.", \.answers),
      ("waiting", "Certificates about which an answer is waited for.", \.waiting),
      ("failures", "Tries in a row that brought no answer.", \.failures),
    ]
    for row in rows {
      head("motcua_ocsp_\(row.name)", "gauge", row.about)
      for responder in responders {
        let labels = MetricsText.source(responder.set, responder.address)
        text += "motcua_ocsp_\(row.name){\(labels)} \(row.value(responder))\n"
      }
    }
  }

  /// Where answers about revocation come from, as labels.
  private static func source(_ set: String, _ address: String) -> String {
    "set=\"\(escaped(set))\",address=\"\(escaped(address))\""
  }

  private mutating func add(_ lists: [RevocationListCount]) {
    func rows(_ name: String, _ about: String, _ value: (RevocationListCount) -> Int64?) {
      head(name, "gauge", about)
      for list in lists {
        guard let value = value(list) else { continue }
        text += "\(name){\(MetricsText.source(list.set, list.address))} \(value)\n"
      }
    }
    rows("motcua_revocation_list_age_seconds", "Since the list that is kept was issued.", \.ageSeconds)
    rows(
      "motcua_revocation_list_due_seconds", "Until the next list is due; negative when it is late.", \.dueSeconds)
    rows("motcua_revocation_list_failures", "Tries in a row that brought nothing usable.") { Int64($0.failures) }
  }

  private mutating func add(_ scans: ScanCounts) {
    head("motcua_scans_total", "counter", "Files given to the virus scanner, by what it said.")
    let verdicts = [
      ("clean", scans.clean), ("infected", scans.infected), ("too_long", scans.tooLong), ("unknown", scans.unknown),
    ]
    for (verdict, count) in verdicts { text += "motcua_scans_total{verdict=\"\(verdict)\"} \(count)\n" }
    head("motcua_scan_seconds_total", "counter", "Time spent with the virus scanner.")
    text += "motcua_scan_seconds_total \(Double(scans.milliseconds) / 1_000)\n"
    single("motcua_scans_waiting", "gauge", "Uploads that wait for the virus scanner.", scans.waiting)
  }

  private mutating func durations(_ metrics: ServerMetrics) {
    let name = "motcua_http_request_duration_seconds"
    head(name, "histogram", "From the first line of a request to the end of its answer.")
    var sum = 0
    for (bound, count) in zip(ServerMetrics.bounds, metrics.durations) {
      sum += count
      text += "\(name)_bucket{le=\"\(Double(bound) / 1_000_000)\"} \(sum)\n"
    }
    sum += metrics.durations.last ?? 0
    text += "\(name)_bucket{le=\"+Inf\"} \(sum)\n"
    text += "\(name)_sum \(Double(metrics.microseconds) / 1_000_000)\n"
    text += "\(name)_count \(sum)\n"
  }

  mutating func head(_ name: String, _ type: String, _ about: String) {
    text += "# HELP \(name) \(about)\n# TYPE \(name) \(type)\n"
  }

  mutating func single(_ name: String, _ type: String, _ about: String, _ value: Int) {
    head(name, type, about)
    text += "\(name) \(value)\n"
  }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
  }
}
