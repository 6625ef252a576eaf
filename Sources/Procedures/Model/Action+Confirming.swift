import Text

extension Action {
  /// The actions of every task that asks whether a document counts whose signatures are undecided: the engine's own, which
  /// no definition writes.
  public static let confirmations = [acceptance, renewal]

  /// The document counts, for a reason.
  public static let acceptance = confirmation(
    "chap-nhan-chu-ky", Words(vi: "Chấp nhận chữ ký chưa kết luận được", en: "Accept the undecided signature"))

  /// Another document is asked for, for a reason.
  public static let renewal = confirmation(
    "yeu-cau-ky-lai", Words(vi: "Yêu cầu văn bản ký khác", en: "Ask for another signed document"))

  private static func confirmation(_ id: Key<Action>, _ name: Words) -> Action {
    Action(
      id: id, name: name, by: .officer, when: nil, needs: [.reason], routes: [], letters: [], clock: .none, extend: nil,
      fourEyes: [])
  }
}
