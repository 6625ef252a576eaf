internal import OneStop
internal import Procedures
internal import Text

/// The first page of a role's queue: it has to cost the same among a million dossiers as among ten thousand.
enum QueuePages {
  static let row = Row(
    name: "queue", about: "first page of a role's queue among many dossiers, beside the same among few"
  ) { bench in
    try Contest.held(
      [
        Pages.contest(bench, name: "queue", measures: "first page of 50 of a role's queue") { office in
          try office.queue(of: "lan", limit: 50).rows.count
        }
      ], bench)
  }
}

/// A page of a list, asked for again and again.
enum Pages {
  /// A page among many dossiers beside the same among few.
  ///
  /// - Parameter page: Asks for the page; how many rows came.
  static func contest(
    _ bench: Bench, name: String, measures: String, rows: Int = 50, _ page: @escaping (OneStop) throws -> Int
  ) throws -> Contest {
    let options = bench.options
    let offices = try [options.fewDossiers, options.manyDossiers].map { try bench.stock.office(dossiers: $0) }
    return Contest(
      name: name, measures: "\(measures) among \(options.manyDossiers) dossiers",
      other: .init(
        name: "the same among \(options.fewDossiers)",
        contestant: { try round(of: offices[0], rows, options.roundTime, page) }, target: 0.67),
      expected: .init(p99Milliseconds: 5), ours: { try round(of: offices[1], rows, options.roundTime, page) })
  }

  /// Asks for the page for a time; each has so many rows.
  static func round(
    of office: BenchOffice, _ rows: Int, _ time: Duration, _ page: (OneStop) throws -> Int
  ) throws -> Contest.Round {
    var round = Contest.Round()
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var now = start
    while now < end {
      let found = try page(office.office)
      guard found == rows else { throw Trouble("a page of \(found) rows instead of \(rows)") }
      let after = ContinuousClock.now
      round.waits.append(seconds(now.duration(to: after)) * 1e6)
      round.done += 1
      now = after
    }
    round.seconds = seconds(start.duration(to: .now))
    return round
  }
}
