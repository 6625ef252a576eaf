/// One thing measured, beside its floor: both take turns, round by round, so that the machine's moods fall on both.
struct Contest {
  /// What a contestant did in one round.
  struct Round {
    var done = 0
    var seconds = 0.0
    /// How long each took, in microseconds; empty when nobody waited for it.
    var waits: [Double] = []

    var perSecond: Double { seconds > 0 ? Double(done) / seconds : 0 }
  }

  typealias Contestant = () throws -> Round

  let name: String
  let measures: String
  let floorName: String
  /// The least share of the floor that is promised.
  let target: Double
  let floor: Contestant
  let ours: Contestant

  func held(rounds: Int) throws -> ContestResult {
    var floors: [Round] = []
    var own: [Round] = []
    for round in 0..<rounds {
      // Whoever goes first in one round goes second in the next.
      if round.isMultiple(of: 2) {
        floors.append(try floor())
        own.append(try ours())
      } else {
        own.append(try ours())
        floors.append(try floor())
      }
    }
    return ContestResult(contest: self, floors: floors, ours: own)
  }
}

/// The figures of a contest.
struct ContestResult {
  let contest: Contest
  let floors: [Contest.Round]
  let ours: [Contest.Round]

  /// The median of the rounds' own ratios.
  var ratio: Double {
    median(zip(ours, floors).map { $1.perSecond > 0 ? $0.perSecond / $1.perSecond : 0 })
  }

  func wait(_ share: Double) -> Double {
    percentile(ours.flatMap(\.waits), share)
  }

  var lines: [String] {
    [
      "\(contest.name): \(contest.measures)",
      "  \(padded(contest.floorName, 44)) \(figures(floors))",
      "  \(padded("motcua", 44)) \(figures(ours))  p50 \(whole(wait(0.5))) µs  p99 \(whole(wait(0.99))) µs",
      "  \(padded("ratio (target \(fixed(contest.target, 2)))", 44)) \(fixed(ratio, 2))",
      "",
    ]
  }

  private func figures(_ rounds: [Contest.Round]) -> String {
    let rates = rounds.map(\.perSecond)
    return "\(whole(median(rates)))/s  [\(whole(rates.min() ?? 0))–\(whole(rates.max() ?? 0))]"
  }
}

func median(_ values: [Double]) -> Double {
  percentile(values, 0.5)
}

/// The value below which such a share of the values lies; 0 of none.
func percentile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

func whole(_ value: Double) -> String {
  String(Int(value.rounded()))
}

func fixed(_ value: Double, _ digits: Int) -> String {
  let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
  let scaled = Int((value * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  return "\(scaled / scale)." + String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
}

/// The time something takes, in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}
