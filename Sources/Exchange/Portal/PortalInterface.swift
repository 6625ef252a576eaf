import JSON
public import WorkingTime

/// Tells the national portal of dossiers through its newest interface, under a token that it renews by itself.
///
/// A dossier is created once, with the papers that it has then, each sent before; afterwards its steps and its state are
/// told. What the portal has answered is kept, and not asked for again: cut off before that, the same is sent once more, and
/// the portal knows the dossier by its code.
public final class PortalInterface: PortalTelling {
  /// How the portal knows the office.
  public struct Client: Sendable {
    /// `client_id`.
    public let id: String
    /// `client_secret`.
    let secret: String
    /// `MaDonViTiepNhan`: the agency that receives dossiers, by its identification code.
    public let agency: String

    /// A client.
    public init(id: String, secret: String, agency: String) {
      self.id = id
      self.secret = secret
      self.agency = agency
    }
  }

  /// Where a message goes.
  public enum Door: String, Sendable, CaseIterable {
    /// Where tokens are given.
    case token
    /// Where files are taken.
    case upload
    /// Where dossiers begin: `CreateDossier`.
    case create
    /// Where steps are told: `CapNhatTienTrinh`.
    case progress
    /// Where states are told: `CapNhatTrangThai`.
    case state
  }

  /// A message, to be carried by POST.
  public struct Message: Sendable {
    /// Where it goes.
    public let door: Door
    /// The token under which it is taken, for `Authorization: Bearer`; nil where tokens are given.
    public let token: String?
    /// The media type of the body.
    public let type: String
    /// The body.
    public let body: [UInt8]
  }

  /// What came of carrying a message.
  public enum Reply: Sendable {
    /// The portal answered with this status and these bytes.
    case answered(status: Int, [UInt8])
    /// It did not, or not to the end; a code without words of anybody.
    case unreachable(String)
  }

  private let client: Client
  private let now: @Sendable () -> Instant
  private let send: @Sendable (Message) -> Reply
  private let token = PortalPass()

  /// How many seconds before its end a token is renewed.
  private static let tokenMargin: Int64 = 30

  /// For how many seconds papers are given in one try: those that are left go with the next one, and what the portal has is not
  /// given again.
  static let uploadSeconds: Int64 = 2400

  /// An interface without a token yet.
  ///
  /// - Parameter send: Carries a message.
  public init(
    _ client: Client, now: @escaping @Sendable () -> Instant, send: @escaping @Sendable (Message) -> Reply
  ) {
    self.client = client
    self.now = now
    self.send = send
  }

  /// Tells a change of a dossier, after having created it when the portal does not have it yet.
  public func tell(_ news: PortalNews, _ memory: any PortalMemory) throws -> PortalVerdict {
    do {
      let end = now().advanced(bySeconds: PortalInterface.uploadSeconds)
      let number = try number(of: news.dossier, memory, until: end)
      let steps = news.step.toldSteps
      _ = try call(.progress, .array(steps.map { $0.json(ofDossier: number) }))
      var results: [PortalPaper] = []
      if steps.contains(where: \.status.takesLists) {
        for result in news.dossier.results {
          if let paper = try paper(result.file, result.name, result.code, memory, until: end) { results.append(paper) }
        }
      }
      let changes = steps.map { step in
        PortalStateChange(id: number, dossier: news.dossier, progress: step, results: results).json
      }
      _ = try call(.state, .array(changes))
      return .done
    } catch let stop as Stop {
      return stop.verdict
    }
  }

  /// By what the portal knows a dossier; it is created when nobody knows.
  private func number(of dossier: PortalDossier, _ memory: any PortalMemory, until end: Instant) throws -> String {
    if let known = try memory.number() { return known }
    var papers: [(part: PortalPart, paper: PortalPaper)] = []
    for part in dossier.parts {
      if let paper = try paper(part.file, part.name, "", memory, until: end) { papers.append((part, paper)) }
    }
    let answer = try call(.create, dossier.creation(at: client.agency, papers))
    guard let number = answer.text("IdHoSo") else {
      // One that is there already is named beside the refusal; without its name nothing more can be told of it.
      throw Stop(answer.outcome == .exists ? .refused("exists") : .later("without-number"))
    }
    try memory.keep(number: number)
    return number
  }

