internal import OneStop
internal import Procedures
internal import Text

/// The supervisor's view of a unit that all dossiers wait at: it costs what the unit's open tasks cost to count, and no
/// dossier is looked at.
enum UnitCounts {
  static let row = Row(
    name: "unit", about: "the counts of a unit with many open tasks, beside those of one with few"
  ) { bench in
    let options = bench.options
    let few = min(10_000, options.dossiers / 2)
    let offices = try [few, options.dossiers].map { try bench.stock.office(dossiers: $0) }
    func contestant(_ office: BenchOffice, _ dossiers: Int) -> Contest.Contestant {
      {
        var round = Contest.Round()
        let start = ContinuousClock.now
        let end = start.advanced(by: options.roundTime)
        var now = start
        while now < end {
          let work = try office.office.work(of: "so-gddt", for: "hoa")
          guard work.all.open == dossiers + 1 else {
            throw Trouble("\(work.all.open) tasks instead of \(dossiers + 1)")
          }
          let after = ContinuousClock.now
          round.waits.append(seconds(now.duration(to: after)) * 1e6)
          round.done += 1
          now = after
        }
        round.seconds = seconds(start.duration(to: .now))
        return round
      }
    }
    return try Contest.held(
      [
        Contest(
          name: "unit", measures: "counts of a unit by officer and step, \(options.dossiers) open tasks",
          other: .init(name: "the same, \(few) open tasks", contestant: contestant(offices[0], few)),
          ours: contestant(offices[1], options.dossiers))
      ], bench)
  }
}
