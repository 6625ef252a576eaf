public import Text

/// What may go wrong between an office and a counterpart.
public enum Fault: String, Sendable, Hashable, CaseIterable {
  /// The answer takes two seconds more.
  case delay
  /// What is asked is done twice, as when a gateway in between repeats it; the second answer comes back.
  case duplicate
  /// What is asked waits until something else was done, two seconds at most; a list comes the wrong way round.
  case reorder
  /// It is done, and the answer breaks off in its middle.
  case half
  /// It is done, and no answer comes.
  case lost
  /// It is not done, and answered with 500.
  case error
  /// A hash or check sum is not right.
  case wrongSum = "wrong-sum"
  /// The answer dribbles for three seconds.
  case slow

  /// What people are told of it.
  public var words: Words {
    switch self {
    case .delay: Words(vi: "trả lời chậm hai giây", en: "the answer takes two seconds more")
    case .duplicate: Words(vi: "làm hai lần", en: "it is done twice")
    case .reorder: Words(vi: "chờ việc khác xong trước, danh sách đảo ngược", en: "it is overtaken, lists are reversed")
    case .half: Words(vi: "làm xong, trả lời đứt giữa chừng", en: "done, and half an answer")
    case .lost: Words(vi: "làm xong, mất trả lời", en: "done, and no answer")
    case .error: Words(vi: "không làm, trả 500", en: "not done, and 500")
    case .wrongSum: Words(vi: "sai mã băm, mã xác thực", en: "a wrong hash or check sum")
    case .slow: Words(vi: "trả lời nhỏ giọt ba giây", en: "the answer dribbles for three seconds")
    }
  }

  /// Microseconds by which an answer is late.
  static let lateness: UInt32 = 2_000_000
  /// Pieces of an answer that dribbles, and microseconds between them.
  static let dribble: (pieces: Int, pause: UInt32) = (10, 300_000)
}
