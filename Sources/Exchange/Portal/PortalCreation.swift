import JSON

extension PortalDossier {
  /// The dossier as `CreateDossier` of the newest interface has it, with the papers that were sent before.
  ///
  /// Of the form (`EformThongTinChiTiet`) nothing is told. Numbers are numbers here, and not texts as with the older adapter.
  func creation(at agency: String, _ papers: [(part: PortalPart, paper: PortalPaper)]) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("MaHoSo", .string(code)), ("MaTTHC", .string(procedure.code)), ("MaDichVuCong", .string(procedure.code)),
      ("ChuHoSo", .string(owner)), ("LoaiDoiTuong", JSONValue(ownerKind.newestCode)),
      ("MaDonViTiepNhan", .string(agency)), ("NgayNop", .string(submittedAt.asPlainLocal)),
    ]
    if let receivedAt { members.append(("NgayTiepNhan", .string(receivedAt.asPlainLocal))) }
    members += [
      ("EformThongTinChiTiet", .object(JSONObject())), ("ThanhPhanHoSo", .array(PortalDossier.parts(papers))),
      (
        "ThongTinNguoiNop",
        ["LoaiDoiTuong": JSONValue(OwnerKind.citizen.newestCode), "ThongTinChiTiet": submitterDetails]
      ),
    ]
    return .object(JSONObject(members))
  }

  /// Papers of one part stand together, in the order in which the dossier has them.
  private static func parts(_ papers: [(part: PortalPart, paper: PortalPaper)]) -> [JSONValue] {
    var order: [String] = []
    var byPart: [String: [(part: PortalPart, paper: PortalPaper)]] = [:]
    for paper in papers {
      let key = paper.part.part + "\n" + paper.part.partName
      if byPart[key] == nil { order.append(key) }
      byPart[key, default: []].append(paper)
    }
    return order.compactMap { byPart[$0] }.compactMap { group in
      group.first.map { first in
        [
          "MaThanhPhanHoSo": .string(first.part.part),
          "TenThanhPhanHoSo": .string(first.part.partName.cut(to: PortalLimits.paperName)),
          "SoLuong": JSONValue(group.count),
          // An electronic copy: 0 is an original and 1 a copy, both on paper.
          "LoaiBan": 2, "GiayToDinhKem": .array(group.map(\.paper.json)),
        ]
      }
    }
  }

  private var submitterDetails: JSONValue {
    let submitter = submitter ?? owner
    var members: [(String, JSONValue)] = [("TenNguoiNop", .string(submitter))]
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { members.append((name, .string(value))) }
    }
    if submitter == owner { add("SoDinhDanh", ownerIdentity) }
    add("SoDienThoai", phone)
    add("Email", email)
    add("TenChuHs", owner)
    add("SoDinhDanhChuHs", ownerIdentity)
    return .object(JSONObject(members))
  }
}

extension PortalDossier.OwnerKind {
  /// `LoaiDoiTuong` of the newest interface, which counts otherwise: 0 a citizen, 1 a business or an organisation.
  var newestCode: Int { self == .citizen ? 0 : 1 }
}

/// A file that the portal was given, as messages of the newest interface name it.
struct PortalPaper: Sendable, Hashable {
  let receipt: PortalReceipt
  let name: String
  /// The kind of result that it is, by its national code; empty when it is none.
  let code: String

  init(_ receipt: PortalReceipt, name: String, code: String) {
    self.receipt = receipt
    self.name = name
    self.code = code
  }

  var json: JSONValue {
    [
      "IdGiayTo": .string(receipt.id), "HashTepTin": .string(receipt.hash),
      "TenGiayTo": .string(name.cut(to: PortalLimits.paperName)), "MaKetQua": .string(code),
    ]
  }
}

/// A file on its way to the newest interface: a form of one field (RFC 7578).
struct PortalUpload {
  let type: String
  let body: [UInt8]

  /// - Parameter content: The bytes of the file.
  init(_ file: PortalFile, _ content: [UInt8]) {
    // No file holds the hash of itself.
    let boundary = "motcua-" + file.sha256.prefix(48)
    type = "multipart/form-data; boundary=\(boundary)"
    let name = file.name.map { letter in
      switch letter {
      case "\"": "%22"
      case "\r", "\n", "\r\n": " "
      default: String(letter)
      }
    }.joined()
    let head =
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n"
      + "Content-Type: \(file.type)\r\n\r\n"
    body = Array(head.utf8) + content + Array("\r\n--\(boundary)--\r\n".utf8)
  }
}
