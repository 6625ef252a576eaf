internal import Glibc
internal import JSON

/// One thing measured, beside its floor or peer: both take turns, round by round, so that the machine's moods fall on
/// both.
struct Contest {
  /// What a contestant did in one round.
  struct Round {
    var done = 0
    var seconds = 0.0
    /// How long each took, in microseconds; empty when nobody waited for it.
    var waits: [Double] = []
    /// What each cost the process that is weighed.
    var cost = Spending()

    var perSecond: Double { seconds > 0 ? Double(done) / seconds : 0 }
  }

  typealias Contestant = () throws -> Round

  /// What ours is measured beside.
  struct Other {
    let name: String
    /// Takes a round; nil when it is not there.
    let contestant: Contestant?
    /// The least share of its rate that is promised; nil when the ratio is only reported.
    var target: Double?
  }

  let name: String
  let measures: String
  let other: Other
  /// What is expected of ours where the machine is like the one it was promised for.
  var expected = Expected()
  /// The process of which it is told what each act costs, on both sides; nil when the rate says enough.
  var weighed: pid_t?
  let ours: Contestant

  /// Absolute figures that are expected; they depend on the machine.
  struct Expected {
    var perSecond: Double?
    var p99Milliseconds: Double?
  }

  func held(rounds: Int) throws -> ContestResult {
    var others: [Round] = []
    var own: [Round] = []
    for round in 0..<rounds {
      // Whoever goes first in one round goes second in the next.
      if round.isMultiple(of: 2), let contestant = other.contestant { others.append(try weighing(contestant)) }
      own.append(try weighing(ours))
      if !round.isMultiple(of: 2), let contestant = other.contestant { others.append(try weighing(contestant)) }
    }
    return ContestResult(contest: self, others: others, ours: own)
  }

  private func weighing(_ contestant: Contestant) throws -> Round {
    guard let weighed else { return try contestant() }
    let before = try Spending(of: weighed)
    var round = try contestant()
    round.cost = try Spending(of: weighed).since(before).each(of: round.done)
    return round
  }
}

/// The figures of a contest.
struct ContestResult: Figures {
  let contest: Contest
  let others: [Contest.Round]
  let ours: [Contest.Round]

  /// The median of the rounds' own ratios; nil without the other.
  var ratio: Double? {
    guard !others.isEmpty else { return nil }
    return median(zip(ours, others).map { $1.perSecond > 0 ? $0.perSecond / $1.perSecond : 0 })
  }

  /// The same beside the other's best round: what is left of the ratio when the machine was slow for the other by chance; nil
  /// without the other.
  var ratioToBest: Double? {
    guard let best = others.map(\.perSecond).max(), best > 0 else { return nil }
    return median(ours.map(\.perSecond)) / best
  }

  func wait(_ share: Double) -> Double {
    percentile(ours.flatMap(\.waits), share)
  }

  var lines: [String] {
    let waits = "  p50 \(whole(wait(0.5))) µs  p99 \(whole(wait(0.99))) µs"
    var lines = [
      "\(contest.name): \(contest.measures)",
      "  \(padded(contest.other.name, 52)) \(others.isEmpty ? "not there" : figures(others))",
      "  \(padded("motcua", 52)) \(figures(ours))" + (ours.contains { !$0.waits.isEmpty } ? waits : ""),
    ]
    if let ratio {
      let promise = contest.other.target.map { "ratio (target \(fixed($0, 2)))" } ?? "ratio"
      let met = contest.other.target.map { ratio >= $0 ? "  met" : "  MISSED" } ?? ""
      let best = ratioToBest.map { "  (beside its best round \(fixed($0, 2)))" } ?? ""
      lines.append("  \(padded(promise, 52)) \(fixed(ratio, 2))\(met)\(best)")
    }
    if let words = expectation { lines.append("  \(words)") }
    return lines + costs + [""]
  }

  private var costs: [String] {
    guard contest.weighed != nil else { return [] }
    let (own, beside) = (Spending(middleOf: ours.map(\.cost)), Spending(middleOf: others.map(\.cost)))
    let rows: [(String, KeyPath<Spending, Double>, String)] = [
      ("CPU", \.cpuMicroseconds, "µs"), ("bytes handed to the kernel", \.writtenBytes, "bytes"),
      ("bytes to the disk", \.diskBytes, "bytes"),
    ]
    return rows.map { name, figure, unit in
      let more = own[keyPath: figure] - beside[keyPath: figure]
      return "  \(padded("\(name), each", 52)) \(whole(own[keyPath: figure])) \(unit)"
        + (others.isEmpty ? "" : "; beside it \(whole(beside[keyPath: figure])): \(whole(more)) more")
    }
  }

  private var expectation: String? {
    let rate = median(ours.map(\.perSecond))
    var words: [String] = []
    if let least = contest.expected.perSecond {
      words.append("at least \(whole(least))/s: \(rate >= least ? "met" : "MISSED")")
    }
    if let most = contest.expected.p99Milliseconds {
      words.append("p99 at most \(fixed(most, 1)) ms: \(wait(0.99) <= most * 1000 ? "met" : "MISSED")")
    }
    return words.isEmpty ? nil : "expected " + words.joined(separator: "; ")
  }

  var json: JSONValue {
    var result: JSONObject = [
      "name": .string(contest.name), "measures": .string(contest.measures), "other": .string(contest.other.name),
      "otherPerSecond": others.isEmpty ? .null : number(median(others.map(\.perSecond))),
      "perSecond": number(median(ours.map(\.perSecond))), "ratio": ratio.map { number($0) } ?? .null,
      "ratioToBest": ratioToBest.map { number($0) } ?? .null,
      "target": contest.other.target.map { number($0) } ?? .null,
    ]
    if ours.contains(where: { !$0.waits.isEmpty }) {
      result["p50Microseconds"] = number(wait(0.5))
      result["p99Microseconds"] = number(wait(0.99))
    }
    if contest.weighed != nil {
      result["cost"] = Spending(middleOf: ours.map(\.cost)).json
      result["otherCost"] = others.isEmpty ? .null : Spending(middleOf: others.map(\.cost)).json
    }
    return .object(result)
  }

  private func figures(_ rounds: [Contest.Round]) -> String {
    let rates = rounds.map(\.perSecond)
    return "\(whole(median(rates)))/s  [\(whole(rates.min() ?? 0))–\(whole(rates.max() ?? 0))]"
  }
}
