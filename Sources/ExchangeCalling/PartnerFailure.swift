import HTTPCalling

/// Why a partner could not be asked, or did not do what it was asked.
public struct PartnerFailure: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Kind: String, Sendable {
    /// Nobody answers there, or the way there is broken: whatever else is to be sent would fare the same now.
    case unreachable
    /// The call failed in another way.
    case call
    /// It does not let us in, or not there: an operator has to put that right, and until then everything waits.
    case closed
    /// It is busy, or has failed itself: it may do it later.
    case busy
    /// It answered something that is no answer.
    case answer
    /// It refused what it was sent.
    case refused
    /// What it has is not taken here now: it stays there, and is asked for later.
    case here
    /// The same, of what one agency sent alone: what others sent by the partner is taken.
    case hereFromOne = "here-from-one"
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// A code, never what a person or the other side said.
  public let detail: String

  /// A failure.
  ///
  /// - Parameter detail: A code, and no words.
  public init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    // What another program answers is kept in the ledger: a word, and no more.
    self.detail = String(
      detail.unicodeScalars.filter {
        $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
      }
      .prefix(40).map(Character.init))
  }

  /// A call that came to nothing.
  init(_ failure: CallFailure) {
    self.init(failure.isOfTheWay ? .unreachable : .call, failure.code.rawValue)
  }

  /// An answer that is none of 200 to 299.
  init(status: Int) {
    let kind: Kind =
      switch status {
      // These alone speak of what was sent. A wrong secret, a clock that is behind, a path that is not there yet (401, 403, 404)
      // would be said of every message alike, and none of them is lost for that.
      case 400, 409, 413, 415, 422: .refused
      case 429, 500...: .busy
      default: .closed
      }
    self.init(kind, "http-\(status)")
  }

  /// The two in a word.
  public var word: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue)-\(detail)" }
}

extension CallFailure {
  /// Whether nobody answers there, or the way there is broken.
  fileprivate var isOfTheWay: Bool {
    [.unreachable, .unknownHost, .timeout, .brokenOff, .tls, .certificate].contains(code)
  }
}
