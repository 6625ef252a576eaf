internal import Synchronization

/// One piece of work that waits for the pen, done by whichever thread holds it.
package class Piece: @unchecked Sendable {
  /// What the waiting thread is told.
  enum Word: Sendable {
    /// The piece is done; its outcome stands in it.
    case done
    /// The pen is yours.
    case lead
  }

  /// Of whose record it is; empty when it belongs to no authority.
  package let authority: String
  /// What one thing of the record it is about; empty when nobody said.
  package let subject: String
  let since: ContinuousClock.Instant
  private let signal = Signal()
  private let word = Mutex<Word>(.done)

  init(of authority: String, on subject: String, since: ContinuousClock.Instant) {
    self.authority = authority
    self.subject = subject
    self.since = since
  }

  /// Does the work; whether what it wrote is to stay.
  package func perform(_ writing: borrowing Writing) -> Bool {
    preconditionFailure("a piece without work")
  }

  /// The batch was lost, and whatever the work answered with it.
  package func fail(_ failure: StoreFailure) {
    preconditionFailure("a piece without outcome")
  }

  func tell(_ word: Word) {
    self.word.withLock { $0 = word }
    signal.give()
  }

  func wait() -> Word {
    signal.wait()
    return word.withLock { $0 }
  }
}

/// A piece with what its caller asked for and what they will get.
final class PieceOf<Value: Sendable, Refusal: Error>: Piece, @unchecked Sendable {
  private let work: @Sendable (borrowing Writing) throws(Refusal) -> Value
  private let result = Mutex<Result<Value, StoreError<Refusal>>?>(nil)

  init(
    of authority: String = "", on subject: String = "", since: ContinuousClock.Instant,
    _ work: @escaping @Sendable (borrowing Writing) throws(Refusal) -> Value
  ) {
    self.work = work
    super.init(of: authority, on: subject, since: since)
  }

  package override func perform(_ writing: borrowing Writing) -> Bool {
    do throws(Refusal) {
      let value = try work(writing)
      result.withLock { $0 = .success(value) }
      return true
    } catch {
      result.withLock { $0 = .failure(.refused(error)) }
      return false
    }
  }

  package override func fail(_ failure: StoreFailure) {
    result.withLock { $0 = .failure(.failed(failure)) }
  }

  func outcome() throws(StoreError<Refusal>) -> Value {
    guard let result = result.withLock({ $0 }) else { preconditionFailure("a piece was answered before it was done") }
    return try result.get()
  }
}
