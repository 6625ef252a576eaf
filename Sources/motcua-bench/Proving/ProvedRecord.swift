internal import Dossiers
internal import Glibc
internal import OneStop
internal import Text

/// What it costs to prove: one dossier's place in the log, which is a way through a tree, and the whole record, which is read
/// from one end to the other. The dossiers are filed one by one, since twins would be found.
enum ProvedRecord {
  static let row = Row(
    name: "proof", about: "a dossier proved to stand in the log among many, beside few; the whole record proved"
  ) { bench in
    let sizes = [bench.options.filedDossiers / 10, bench.options.filedDossiers]
    let records = try sizes.map { try FiledRecord(dossiers: $0, bench) }
    return try Contest.held(try contests(records, bench), bench) + proofs(records, bench)
  }

  private static func contests(_ records: [FiledRecord], _ bench: Bench) throws -> [Contest] {
    let offices = try records.map { try BenchOffice($0.folder, definitions: bench.stock.definitions()) }
    let time = bench.options.roundTime
    let dossiers = records.map(\.codes.count)
    func contest(_ name: String, _ measures: String, _ ask: @escaping (OneStop, DossierCode) throws -> Bool) -> Contest
    {
      func round(_ side: Int) -> Contest.Contestant {
        var chance = SeededGenerator(seed: bench.options.seed)
        return {
          try Pages.round(of: offices[side], 1, time) { office in
            let drawn = Int(chance.next() % UInt64(dossiers[side]))
            return try ask(office, records[side].codes[drawn]) ? 1 : 0
          }
        }
      }
      return Contest(
        name: name, measures: "\(measures), \(dossiers[1]) entries",
        other: .init(name: "the same, \(dossiers[0]) entries", contestant: round(0)),
        expected: .init(p99Milliseconds: 5), ours: round(1))
    }
    return [
      contest("proof, inclusion", "that a dossier stands in the log") { office, code in
        try office.inclusion(of: code) != nil
      },
      contest("proof, consistency", "that the log of today goes on from the tenth part of it") { office, _ in
        _ = try office.consistency(from: office.logHead().size / 10)
        return true
      },
    ]
  }

  /// `motcua log verify` on each of them.
  private static func proofs(_ records: [FiledRecord], _ bench: Bench) throws -> [any Figures] {
    guard bench.options.wants("proof, whole", beside: "") else { return [] }
    var (times, memory): ([[Double]], [[Double]]) = ([[], []], [[], []])
    for _ in 0..<min(3, bench.options.rounds) {
      for (side, record) in records.enumerated() {
        let start = ContinuousClock.now
        let errors = bench.scratch.file("verify-log")
        let words = ["log", "verify", "--json", "--data", record.folder, "--definitions", bench.options.definitions]
        let child = try ChildProcess(ServerProcess.program(), words, errors: errors)
        // What the kernel tells of it when it has ended counts what this process held when it was started.
        var most = 0.0
        while let now = try? child.kibibytes("VmHWM") {
          most = max(most, now)
          usleep(20_000)
        }
        guard child.status() == 0 else { throw Trouble("log verify: \(text(ofFile: errors) ?? "")") }
        times[side].append(seconds(start.duration(to: .now)))
        memory[side].append(most / 1024)
      }
    }
    let names = records.map { "\($0.codes.count) dossiers" }
    return [
      Comparison(
        name: "proof, whole", measures: "`motcua log verify` from its start to its end", unit: "s",
        small: .init(name: names[0], values: times[0]), large: .init(name: names[1], values: times[1])),
      Comparison(
        name: "proof, memory", measures: "resident at most meanwhile", unit: "MB",
        small: .init(name: names[0], values: memory[0]), large: .init(name: names[1], values: memory[1])),
    ]
  }
}
