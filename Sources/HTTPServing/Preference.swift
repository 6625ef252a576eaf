import Text

/// What a client would rather have: the items of `Accept` or `Accept-Language` with their weights (RFC 9110 section 12).
struct Preference {
  private let items: [(value: String, weight: Double)]

  init(_ list: [String]) {
    items = list.prefix(50).map { text in
      let parts = text.split(separator: ";").map(\.trimmed)
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
      return (parts.first ?? "", weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1)
    }
  }

  private func weight(where matches: (String) -> Bool) -> Double? {
    items.filter { matches($0.value) }.map(\.weight).max()
  }

  /// Vietnamese unless English weighs more.
  var language: Language {
    func weight(of tag: String) -> Double? {
      self.weight { $0.isEqualIgnoringCase(to: tag) || $0.prefix(3).isEqualIgnoringCase(to: tag + "-") }
    }
    guard let english = weight(of: "en"), english > 0 else { return .vietnamese }
    return english > weight(of: "vi") ?? 0 ? .english : .vietnamese
  }

  /// True when gzip is named, or meant by `*`, and weighs no less than what is not packed (RFC 9110 section 12.5.3).
  var prefersGzip: Bool {
    func weight(of coding: String) -> Double? { self.weight { $0.isEqualIgnoringCase(to: coding) } }
    guard let gzip = weight(of: "gzip") ?? weight(of: "x-gzip") ?? weight(of: "*"), gzip > 0 else { return false }
    return gzip >= weight(of: "identity") ?? 0
  }

  /// True when some JSON is named and weighs more than a page.
  var prefersJSON: Bool {
    let json = weight { $0.isEqualIgnoringCase(to: "application/json") || $0.lowercased().hasSuffix("+json") }
    guard let json, json > 0 else { return false }
    return json > weight { $0.isEqualIgnoringCase(to: "text/html") } ?? 0
  }
}
