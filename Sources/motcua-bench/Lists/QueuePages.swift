internal import OneStop
internal import Procedures
internal import Text

/// The first page of a role's queue: it has to cost the same among a million dossiers as among ten thousand.
enum QueuePages {
  static let row = Row(
    name: "queue", about: "first page of a role's queue among many dossiers, beside the same among few"
  ) { bench in
    try Contest.held(
      Pages.contests(bench, name: "queue", measures: "first page of 50 of a role's queue") { office in
        try office.queue(of: "lan", limit: 50).rows.count
      }, bench)
  }
}

/// A page of a list, asked for again and again.
enum Pages {
  /// A page among more and more dossiers, each beside the same among few.
  ///
  /// - Parameter page: Asks for the page; how many rows came.
  static func contests(
    _ bench: Bench, name: String, measures: String, rows: Int = 50, _ page: @escaping (OneStop) throws -> Int
  ) throws -> [Contest] {
    let options = bench.options
    let few = try bench.stock.office(dossiers: options.fewDossiers)
    return try options.sizes.filter { $0 > options.fewDossiers }.map { dossiers in
      let office = try bench.stock.office(dossiers: dossiers)
      return Contest(
        name: "\(name) among \(dossiers)", measures: measures,
        other: .init(
          name: "the same among \(options.fewDossiers)",
          contestant: { try round(of: few, rows, options.roundTime, page) }, target: 0.67),
        expected: .init(p99Milliseconds: 5), ours: { try round(of: office, rows, options.roundTime, page) })
    }
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
