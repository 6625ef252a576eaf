import JSON

/// What messages of the newest interface have to hold: names, and of which kind each value is.
enum InterfaceForm {
  enum Kind { case text, number, list, object }

  typealias Shape = [(name: String, kind: Kind)]

  static let creation: Shape = [
    ("MaHoSo", .text), ("MaTTHC", .text), ("MaDichVuCong", .text), ("ChuHoSo", .text), ("LoaiDoiTuong", .number),
    ("MaDonViTiepNhan", .text), ("NgayNop", .text), ("EformThongTinChiTiet", .object), ("ThanhPhanHoSo", .list),
    ("ThongTinNguoiNop", .object),
  ]
  static let part: Shape = [
    ("MaThanhPhanHoSo", .text), ("TenThanhPhanHoSo", .text), ("SoLuong", .number), ("LoaiBan", .number),
    ("GiayToDinhKem", .list),
  ]
  static let paper: Shape = [("IdGiayTo", .text), ("HashTepTin", .text), ("TenGiayTo", .text), ("MaKetQua", .text)]
  static let step: Shape = [
    ("IDHoSo", .text), ("MaHoSo", .text), ("NguoiXuLy", .text), ("ThoiDiemXuLy", .text), ("PhongBanXuLy", .text),
    ("NoiDungXuLy", .text), ("TrangThai", .number), ("NgayBatDau", .text), ("NgayKetThucTheoQuyDinh", .text),
  ]
  static let state: Shape = [
    ("IdHoSo", .text), ("MaHoSo", .text), ("TrangThai", .number), ("NoiDungYKien", .text), ("PhongBanXuLy", .text),
    ("NoiDungXuLy", .text),
  ]
  /// Beside a state of 5, 6 or 9, and no other.
  static let lists: Shape = [("DanhSachLePhi", .list), ("DanhSachGiayToKetQua", .list)]

  /// Holds a message against its shape.
  ///
  /// - Throws: ``Wrong`` for what is missing, of another kind, or not known.
  static func check(_ item: JSONValue, _ shape: Shape, _ what: String, mayHave: [String] = []) throws(Wrong) {
    guard let members = item.members else { throw Wrong("\(what): không phải đối tượng") }
    for (name, kind) in shape {
      guard let value = members[name] else { throw Wrong("\(what): thiếu \(name)") }
      guard kind.isOf(value) else { throw Wrong("\(what): \(name) sai kiểu") }
    }
    let known = Set(shape.map(\.name) + mayHave)
    for (name, _) in members where !known.contains(name) {
      throw Wrong("\(what): không biết \(String(name.prefix(40)))")
    }
  }
}

extension InterfaceForm.Kind {
  fileprivate func isOf(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.text, .string), (.number, .integer), (.list, .array), (.object, .object): true
    default: false
    }
  }
}
