import JSON
public import WorkingTime

/// A digitised paper of a dossier: an object of `TaiLieuNop`.
public struct PortalPart: Sendable, Hashable {
  /// `TepDinhKemId`: the same for the same file, so that it is not there twice.
  public let id: String
  /// `TenTepDinhKem`.
  public let name: String
  /// `MaThanhPhanHoSo`: the part, by its national code; empty when it has none.
  public let part: String
  /// `TenThanhPhanHoSo`: the part, by its name.
  public let partName: String
  /// `DuongDanTaiTepTin`: where the portal may fetch it; empty when it may not.
  public let address: String
  /// The file itself, where it can be given; the older adapter is told its name alone.
  public let file: PortalFile?

  /// A paper.
  public init(
    id: String, name: String, part: String, partName: String = "", address: String = "", file: PortalFile? = nil
  ) {
    self.id = id
    self.name = name
    self.part = part
    self.partName = partName
    self.address = address
    self.file = file
  }

  var json: JSONValue {
    [
      "TepDinhKemId": .string(id), "TenTepDinhKem": .string(name.cut(to: PortalLimits.fileName)),
      "IsDeleted": "False", "MaThanhPhanHoSo": .string(part), "DuongDanTaiTepTin": .string(address),
      "DuocSoHoa": "1", "DuocTaiSuDung": "0", "DuocLayTuKhoDMQG": "0", "MaKetQuaThayThe": "",
    ]
  }
}

/// A fee of a dossier: an object of `DanhSachLePhi`.
public struct PortalFee: Sendable, Hashable {
  /// `MaPhiLePhi`.
  public let code: String
  /// `TenPhiLePhi`.
  public let name: String
  /// `HinhThucThu`.
  public let charging: PortalCharging
  /// `Gia`, in đồng.
  public let amount: Int

  /// A fee.
  public init(code: String, name: String, charging: PortalCharging, amount: Int) {
    self.code = code
    self.name = name
    self.charging = charging
    self.amount = amount
  }

  var json: JSONValue {
    [
      "TenPhiLePhi": .string(name), "MaPhiLePhi": .string(code),
      "HinhThucThu": .string(String(charging.rawValue)),
      "Gia": .string(String(amount)), "LoaiPhiLePhi": "1",
    ]
  }
}

/// A request for supplements and its answer: an object of `DanhSachHoSoBoSung`.
public struct PortalSupplement: Sendable, Hashable {
  /// `HoSoBoSungId`: the same for the same request.
  public let id: String
  /// `NguoiYeuCauBoSung`: who asked.
  public let asker: String
  /// `NoiDungBoSung`: what was asked.
  public let content: String
  /// `NgayBoSung`: when it was asked.
  public let askedAt: Instant
  /// `NgayTiepNhanBoSung`: when the answer came; nil as long as none has.
  public let answeredAt: Instant?
  /// `NgayHenTraTruoc` and `NgayHenTraMoi`: the due date before and after.
  public let due: (before: Instant?, after: Instant?)

  /// A request.
  public init(
    id: String, asker: String, content: String, askedAt: Instant, answeredAt: Instant?,
    due: (before: Instant?, after: Instant?) = (nil, nil)
  ) {
    self.id = id
    self.asker = asker
    self.content = content
    self.askedAt = askedAt
    self.answeredAt = answeredAt
    self.due = due
  }

  /// Equal when all that is told is.
  public static func == (a: PortalSupplement, b: PortalSupplement) -> Bool { a.json == b.json }

  /// By the identifier.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  var json: JSONValue {
    [
      "HoSoBoSungId": .string(id), "NguoiYeuCauBoSung": .string(asker.cut(to: PortalLimits.person)),
      "NoiDungBoSung": .string(content), "NgayBoSung": askedAt.portalText,
      "NguoiTiepNhanBoSung": "",
      "ThongTinTiepNhan": "", "NgayTiepNhanBoSung": answeredAt.portalText,
      "TrangThaiBoSung": answeredAt == nil ? "0" : "1", "DanhSachGiayToBoSung": .array([]),
      "DanhSachLePhiBoSung": .array([]), "NgayHenTraTruoc": due.before.portalText,
      "NgayHenTraMoi": due.after.portalText,
    ]
  }
}

/// A document that the procedure issued: an object of `DanhSachGiayToKetQua`.
public struct PortalResult: Sendable, Hashable {
  /// `GiayToId`: the same for the same document.
  public let id: String
  /// `TenGiayTo`.
  public let name: String
  /// `MaGiayToKetQua`: the kind of result, by its national code; empty when it has none.
  public let code: String
  /// `DuongDanTepTinKetQua`: where the portal may fetch it; empty when it may not.
  public let address: String
  /// The file itself, where there is one; the older adapter is told its name alone.
  public let file: PortalFile?

  /// A document.
  public init(id: String, name: String, code: String, address: String = "", file: PortalFile? = nil) {
    self.id = id
    self.name = name
    self.code = code
    self.address = address
    self.file = file
  }

  var json: JSONValue {
    [
      "TenGiayTo": .string(name.cut(to: PortalLimits.paperName)), "MaThanhPhanHoSo": "",
      "GiayToId": .string(id),
      "DuongDanTepTinKetQua": .string(address), "MaGiayToKetQua": .string(code),
    ]
  }
}
