import Crypto
import Documents
import Dossiers
import Exchange
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// Where other one-stops hand drafts to the document office (`POST /hand-over`), and where offices to which drafts were handed
/// tell that they are issued (`POST /hand-over/answers`). Both prove themselves as partners of the exchange do.
struct HandOverRoutes: Sendable {
  let office: OneStop
  let door: PartnerDoor
  /// Before large drafts: they are read in memory, several times their size.
  let reading: Turnstile

  /// Bytes from whoever has not signed the lines before them.
  private static let strangerBytes = 16 * 1024

  func add(to router: inout Router) {
    on(&router, "/hand-over", bytes: HandedDraft.bytes) { bytes, partner in
      try office.take(HandedDraft(reading: bytes), from: partner)
    }
    on(&router, "/hand-over/answers", bytes: HandedAnswer.bytes) { bytes, partner in
      try office.take(HandedAnswer(reading: bytes), from: partner)
    }
  }

  private func on(
    _ router: inout Router, _ path: String, bytes: Int,
    take: @escaping @Sendable ([UInt8], Partner) throws -> DocumentOutcome
  ) {
    router.on(.post, path, bodyBytes: bytes, bodyLimit: door.limit(bytes, ofStrangers: HandOverRoutes.strangerBytes)) {
      request in
      do {
        let partner = try door.partner(request)
        guard partner.handOver != nil else { throw TransportRefusal.unknownSystem }
        guard request.bodyType == "application/json" else { throw HTTPRefusal.Code.bodyKind }
        func outcome() throws -> DocumentOutcome {
          guard let body = try request.body.bytes(atMost: bytes) else { throw HTTPRefusal.Code.bodyTooLarge }
          return try take(body, partner)
        }
        guard request.body.size >= Limits.largeMessages.bytes else { return try reply(to: outcome()) }
        return try reading.pass(outcome).map(reply) ?? .handOverBusy
      } catch let refusal as TransportRefusal {
        return .handOver(HandedReply(code: 401, words: refusal.words.vi), status: .unauthorized)
      } catch let code as HTTPRefusal.Code {
        throw code
      } catch let error as JSONError {
        let problem = error.problems.first
        let place = problem?.pointer.description ?? ""
        return .handOver(HandedReply(code: 400, words: "\(place) \(problem?.message.vi ?? "")"))
      } catch let refusal as HandOverRefusal {
        return .handOver(HandedReply(code: 422, words: refusal.words.vi))
      } catch {
        guard let problem = Problem(error, at: door.now()), problem.status.rawValue < 500 else {
          door.settings.log(error, request)
          return .handOver(
            HandedReply(code: 503, words: "Máy chủ gặp lỗi, hãy gửi lại sau"), status: .serviceUnavailable)
        }
        // What may be taken later is sent again, what is refused is not.
        let code = problem.retryAfterSeconds == nil ? problem.status.rawValue : 503
        return .handOver(HandedReply(code: code, words: problem.words.vi))
      }
    }
  }

  private func reply(to outcome: DocumentOutcome) -> Response {
    switch outcome {
    case .done(let key, _): .handOver(HandedReply(code: 200, data: key.text))
    case .refused(let notice): .handOver(HandedReply(code: 422, words: notice.words.vi))
    }
  }
}

extension Response {
  /// Others are being read; what is sent again in a moment is taken.
  fileprivate static var handOverBusy: Response {
    var response = handOver(
      HandedReply(code: 503, words: "Máy chủ đang bận, hãy gửi lại sau"), status: .serviceUnavailable)
    response.headers.set("Retry-After", "5")
    return response
  }

  fileprivate static func handOver(_ reply: HandedReply, status: Status = .ok) -> Response {
    var response = Response.json(reply.json.canonical, status: status)
    response.headers.set("Cache-Control", "no-store")
    response.headers.set("X-Content-Type-Options", "nosniff")
    return response
  }
}
