/// What agencies ask the platform, and what its check sums are made of.
enum PaymentMessage {
  enum Kind: String {
    case start = "INIT"
    case standing = "QUERY"
    case receipt = "GET_BILL"

    /// The members of its check sum, in their order.
    var summed: [String] {
      switch self {
      case .start:
        [
          "LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "LoaiHinhThanhToan", "MaKenhThanhToan",
          "MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip",
        ]
      case .standing, .receipt: ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"]
      }
    }
  }

  /// Whether it can stand in an address as it is.
  static func isReference(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46
          || byte == 95
      }
  }
}
