import Synchronization

/// How work that does not depend on its order is spread over processors: whoever runs the program knows.
///
/// It calls the work once with each number below the count, in any order and by any threads, and returns when all is done.
public typealias Spreading = @Sendable (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

extension Array where Element: Sendable {
  /// What comes of each element, in their order.
  package func spread<Answer: Sendable>(
    by spreading: Spreading?, _ work: @Sendable (Element) -> Answer
  ) -> [Answer] {
    guard let spreading else { return map(work) }
    let answers = Mutex<[Answer?]>(Array<Answer?>(repeating: nil, count: count))
    spreading(count) { number in
      let answer = work(self[number])
      answers.withLock { $0[number] = answer }
    }
    return answers.withLock { $0.compactMap(\.self) }
  }
}
