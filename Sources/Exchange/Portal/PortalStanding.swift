public import JSON
import Text
public import WorkingTime

/// How a dossier stands, as the national portal may ask it (`TraCuuHoSo`): nothing that a person has written, and no name
/// of anybody.
public struct PortalStanding: Sendable, Hashable {
  /// `MaHoSo`.
  public let code: String
  /// `MaTTHC` and `TenTTHC`.
  public let procedure: PortalNamed
  /// `DonViXuLy`: the agency.
  public let agency: String
  /// `NgayNopHoSo`: when it was submitted.
  public let submittedAt: Instant
  /// `NgayTiepNhan`: when it was accepted.
  public let receivedAt: Instant?
  /// `NgayHenTra`: when the result is due.
  public let dueAt: Instant?
  /// `NgayKetThucXuLy`: when the office had done its part.
  public let finishedAt: Instant?
  /// `NgayTra`: when the result was handed over.
  public let returnedAt: Instant?
  /// The steps that were taken, oldest first; the last one is where it stands.
  public let steps: [Step]

  /// A step.
  public struct Step: Sendable, Hashable {
    /// `ThoiDiemXuLy`.
    public let at: Instant
    /// `TrangThai`.
    public let status: PortalStatus

    /// A step.
    public init(at: Instant, status: PortalStatus) {
      self.at = at
      self.status = status
    }
  }

  /// How a dossier stands.
  public init(
    code: String, procedure: PortalNamed, agency: String, submittedAt: Instant, receivedAt: Instant?, dueAt: Instant?,
    finishedAt: Instant?, returnedAt: Instant?, steps: [Step]
  ) {
    self.code = code
    self.procedure = procedure
    self.agency = agency
    self.submittedAt = submittedAt
    self.receivedAt = receivedAt
    self.dueAt = dueAt
    self.finishedAt = finishedAt
    self.returnedAt = returnedAt
    self.steps = steps
  }

  /// The object as it is sent: names and moments as `DongBoHoSoMC` and `CapNhatTienDoHoSoMC` have them.
  public var json: JSONValue {
    let status = steps.last?.status
    return [
      "MaHoSo": .string(code), "MaTTHC": .string(procedure.code), "TenTTHC": .string(procedure.name),
      "TrangThaiHoSo": status?.json ?? "", "TenTrangThai": .string(status?.words.vi ?? ""),
      "NgayNopHoSo": submittedAt.portalText, "NgayTiepNhan": receivedAt.portalText, "NgayHenTra": dueAt.portalText,
      "NgayKetThucXuLy": finishedAt.portalText, "NgayTra": returnedAt.portalText, "DonViXuLy": .string(agency),
      "DanhSachTienDo": .array(
        steps.map { step in
          [
            "ThoiDiemXuLy": step.at.portalText, "TrangThai": step.status.json,
            "NoiDungXuLy": .string(step.status.words.vi),
          ]
        }),
    ]
  }
}
