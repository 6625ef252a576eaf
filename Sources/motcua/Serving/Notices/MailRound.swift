import HTTPCalling
import OneStop
import Text
import WorkingTime

/// Sends notices by mail.
struct MailRound: Sendable {
  let server: MailServer
  let from: MailAddress
  let publicURL: String?

  func send(_ sending: Sending) -> EffectAnswer {
    // The form has judged the address when it was given; this is the door that decides.
    guard let to = MailAddress(sending.to) else { return .refused("address") }
    let text = NoticeText(sending, publicURL: publicURL)
    let outcome = server.send(
      Mail(
        from: from, to: to, subject: text.subject, text: text.body,
        language: sending.languages.map(\.rawValue).joined(separator: ", "), identity: sending.identity,
        writtenAt: sending.at.milliseconds / 1000))
    return switch outcome {
    case .taken: .done("sent")
    case .refused(let word): .refused(word)
    case .later(let word): .later(word)
    case .unreachable(let word): .unreachable(word)
    }
  }
}
