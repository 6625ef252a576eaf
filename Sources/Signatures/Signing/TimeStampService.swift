internal import Crypto
internal import Text

/// A time-stamping authority (RFC 3161), as whoever carries the bytes there and back: this room calls nobody.
public struct TimeStampService: Sendable {
  private let answer: @Sendable (_ request: [UInt8]) throws(TimeStampFailure) -> [UInt8]

  /// An authority.
  ///
  /// - Parameter answer: Posts a request (`application/timestamp-query`) and answers the body of the reply, with limits of
  ///   its own in time and size.
  public init(answer: @escaping @Sendable (_ request: [UInt8]) throws(TimeStampFailure) -> [UInt8]) {
    self.answer = answer
  }

  /// The reply to a request, whatever it is.
  func answered(_ request: [UInt8]) throws(TimeStampFailure) -> [UInt8] { try answer(request) }

  /// A token on some bytes: an answer that grants exactly what was asked. Who signed it is not looked at.
  public func token(stamping bytes: [UInt8]) throws(TimeStampFailure) -> [UInt8] {
    let request: TimeStampRequest
    do throws(CryptoFailure) { request = try TimeStampRequest(stamping: bytes) } catch {
      throw TimeStampFailure(
        Words(vi: "không tạo được yêu cầu dấu thời gian", en: "no request could be made: \(error)"))
    }
    let reply = try answered(request.der)
    do throws(TimeStampRequest.Refusal) { return try request.token(in: reply) } catch {
      throw TimeStampFailure(error.words, isPassing: error == .refused)
    }
  }
}

extension TimeStampRequest.Refusal {
  fileprivate var words: Words {
    switch self {
    case .malformed:
      Words(
        vi: "trả lời của dịch vụ dấu thời gian không đúng quy cách",
        en: "the time-stamping authority's answer is malformed")
    case .refused:
      Words(vi: "dịch vụ dấu thời gian từ chối yêu cầu", en: "the time-stamping authority refuses")
    case .other:
      Words(
        vi: "dấu thời gian nhận được không phải cho chữ ký này", en: "the time stamp that came is about something else")
    }
  }
}
