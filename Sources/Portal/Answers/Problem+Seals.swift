import HTTPServing
import Text

extension Problem {
  /// The letter is issued, and is no file before the authority's seal is on it.
  static var beingSealed: Problem {
    var problem = Problem(
      .conflict, "being-sealed",
      Words(
        vi: "Văn bản đang chờ con dấu số của cơ quan. Hãy thử lại sau ít phút.",
        en: "The letter waits for the authority's seal. Try again in a few minutes."))
    problem.retryAfterSeconds = 60
    return problem
  }
}
