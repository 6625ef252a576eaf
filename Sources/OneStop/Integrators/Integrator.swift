public import Procedures
public import Text
public import WorkingTime

/// A program of somebody else's that the operator has let in: what it may do, and until when.
///
/// It shows a token, of which only the hash is kept. Of personal data it sees what the applicant of a dossier sees, and only
/// with ``Scope/dossiersRead``; events tell none.
public struct Integrator: Sendable, Equatable {
  /// By what operators name it.
  public let id: Key<Integrator>
  /// What people call it.
  public let name: String
  /// What it may be used for.
  public let scopes: Set<Scope>
  /// The procedures to which it is held, by the alphabet; nil for all.
  public let procedures: [Key<Procedure>]?
  /// SHA-256 of its token.
  public let tokenHash: String
  /// When it was let in.
  public let madeAt: Instant
  /// Until when.
  public let expiresAt: Instant
  /// When the operator ended it; nil when nobody has.
  public var revokedAt: Instant?
  /// When the token was last shown, to the minute; nil when it never was.
  public var usedAt: Instant?

  /// What an integrator may do; the words stand in the record and on command lines, and never change.
  public enum Scope: String, Sendable, CaseIterable {
    /// Hear of what happens to dossiers, without personal data.
    case eventsRead = "events:read"
    /// See dossiers as their applicants see them.
    case dossiersRead = "dossiers:read"
    /// File dossiers, and do on them what their applicants may do.
    case dossiersWrite = "dossiers:write"
    /// Hear of what happens to official documents that are not secret.
    case documentsRead = "documents:read"
  }

  /// An integrator of these values.
  public init(
    id: Key<Integrator>, name: String, scopes: Set<Scope>, procedures: [Key<Procedure>]?, tokenHash: String,
    madeAt: Instant, expiresAt: Instant, revokedAt: Instant? = nil, usedAt: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.scopes = scopes
    self.procedures = procedures
    self.tokenHash = tokenHash
    self.madeAt = madeAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
    self.usedAt = usedAt
  }

  /// Whether it is let in at a moment.
  public func isLetIn(at moment: Instant) -> Bool { revokedAt == nil && moment < expiresAt }

  /// What it may see and do, as the use cases take it.
  var session: IntegratorSession { IntegratorSession(integrator: id, scopes: scopes, procedures: procedures) }
}

/// An integrator whom its token has let in.
public struct IntegratorSession: Hashable, Sendable {
  /// Who.
  public let integrator: Key<Integrator>
  /// For what.
  public let scopes: Set<Integrator.Scope>
  /// The procedures to which it is held; nil for all.
  public let procedures: [Key<Procedure>]?

  /// Makes sure that it is held to nothing else than a procedure.
  ///
  /// - Throws: ``AccessRefusal/otherProcedure(_:)``.
  public func check(_ procedure: Key<Procedure>) throws(AccessRefusal) {
    guard procedures?.contains(procedure) ?? true else { throw .otherProcedure(procedure) }
  }
}

/// Why an operator's order about an integrator or a webhook is not carried out.
public enum IntegratorRefusal: Error, Hashable, Sendable {
  /// One of this name is let in already.
  case alreadyThere(Key<Integrator>)
  /// There is none of this name.
  case noSuchIntegrator(String, nearest: String?)
  /// It has neither `events:read` nor `documents:read`.
  case hearsNothing(Key<Integrator>)
  /// There is no webhook of that number.
  case noSuchWebhook(Int)
  /// There are as many webhooks as there may be.
  case tooManyWebhooks(Int)
  /// The last day has passed.
  case dayPassed(Day)
  /// There is no such procedure.
  case noSuchProcedure(Key<Procedure>, nearest: String?)

  /// The reason, and what would be right.
  public var words: Words {
    func near(_ nearest: String?) -> (vi: String, en: String) {
      nearest.map { ("; ý bạn là “\($0)”?", "; did you mean “\($0)”?") } ?? ("", "")
    }
    switch self {
    case .alreadyThere(let id):
      return Words(
        vi: "hệ thống \(id) đã có mã truy cập; muốn cấp mã mới thì thu hồi trước: motcua integrator revoke \(id)",
        en: "\(id) is let in already; for a new token end the old one first: motcua integrator revoke \(id)")
    case .noSuchIntegrator(let name, let nearest):
      return Words(
        vi: "không có hệ thống kết nối nào tên “\(name)”" + near(nearest).vi,
        en: "there is no integrator “\(name)”" + near(nearest).en)
    case .hearsNothing(let id):
      return Words(
        vi: "hệ thống \(id) không có quyền events:read hay documents:read, nên không có gì để gửi",
        en: "\(id) has neither events:read nor documents:read: there is nothing to tell it")
    case .noSuchWebhook(let number):
      return Words(
        vi: "không có webhook số \(number): xem motcua webhook list",
        en: "there is no webhook \(number): see motcua webhook list")
    case .tooManyWebhooks(let most):
      return Words(
        vi: "đã có \(most) webhook, không thêm được nữa", en: "there are \(most) webhooks, and may not be more")
    case .dayPassed(let day):
      return Words(
        vi: "ngày \(day) đã qua; hãy chọn ngày hôm nay hoặc sau này", en: "\(day) has passed; name today or a later day"
      )
    case .noSuchProcedure(let id, let nearest):
      return Words(
        vi: "không có thủ tục “\(id)”" + near(nearest).vi, en: "there is no procedure “\(id)”" + near(nearest).en)
    }
  }
}