  /// A file as messages name it; nil for what has no file, or one that is larger than the portal takes.
  private func paper(
    _ file: PortalFile?, _ name: String, _ code: String, _ memory: any PortalMemory, until end: Instant
  ) throws -> PortalPaper? {
    guard let file, file.bytes <= PortalLimits.fileBytes else { return nil }
    if let known = try memory.receipt(of: file) { return PortalPaper(known, name: name, code: code) }
    guard now() < end else { throw Stop(.later("more-papers")) }
    let form = PortalUpload(file, try memory.content(of: file))
    let answer = try call(.upload, type: form.type, form.body)
    guard let id = answer.text("IdTepTin"), let hash = answer.text("HashTepTin") else {
      throw Stop(.later("without-file-number"))
    }
    let receipt = PortalReceipt(id: id, hash: hash)
    try memory.keep(receipt, of: file)
    return PortalPaper(receipt, name: name, code: code)
  }

  /// Why a call came to nothing.
  private struct Stop: Error {
    let verdict: PortalVerdict

    init(_ verdict: PortalVerdict) { self.verdict = verdict }
  }

  private func call(_ door: Door, _ value: JSONValue) throws(Stop) -> PortalEnvelope {
    try call(door, type: "application/json", value.canonical)
  }

  /// Calls under a token; one that is over is renewed once.
  private func call(_ door: Door, type: String, _ body: [UInt8]) throws(Stop) -> PortalEnvelope {
    for _ in 1...2 {
      let token = try openToken()
      let answer = try exchange(Message(door: door, token: token, type: type, body: body))
      guard answer.outcome == .tokenOver else { return answer }
      self.token.forget(token)
    }
    throw Stop(.later("token-over"))
  }

  private func openToken() throws(Stop) -> String {
    let moment = now()
    if let known = token.text(at: moment) { return known }
    let asked: JSONValue = ["client_id": .string(client.id), "client_secret": .string(client.secret)]
    let answer: PortalEnvelope
    do throws(Stop) {
      answer = try exchange(Message(door: .token, token: nil, type: "application/json", body: asked.canonical))
    } catch {
      // A wrong secret is put right by a person; until then everything waits.
      if case .refused(let code) = error.verdict { throw Stop(.later("token-\(code)")) }
      throw error
    }
    guard answer.outcome == .done, let text = answer.token("access_token") else {
      throw Stop(.later("token-\(answer.code)"))
    }
    let seconds = answer.text("expires_in").flatMap { Int64($0) }.flatMap { (1...10_000_000).contains($0) ? $0 : nil }
    let end = seconds.map { moment.advanced(bySeconds: max(1, $0 - PortalInterface.tokenMargin)) }
    token.keep(text, until: end)
    return text
  }

  /// What the portal has answered that is not a refusal.
  private func exchange(_ message: Message) throws(Stop) -> PortalEnvelope {
    let (status, bytes): (Int, [UInt8])
    switch send(message) {
    case .unreachable(let word): throw Stop(.later(word))
    case .answered(let said, let body): (status, bytes) = (said, body)
    }
    let answer: PortalEnvelope? = try? PortalEnvelope(reading: bytes)
    switch status {
    case 401: return PortalEnvelope.tokenOver
    case 200..<300, 400, 409, 422:
      guard let answer else { throw Stop(status < 300 ? .later("not-understood") : .refused("http-\(status)")) }
      switch answer.outcome {
      case .done where status >= 300: throw Stop(.refused("http-\(status)"))
      case .done, .exists, .tokenOver: return answer
      case .later: throw Stop(.later("code-\(answer.code)"))
      case .refused: throw Stop(.refused(answer.code))
      }
    // What an operator has to put right, and what passes by itself.
    default: throw Stop(.later("http-\(status)"))
    }
  }
}
