internal import OneStop
internal import Text

/// Search: a frequent word has to cost the same among a million dossiers as among ten thousand.
enum SearchPages {
  static let row = Row(
    name: "search", about: "first page of a search for frequent words among many dossiers, beside the same among few"
  ) { bench in
    // Everybody's family name and given name begin so; a telephone number is one dossier's own.
    try Contest.held(
      [
        Pages.contests(bench, name: "search, a frequent beginning", measures: "first page of 50 of “tra”") {
          try $0.search("tra", by: "lan", limit: 50).rows.count
        },
        Pages.contests(bench, name: "search, two frequent words", measures: "first page of 50 of “duc tran”") {
          try $0.search("duc tran", by: "lan", limit: 50).rows.count
        },
        Pages.contests(
          bench, name: "search, a frequent word and a rare one", measures: "“tran” and a telephone number", rows: 1
        ) {
          try $0.search("tran \(BenchOffice.phone(777))", by: "lan", limit: 50).rows.count
        },
      ].flatMap { $0 }, bench)
  }
}
