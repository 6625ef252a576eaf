/// The known word that a person most likely meant, or nil when none is near.
///
/// Near means: equal when folded, or no more than a third of the letters (at least one, at most three)
/// differ by insertion, loss, change or exchange of neighbours.
public func nearestWord(to word: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(word.folded)
  let limit = min(3, max(1, wanted.count / 3))
  var best: (distance: Int, word: String)?
  for candidate in known {
    let letters = Array(candidate.folded)
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= limit else { continue }
    if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.word
}

/// The number of single-letter edits, an exchange of neighbours counting one (optimal string alignment).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var row = [i + 1]
    for (j, other) in b.enumerated() {
      var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (letter == other ? 0 : 1))
      if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
