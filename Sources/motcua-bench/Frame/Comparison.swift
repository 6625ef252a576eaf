internal import JSON

/// A figure of which less is better, small and large side by side: what it costs to have much more.
struct Comparison: Figures {
  /// What was measured of one size, round by round.
  struct Side {
    let name: String
    let values: [Double]
  }

  let name: String
  let measures: String
  let unit: String
  let small: Side
  let large: Side
  var promise = Promise.none
  /// The most that is expected of the large one where the machine is like the one it was promised for.
  var expected: Double?

  /// What is promised of the two.
  enum Promise {
    /// The large one is at most so many times the small one.
    case times(Double)
    /// The large one is at most so much more.
    case more(Double)
    /// Nothing.
    case none
  }

  private var difference: Double { median(large.values) - median(small.values) }
  private var times: Double { median(small.values) > 0 ? median(large.values) / median(small.values) : 0 }

  var lines: [String] {
    var lines = ["\(name): \(measures)", line(small), line(large)]
    switch promise {
    case .times(let most):
      lines.append(
        "  \(padded("times (target \(fixed(most, 1)))", 52)) \(fixed(times, 2))\(times <= most ? "  met" : "  MISSED")")
    case .more(let most):
      lines.append(
        "  \(padded("more (target \(whole(most)) \(unit))", 52)) \(fixed(difference, 1)) \(unit)"
          + (difference <= most ? "  met" : "  MISSED"))
    case .none: break
    }
    if let expected {
      lines.append(
        "  expected at most \(whole(expected)) \(unit): \(median(large.values) <= expected ? "met" : "MISSED")")
    }
    return lines + [""]
  }

  private func line(_ side: Side) -> String {
    "  \(padded(side.name, 52)) \(fixed(median(side.values), 1)) \(unit)  "
      + "[\(fixed(side.values.min() ?? 0, 1))–\(fixed(side.values.max() ?? 0, 1))]"
  }

  var json: JSONValue {
    [
      "name": .string(name), "measures": .string(measures), "unit": .string(unit),
      "small": ["name": .string(small.name), "median": number(median(small.values))],
      "large": ["name": .string(large.name), "median": number(median(large.values))],
      "times": number(times), "difference": number(difference),
    ]
  }
}
