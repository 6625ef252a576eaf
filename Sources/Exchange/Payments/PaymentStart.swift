public import JSON
public import WorkingTime

/// `INIT`: asks the platform to take one payment, and for the address at which the payer makes it.
public struct PaymentStart: Sendable {
  /// `MaDoiTac`: the agency, as the platform knows it.
  public let partner: String
  /// `MaThamChieu`: by what the payment is known to both sides for ever.
  public let reference: String
  /// `SoTien`, in đồng.
  public let amount: Int
  /// `ThongTinGiaoDich`: what the payment is for, in a line.
  public let purpose: String
  /// `ThoiGianGD`.
  public let at: Instant
  /// `Ip` of the payer.
  public let address: String
  /// `ThongTinBienLai`: what the receipt of the treasury says.
  public let receipt: PaymentReceiptDetails

  /// A payment to begin.
  ///
  /// - Parameter purpose: The sign that stands between values of a check sum becomes a blank in it.
  public init(
    partner: String, reference: String, amount: Int, purpose: String, at: Instant, address: String,
    receipt: PaymentReceiptDetails
  ) {
    self.partner = partner
    self.reference = reference
    self.amount = amount
    self.purpose = String(purpose.map { $0 == "|" ? " " : $0 })
    self.at = at
    self.address = address
    self.receipt = receipt
  }

  /// `PhienBan` of the messages that are written here.
  static let version = "1.0.6"

  /// The message as it is sent.
  public func message(under secret: PaymentSecret) -> JSONValue {
    let head: [(String, String)] = [
      ("LoaiBanTin", "INIT"), ("PhienBan", PaymentStart.version), ("MaDoiTac", partner), ("MaThamChieu", reference),
      ("SoTien", String(amount)), ("LoaiHinhThanhToan", "PAY"), ("MaKenhThanhToan", "1"), ("MaThietBi", "1"),
      ("NgonNgu", "vi-VN"), ("MaTienTe", "VND"), ("MaNganHang", "PAYMENT"), ("ThongTinGiaoDich", purpose),
      ("ThoiGianGD", at.asCompactText), ("Ip", address),
    ]
    var members = JSONObject(head.map { ($0, JSONValue.string($1)) })
    members["MaXacThuc"] = .string(secret.checkSum(of: head.map(\.1)))
    members["ThongTinBienLai"] = receipt.json
    return .object(members)
  }
}

/// `ThongTinBienLai`: for what, to whom and by whom it is paid. What an agency has nothing to say about stays empty, as the
/// programs that talk to the platform send it.
public struct PaymentReceiptDetails: Sendable {
  /// `MaTTHC` and `TenTTHC`: the procedure, by its national code.
  public let procedure: (code: String, name: String)
  /// `MaDonVi` and `TenDonVi`: the agency.
  public let agency: (code: String, name: String)
  /// `MaHoSo`.
  public let dossier: String
  /// `TKThuHuong`, `MaNHThuHuong` and `TenTKThuHuong`: the account that gets the money.
  public let account: (number: String, bank: String, name: String)
  /// `HoTenNguoiNop`, `SoCMNDNguoiNop` and `DiaChiNguoiNop`: whose receipt it is.
  public let payer: (name: String, identity: String, address: String)
  /// `PhiLePhi` and `DSKhoanNop`: what is paid.
  public let fees: [Fee]

  /// One fee.
  public struct Fee: Sendable {
    /// `MaPhiLePhi`.
    public let code: String
    /// `TenPhiLePhi`.
    public let name: String
    /// `SoTien`, in đồng.
    public let amount: Int

    /// A fee of an amount.
    public init(code: String, name: String, amount: Int) {
      self.code = code
      self.name = name
      self.amount = amount
    }
  }

  /// What a receipt says.
  public init(
    procedure: (code: String, name: String), agency: (code: String, name: String), dossier: String,
    account: (number: String, bank: String, name: String), payer: (name: String, identity: String, address: String),
    fees: [Fee]
  ) {
    self.procedure = procedure
    self.agency = agency
    self.dossier = dossier
    self.account = account
    self.payer = payer
    self.fees = fees
  }

  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("MaDichVu", "2"), ("MaDVC", .string(procedure.code + ".01")), ("TenDVC", .string(procedure.name)),
      ("MaTTHC", .string(procedure.code)), ("TenTTHC", .string(procedure.name)), ("MaDonVi", .string(agency.code)),
      ("TenDonVi", .string(agency.name)), ("MaHoSo", .string(dossier)), ("TKThuHuong", .string(account.number)),
      ("MaNHThuHuong", .string(account.bank)), ("TenTKThuHuong", .string(account.name)),
    ]
    let unused = [
      "MaLoaiHinhThuPhat", "TenLoaiHinhThuPhat", "MaCoQuanQD", "TenCoQuanQD", "KhoBac", "NgayQD", "SoQD",
      "ThoiGianViPham", "DiaDiemViPham", "TenNguoiViPham", "TaiKhoanThuNSNN",
    ]
    members += unused.map { ($0, "") }
    members += [
      ("NoiDungThanhToan", .string(fees.map(\.name).joined(separator: "; "))), ("HoTenNguoiNop", .string(payer.name)),
      ("SoCMNDNguoiNop", .string(payer.identity)), ("DiaChiNguoiNop", .string(payer.address)),
      ("HuyenNguoiNop", ""), ("TinhNguoiNop", ""),
      (
        "PhiLePhi",
        .array(
          fees.map { fee in
            [
              "LoaiPhiLePhi": "1", "MaPhiLePhi": .string(fee.code), "TenPhiLePhi": .string(fee.name),
              "SoTien": .string(String(fee.amount)),
            ]
          })
      ),
      (
        "DSKhoanNop",
        .array(fees.map { ["NoiDung": .string($0.name), "SoTien": .string(String($0.amount))] })
      ),
    ]
    return .object(JSONObject(members))
  }
}
