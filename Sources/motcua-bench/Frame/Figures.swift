internal import JSON

/// The value in the middle; 0 of none.
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
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  return (value < 0 ? "-" : "") + "\(scaled / scale)."
    + String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
}

/// A number as scripts read it, to a thousandth.
func number(_ value: Double) -> JSONValue {
  value.isFinite ? .number((value * 1000).rounded() / 1000) : .null
}

/// The time something takes, in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}
