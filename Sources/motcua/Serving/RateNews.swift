import HTTPServing
import JSON

/// What addresses have taken of each limit, as nodes tell it each other: `{"sign-in":{"192.0.2.7":3}}`.
struct RateNews {
  /// How often each address took, by limit.
  let takings: [String: [Address: Int]]

  /// What is to be told.
  init(_ takings: [String: [Address: Int]]) {
    self.takings = takings
  }

  /// Reads what a node told. A node of another version may tell what this one does not know: that is passed over.
  init(reading text: String) {
    guard case .object(let limits)? = try? JSONValue(reading: Array(text.utf8)) else {
      takings = [:]
      return
    }
    var takings: [String: [Address: Int]] = [:]
    for (name, said) in limits {
      guard case .object(let counts) = said else { continue }
      for (text, said) in counts {
        guard let address = Address(text), case .integer(let count) = said, (1...1_000_000).contains(count) else {
          continue
        }
        takings[name, default: [:]][address, default: 0] += Int(count)
      }
    }
    self.takings = takings
  }

  /// As it is told; nil when there is nothing to tell.
  var text: String? {
    guard !takings.isEmpty else { return nil }
    var said = JSONObject()
    for (name, counts) in takings {
      var one = JSONObject()
      for (address, count) in counts { one[address.description] = JSONValue(count) }
      said[name] = .object(one)
    }
    return JSONValue.object(said).canonicalText
  }
}
