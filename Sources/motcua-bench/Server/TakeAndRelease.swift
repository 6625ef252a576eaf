/// Takes a dossier drawn at random out of the connection's share, then gives it back: whatever the server lets in changes
/// something, and is durable when it is answered.
final class TakeAndRelease: LoadClient.Asking, FloodAsking {
  private let head: String
  private let dossiers: Int
  private var chance: SeededGenerator
  private var versions: [Int: Int] = [:]
  private var held: [Int?]
  private var heads = Heads("")
  /// How many were told to come back.
  private(set) var turnedAway = 0
  /// How long those waited who got in, in microseconds.
  private(set) var admitted: [Double] = []

  /// - Parameter connections: Over so many it is asked; each has dossiers of its own.
  init(token: String, dossiers: Int, connections: Int, seed: UInt64) {
    head = "Authorization: Bearer \(token)\r\nContent-Length: 0\r\n"
    self.dossiers = dossiers
    chance = SeededGenerator(seed: seed)
    held = Array(repeating: nil, count: connections)
  }

  /// From now on over so many connections.
  func spread(over connections: Int) {
    held = Array(repeating: nil, count: connections)
  }

  /// Every dossier begins at version 1, in nobody's hands.
  private func version(of number: Int) -> Int { versions[number] ?? 1 }

  func request(on connection: Int) -> [UInt8] {
    let number =
      held[connection] ?? Int(chance.next() % UInt64(dossiers / held.count)) * held.count + connection + 1
    held[connection] = number
    let version = version(of: number)
    // Taken with an even version, given back with the next.
    return heads.next(
      "POST /api/v1/dossiers/\(BenchOffice.code(number))/tasks/1/\(version.isMultiple(of: 2) ? "release" : "take")",
      "\(head)If-Match: \"\(version)\"\r\nIdempotency-Key: t\(heads.count)\r\n")
  }

  func answered(_ answer: Answer, on connection: Int) throws {
    guard answer.status == 200, let number = held[connection] else {
      throw Trouble("an action was answered \(answer.status): \(answer.text)")
    }
    let version = version(of: number)
    versions[number] = version + 1
    if version.isMultiple(of: 2) { held[connection] = nil }
  }

  func answered(_ answer: Answer, on connection: Int, after microseconds: Double, saysWhen: Bool) throws {
    if answer.status == 429 || answer.status == 503 {
      guard saysWhen else { throw Trouble("\(answer.status) without Retry-After") }
      turnedAway += 1
    } else {
      try answered(answer, on: connection)
      admitted.append(microseconds)
    }
  }
}
