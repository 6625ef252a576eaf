import Counterparts
import HTTPCalling
import JSON
import Synchronization
import WorkingTime

/// What a counterpart has said that it saw.
final class Seen: Sendable {
  private let sightings = Mutex<[Sighting]>([])

  var all: [Sighting] { sightings.withLock { $0 } }

  func note(_ sighting: Sighting) { sightings.withLock { $0.append(sighting) } }
}

/// Asks a counterpart with JSON.
func post(_ url: String, _ body: JSONValue, _ headers: [(name: String, value: String)] = []) throws -> Answer {
  try Caller().make(
    Call(.post, url, headers: [("Content-Type", "application/json")] + headers, body: .bytes(body.canonical)))
}

let still: @Sendable () -> Instant = { Instant(milliseconds: 1_795_000_000_000) }

extension Answer {
  var json: JSONValue { get throws { try JSONValue(reading: body) } }
}

extension JSONValue {
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var list: [JSONValue] { if case .array(let list) = self { list } else { [] } }
}
