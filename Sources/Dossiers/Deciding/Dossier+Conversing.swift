import JSON
import Procedures
import Text
import WorkingTime

/// What applicant and office say to each other beside the steps: messages, and in the end a rating.
extension Dossier {
  /// A message that both sides see: of the applicant until the end, of an officer at any time.
  func message(_ text: String, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    switch actor {
    case .engine: throw .notYours(.applicant)
    case .officer: break
    case .applicant:
      if case .end(let end, _) = place { throw .ended(end) }
      let sent = waitingMessages?.count(at: surroundings.now) ?? 0
      guard sent < Limits.messagesADay else { throw .tooManyMessages(limit: Limits.messagesADay) }
    }
    let said = try Limits.text(text, required: false, most: Limits.messageCharacters)
    guard !said.isEmpty else { throw .textMissing }
    return Decision(events: [.messaged], content: PersonalContent(values: ["message": .string(said)]))
  }

  /// A rating, by the applicant, after the end, once.
  func rate(_ rating: Rating, by actor: Actor) throws(Refusal) -> Decision {
    guard case .applicant = actor else { throw .notYours(.applicant) }
    guard case .end = place else { throw .notEnded }
    guard self.rating == nil else { throw .ratedAlready }
    guard Rating.range.contains(rating.stars) else { throw .ratingOutside }
    let comment = try Limits.text(rating.comment, required: false, most: Limits.messageCharacters)
    return Decision(
      events: [.rated(stars: rating.stars)],
      content: comment.isEmpty ? nil : PersonalContent(values: ["comment": .string(comment)]))
  }
}
