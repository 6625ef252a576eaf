internal import OneStop
internal import Procedures
internal import Text

/// The first page of a role's queue: it has to cost the same among a million dossiers as among ten thousand.
enum QueuePages {
  static let few = 10_000

  static func contests(_ options: Options, _ scratch: Scratch) throws -> [Contest] {
    let definitions = try BenchOffice.definitions(in: options.definitions)
    let offices = try [few, options.manyDossiers].map { dossiers in
      let folder = scratch.file("queue-\(dossiers)")
      try BenchOffice.fill(folder, dossiers: dossiers, definitions: definitions)
      return try BenchOffice(folder, definitions: definitions)
    }
    return [
      Contest(
        name: "queue", measures: "first page of 50 of a role's queue among \(options.manyDossiers) dossiers",
        floorName: "the same among \(few)", target: 0.67,
        floor: { try pages(of: offices[0], for: options.roundTime) },
        ours: { try pages(of: offices[1], for: options.roundTime) })
    ]
  }

  private static func pages(of office: BenchOffice, for time: Duration) throws -> Contest.Round {
    var round = Contest.Round()
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var now = start
    while now < end {
      let page = try office.office.queue(of: "lan", limit: 50)
      guard page.count == 50 else { throw Trouble("a page of \(page.count)") }
      let after = ContinuousClock.now
      round.waits.append(seconds(now.duration(to: after)) * 1e6)
      round.done += 1
      now = after
    }
    round.seconds = seconds(start.duration(to: .now))
    return round
  }
}
