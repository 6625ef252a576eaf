/// A letter by mail: plain text in UTF-8, to one person.
public struct Mail: Sendable {
  /// Who sends it.
  public var from: MailAddress
  /// Who gets it.
  public var to: MailAddress
  /// The subject; line ends and other control characters become blanks.
  public var subject: String
  /// The text, its lines parted by `\n`.
  public var text: String
  /// The language of the text, as RFC 5646 writes it: `vi`, `vi, en`.
  public var language: String
  /// What stands before the `@` of the Message-ID: the same for the same letter, so that a twin is known.
  public var identity: String
  /// When it was written, in seconds since 1970.
  public var writtenAt: Int64

  /// A letter.
  public init(
    from: MailAddress, to: MailAddress, subject: String, text: String, language: String, identity: String,
    writtenAt: Int64
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.language = language
    self.identity = identity
    self.writtenAt = writtenAt
  }

  /// By what the letter is known (RFC 5322 section 3.6.4).
  public var messageID: String {
    let left = String(
      decoding: identity.utf8.map { byte in
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"): byte
        default: UInt8(ascii: ".")
        }
      }, as: UTF8.self)
    return "<motcua.\(left)@\(from.domain)>"
  }

  /// The letter as it goes over the wire (RFC 5322, RFC 2045), the dots of its lines not doubled yet.
  public var wire: [UInt8] {
    let lines = [
      "From: <\(from.text)>", "To: <\(to.text)>", "Subject: " + HeaderText(subject).folded,
      "Date: \(MailDate(writtenAt))",
      "Message-ID: \(messageID)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "Content-Language: \(language.onOneLine)",
      // Nobody's holiday answers (RFC 3834).
      "Auto-Submitted: auto-generated", "", QuotedPrintable(text).text,
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}

/// A moment as mail writes it, in the time of Vietnam: `Thu, 26 Nov 2026 11:12:14 +0700` (RFC 5322 section 3.3).
struct MailDate: CustomStringConvertible {
  let description: String

  init(_ secondsSince1970: Int64) {
    let local = secondsSince1970 + 7 * 3600
    let days = Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    let second = Int(local) - days * 86_400
    // Days from civil, the other way round (http://howardhinnant.github.io/date_algorithms.html).
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"]
    let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    description = "\(weekdays[((days % 7) + 7) % 7]), \(day) \(months[month]) \(year) \(time) +0700"
  }
}
