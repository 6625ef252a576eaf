public import JSON
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

  /// A step.
  public init(
    code: String, handler: String, post: String = "", at: Instant, unit: String, content: String,
    status: PortalStatus, dueAt: Instant?
  ) {
    self.code = code
    self.handler = handler
    self.post = post
    self.at = at
    self.unit = unit
    self.content = content
    self.status = status
    self.dueAt = dueAt
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
      "TrangThai": status.json, "NgayBatDau": .string(at.asISOLocal),
      "NgayKetThucTheoQuyDinh": .string(dueAt?.asISOLocal ?? ""),
    ]
  }
}

/// A change of the state of a dossier for the newest interface: an object of `CapNhatTrangThai`.
public struct PortalStateChange: Sendable {
  /// The portal's own number of the dossier: `IdHoSo`.
  public let id: String
  /// The dossier as it stands.
  public let dossier: PortalDossier
  /// The step that led there.
  public let progress: PortalProgress

  /// A change.
  public init(id: String, dossier: PortalDossier, progress: PortalProgress) {
    self.id = id
    self.dossier = dossier
    self.progress = progress
  }

  /// The object as it is sent. Fees and results go with those states alone that the portal takes them with.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("IdHoSo", .string(id)), ("MaHoSo", .string(dossier.code)),
      ("TrangThai", dossier.status.json),
      ("NoiDungYKien", ""), ("PhongBanXuLy", .string(progress.unit)),
      ("NoiDungXuLy", .string(progress.content)),
    ]
    if [.supplementAsked, .paymentAsked, .finished].contains(dossier.status) {
      members.append(("DanhSachLePhi", .array(dossier.fees.map(\.json))))
      members.append(("DanhSachGiayToKetQua", .array(dossier.results.map(\.json))))
    }
    return .object(JSONObject(members))
  }
}
