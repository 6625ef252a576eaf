public import JSON
import Text
public import WorkingTime

/// One step of the handling of a dossier, as the portal is told of it.
public struct PortalProgress: Sendable, Hashable {
  /// `MaHoSo`.
  public let code: String
  /// `NguoiXuLy`: who handled it.
  public let handler: String
  /// `ChucDanh`.
  public let post: String
  /// `ThoiDiemXuLy`.
  public let at: Instant
  /// `PhongBanXuLy`.
  public let unit: String
  /// `NoiDungXuLy`: what was done.
  public let content: String
  /// `TrangThai` that the dossier has come to.
  public let status: PortalStatus
  /// `NgayKetThucTheoQuyDinh`: until when it is to be handled by law; nil when no date is set.
  public let dueAt: Instant?
  /// Whether it issued the result.
  public let issuesResult: Bool

  /// A step.
  public init(
    code: String, handler: String, post: String = "", at: Instant, unit: String, content: String,
    status: PortalStatus, dueAt: Instant?, issuesResult: Bool = false
  ) {
    self.code = code
    self.handler = handler
    self.post = post
    self.at = at
    self.unit = unit
    self.content = content
    self.status = status
    self.dueAt = dueAt
    self.issuesResult = issuesResult
  }

  /// The steps by which the newest interface is told of it: a result that is handed over as it is issued has been finished
  /// before, since the portal takes results with that state alone.
  var toldSteps: [PortalProgress] {
    guard issuesResult, status == .returned else { return [self] }
    let finished = PortalProgress(
      code: code, handler: handler, post: post, at: at, unit: unit, content: PortalStatus.finished.words.vi,
      status: .finished, dueAt: dueAt, issuesResult: true)
    return [finished, self]
  }

  /// As `CapNhatTienDoHoSoMC` of the older adapter has it: moments as `yyyyMMddHHmmss`.
  public var json: JSONValue {
    [
      "MaHoSo": .string(code), "NguoiXuLy": .string(handler.cut(to: PortalLimits.person)),
      "ChucDanh": .string(post),
      "ThoiDiemXuLy": at.portalText, "PhongBanXuLy": .string(unit), "NoiDungXuLy": .string(content),
      "TrangThai": status.json, "NgayBatDau": at.portalText,
      "NgayKetThucTheoQuyDinh": dueAt.portalText,
    ]
  }

  /// As `CapNhatTienTrinh` of the newest interface has it: moments as ISO 8601 without a zone, and the portal's own number
  /// of the dossier (`IDHoSo` here, `IdHoSo` everywhere else).
  public func json(ofDossier id: String) -> JSONValue {
    [
      "IDHoSo": .string(id), "MaHoSo": .string(code),
      "NguoiXuLy": .string(handler.cut(to: PortalLimits.person)),
      "ThoiDiemXuLy": .string(at.asISOLocal), "PhongBanXuLy": .string(unit),
      "NoiDungXuLy": .string(content),
      "TrangThai": JSONValue(status.rawValue), "NgayBatDau": .string(at.asISOLocal),
      "NgayKetThucTheoQuyDinh": .string(dueAt?.asISOLocal ?? ""),
    ]
  }
}

/// A change of the state of a dossier for the newest interface: an object of `CapNhatTrangThai`.
struct PortalStateChange: Sendable {
  /// The portal's own number of the dossier: `IdHoSo`.
  let id: String
  /// The dossier as it stands.
  let dossier: PortalDossier
  /// The step that led there.
  let progress: PortalProgress
  /// The documents that the procedure issued, as far as the portal was given them.
  let results: [PortalPaper]

  /// The object as it is sent. Fees and results go with those states alone that the portal takes them with; the state is that
  /// of the step, so that a dossier that has gone on meanwhile passes through all of them.
  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("IdHoSo", .string(id)), ("MaHoSo", .string(dossier.code)), ("TrangThai", JSONValue(progress.status.rawValue)),
      ("NoiDungYKien", .string(opinion)), ("PhongBanXuLy", .string(progress.unit)),
      ("NoiDungXuLy", .string(progress.content)),
    ]
    if progress.status.takesLists {
      members.append(("DanhSachLePhi", .array(dossier.fees.map(\.json))))
      members.append(("DanhSachGiayToKetQua", .array(results.map(\.json))))
    }
    return .object(JSONObject(members))
  }

  /// What the applicant is asked to supplement, by the request of this step.
  private var opinion: String {
    guard progress.status == .supplementAsked else { return "" }
    return dossier.supplements.last { $0.askedAt <= progress.at }?.content ?? ""
  }
}
