import Procedures
import Text

/// Finds services as people look for them: every word begins some word of the service, tone marks or not.
struct CatalogueSearch {
  private let words: [String]

  init(_ text: String) {
    words = String(text.prefix(PageLimits.searchCharacters)).folded.split(separator: " ").map(String.init)
  }

  /// The services in which all words are found, those with all words in their name first.
  func results(among procedures: some Sequence<Procedure>) -> [Procedure] {
    procedures.compactMap { procedure -> (rank: Int, procedure: Procedure)? in
      let name = found(in: [procedure.name.vi, procedure.name.en])
      guard name || found(in: Self.texts(of: procedure)) else { return nil }
      return (name ? 0 : 1, procedure)
    }
    .sorted { ($0.rank, $0.procedure.name.vi.folded) < ($1.rank, $1.procedure.name.vi.folded) }
    .map(\.procedure)
  }

  /// The search with its unknown words put right; nil when none is near a known one.
  func suggestion(among procedures: some Sequence<Procedure>) -> String? {
    let known = Set(procedures.flatMap { $0.name.vi.lowercased().split { !$0.isLetter }.map(String.init) })
    let better = words.map { word in
      known.contains { $0.folded.hasPrefix(word) } ? word : nearestWord(to: word, among: known.sorted()) ?? word
    }
    return better == words ? nil : better.joined(separator: " ")
  }

  private func found(in texts: [String]) -> Bool {
    let known = texts.flatMap { $0.folded.split { !$0.isLetter && !$0.isNumber && $0 != "." } }
    return words.allSatisfy { word in known.contains { $0.hasPrefix(word) } }
  }

  private static func texts(of procedure: Procedure) -> [String] {
    [procedure.name, procedure.summary, procedure.field.name, procedure.result.name].flatMap { [$0.vi, $0.en] }
      + [procedure.code]
  }
}
