import OneStop
import Revocations

/// Everything that a running office knows about revoked certificates: what its operator's files say, and what it fetches
/// itself.
final class RevocationAnswers: Sendable {
  let fetcher: RevocationFetcher
  private let files: RevocationFiles

  init(_ files: RevocationFiles, _ fetcher: RevocationFetcher) {
    self.files = files
    self.fetcher = fetcher
  }

  /// What is known now.
  var data: RevocationData {
    var data = files.data
    data.lists += fetcher.lists
    data.generation = fetcher.generation
    data.about = { [fetcher] chains in
      let met = fetcher.about(chains)
      return RevocationData.Met(responses: met.responses, isNew: met.isNew)
    }
    return data
  }
}
