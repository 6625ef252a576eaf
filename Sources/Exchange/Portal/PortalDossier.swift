public import JSON
public import WorkingTime

/// A dossier as the national portal is told of it: an object of `DongBoHoSoMC`.
///
/// It holds what the portal asks for and nothing besides; what is longer than the portal takes is cut.
public struct PortalDossier: Sendable, Hashable {
  /// `MaHoSo`.
  public var code: String
  /// `MaTTHC` and `TenTTHC`.
  public var procedure: PortalNamed
  /// `MaLinhVuc` and `TenLinhVuc`.
  public var field: PortalNamed
  /// `ChuHoSo`: whose dossier it is.
  public var owner: String
  /// `TenNguoiNop`: who submitted it; nil for its owner.
  public var submitter: String?
  /// `LoaiDoiTuong`.
  public var ownerKind: OwnerKind
  /// `SoGiayToChuHoSo` and `DinhDanhCHS`: 12 figures of a citizen's card, or 9 of the older one; nil for any other paper.
  public var ownerIdentity: String?
  /// `Email`.
  public var email: String?
  /// `SoDienThoai`.
  public var phone: String?
  /// `TrichYeuHoSo`: what it is about, in a line.
  public var summary: String
  /// `NgayNopHoSo`: when it was submitted.
  public var submittedAt: Instant
  /// `NgayTiepNhan`: when it was accepted; nil before that.
  public var receivedAt: Instant?
  /// `NgayHenTra`: when the result is due; nil when no date is set.
  public var dueAt: Instant?
  /// `TrangThaiHoSo`.
  public var status: PortalStatus
  /// `NgayKetThucXuLy`: when the office had done its part.
  public var finishedAt: Instant?
  /// `NgayTra`: when the result was handed over.
  public var returnedAt: Instant?
  /// `NgayTuChoi`: when it was refused.
  public var refusedAt: Instant?
  /// `HinhThuc`: true when the result goes by post.
  public var isPosted: Bool
  /// `DonViXuLy`: the agency.
  public var agency: String
  /// `KenhThucHien`.
  public var channel: PortalChannel
  /// `DuocThanhToanTrucTuyen`: true when a fee was paid through the national payment platform.
  public var isPaidOnline: Bool
  /// `TaiLieuNop`.
  public var parts: [PortalPart]
  /// `DanhSachLePhi`.
  public var fees: [PortalFee]
  /// `DanhSachHoSoBoSung`.
  public var supplements: [PortalSupplement]
  /// `DanhSachGiayToKetQua`.
  public var results: [PortalResult]

  /// `LoaiDoiTuong`: what the owner is.
  public enum OwnerKind: Int, Sendable {
    /// A citizen.
    case citizen = 1
    /// A business.
    case business = 2
    /// A state agency.
    case agency = 3
    /// An organisation, or anything else.
    case organisation = 4
  }

  /// A dossier as it was submitted; the rest is said by its members.
  public init(
    code: String, procedure: PortalNamed, field: PortalNamed, owner: String, summary: String,
    submittedAt: Instant,
    status: PortalStatus, agency: String, channel: PortalChannel
  ) {
    self.code = code
    self.procedure = procedure
    self.field = field
    self.owner = owner
    self.summary = summary
    self.submittedAt = submittedAt
    self.status = status
    self.agency = agency
    self.channel = channel
    ownerKind = .citizen
    isPosted = false
    isPaidOnline = false
    (parts, fees, supplements, results) = ([], [], [], [])
  }

  /// The object as it is sent: every value a text, moments as `yyyyMMddHHmmss`, what is not known left empty.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("MaHoSo", .string(code)), ("MaTTHC", .string(procedure.code)),
      ("TenTTHC", .string(procedure.name)),
      ("MaLinhVuc", .string(field.code)), ("TenLinhVuc", .string(field.name)),
      ("KenhThucHien", channel.json),
      ("ChuHoSo", .string(owner)), ("LoaiDoiTuong", .string(String(ownerKind.rawValue))),
      ("MaDoiTuong", ""),
      ("SoGiayToChuHoSo", .string(ownerIdentity ?? "")), ("ThongTinKhac", ""),
      ("Email", .string(email ?? "")),
      ("Fax", ""), ("SoDienThoai", .string(phone ?? "")),
      ("TrichYeuHoSo", .string(summary.cut(to: PortalLimits.summary))),
      ("NgayNopHoSo", submittedAt.portalText),
      ("NgayTiepNhan", receivedAt.portalText), ("NgayHenTra", dueAt.portalText),
      ("TrangThaiHoSo", status.json),
      ("NgayTra", returnedAt.portalText), ("NgayTuChoi", refusedAt.portalText), ("ThongTinTra", ""),
      ("HinhThuc", isPosted ? "1" : "0"), ("NgayKetThucXuLy", finishedAt.portalText),
      ("DonViXuLy", .string(agency)),
      ("GhiChu", ""),
      // The dossier was submitted to the province's own portal.
      ("NoiNopHoSo", "2"), ("HoSoCoThanhPhanSoHoa", parts.isEmpty ? "0" : "1"),
      ("TaiKhoanDuocXacThucVoiVNeID", "0"), ("DuocThanhToanTrucTuyen", isPaidOnline ? "1" : "0"),
      ("DSKetNoiCSDL", .array([])), ("DinhDanhCHS", .array(identities)),
    ]
    members += [
      ("TaiLieuNop", .array(parts.map(\.json))), ("DanhSachLePhi", .array(fees.map(\.json))),
      ("DanhSachTepDinhKemKhac", .array([])),
      ("DanhSachHoSoBoSung", .array(supplements.map(\.json))),
      ("DanhSachGiayToKetQua", .array(results.map(\.json))),
    ]
    return .object(JSONObject(members))
  }

  private var identities: [JSONValue] {
    guard let ownerIdentity, ownerIdentity.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return []
    }
    switch ownerIdentity.utf8.count {
    case 12: return [["LoaiDinhDanh": "1", "SoDinhDanh": .string(ownerIdentity)]]
    case 9: return [["LoaiDinhDanh": "2", "SoDinhDanh": .string(ownerIdentity)]]
    default: return []
    }
  }
}

/// A code of the national lists with its name.
public struct PortalNamed: Sendable, Hashable {
  /// The code.
  public let code: String
  /// The name, in Vietnamese.
  public let name: String

  /// A code with a name.
  public init(_ code: String, _ name: String) {
    self.code = code
    self.name = name
  }
}
