import Crypto
public import JSON
import Text
import WorkingTime

extension HandedDraft {
  /// The message as it is sent: texts, empty where there is none, since programs there read no null.
  public var json: JSONValue {
    [
      "IDHoSo": .string(dossierID), "MaHoSo": .string(dossier), "ChuHoSo": owner.json, "NguoiNop": submitter.json,
      "NguoiKy": signer.json, "NguoiTrinhKy": presenter.json,
      "DonVi": ["Ten": .string(agency.name), "MaDinhDanh": .string(agency.code)],
      "VanBanDuThao": [
        "TrichYeu": .string(subject), "LoaiVanBan": .string(kind), "NgayTao": .string(madeAt?.asCompactText ?? ""),
        "DinhKem": .array(files.map(\.json)),
      ],
      "ThanhPhanHoSo": .array(
        papers.map { paper in
          [
            "Ten": .string(paper.name), "MaThanhPhanHoSo": .string(paper.code),
            "DinhKem": .array(paper.files.map(\.json)),
          ]
        }),
      "TenHoSo": .string(dossierName), "ThuTuc": .string(procedure), "ThamSoAn": .string(hidden),
      "HccLinkAPI": .string(answerAddress), "LoaiHSLienthong": .string(linkKind),
    ]
  }

  /// Reads a draft that another one-stop hands over; members that are not known are passed over, and those that are not
  /// needed may be missing.
  ///
  /// - Throws: `JSONError` for what is no draft.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: HandedDraft.bytes, depth: 12)
    let field = JSONField(try JSONValue(reading: bytes, within: limits))
    let said = try field.anyObject()
    let draft = try said.required("VanBanDuThao").anyObject()
    self.init(
      dossier: try said.plainText("MaHoSo"), subject: try draft.required("TrichYeu").string())
    // What is missing is named as whoever sends it knows it.
    if dossier.isEmpty { _ = try said.required("MaHoSo") }
    dossierID = try said.plainText("IDHoSo")
    (owner, submitter) = (try said.person("ChuHoSo"), try said.person("NguoiNop"))
    (signer, presenter) = (try said.officer("NguoiKy"), try said.officer("NguoiTrinhKy"))
    if let unit = try said.optional("DonVi")?.anyObject() {
      agency = (try unit.plainText("Ten"), try unit.plainText("MaDinhDanh"))
    }
    kind = try draft.plainText("LoaiVanBan")
    for file in try draft.optional("DinhKem")?.array() ?? [] { files.append(try File(file)) }
    (dossierName, procedure) = (try said.plainText("TenHoSo"), try said.plainText("ThuTuc"))
    (hidden, answerAddress) = (try said.plainText("ThamSoAn"), try said.plainText("HccLinkAPI"))
    linkKind = try said.plainText("LoaiHSLienthong")
  }
}

extension HandedDraft.Person {
  fileprivate var json: JSONValue {
    [
      "Ten": .string(name), "CMND": .string(identity), "SoDienThoai": .string(phone), "DiaChi": .string(address),
    ]
  }
}

extension HandedDraft.Officer {
  fileprivate var json: JSONValue { ["Ten": .string(name), "TaiKhoan": .string(account), "Id": ""] }
}

extension HandedDraft.File {
  fileprivate var json: JSONValue {
    ["Ten": .string(name), "Base64": .string(content.map { $0.base64 } ?? ""), "Link": .string(link)]
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let said = try field.anyObject()
    let (name, link, text) = (
      try said.plainText("Ten"), try said.plainText("Link"), try said.plainText("Base64", atMost: .max)
    )
    guard !text.isEmpty else {
      self.init(name: name, link: link)
      return
    }
    let content: [UInt8] = try said.required("Base64").parsed(.plain("Base64")) { [UInt8](base64: $0) }
    self.init(name: name, content: content)
  }
}

extension JSONFields {
  /// A text, also where none or nothing stands.
  ///
  /// - Parameter most: How many characters it may have.
  func plainText(_ name: String, atMost most: Int = HandedDraft.textCharacters) throws(JSONError) -> String {
    guard let field = optional(name) else { return "" }
    let text = try field.string()
    guard text.utf8.count <= most || text.unicodeScalars.count <= most else {
      throw .mismatch(
        at: field.pointer, Words(vi: "nhiều nhất \(most) ký tự", en: "at most \(most) characters"))
    }
    return text
  }

  /// A person, by name alone where that is all.
  fileprivate func person(_ name: String) throws(JSONError) -> HandedDraft.Person {
    guard let field = optional(name) else { return HandedDraft.Person(name: "") }
    if case .string(let text) = field.value { return HandedDraft.Person(name: text) }
    let said = try field.anyObject()
    return HandedDraft.Person(
      name: try said.plainText("Ten"), identity: try said.plainText("CMND"), phone: try said.plainText("SoDienThoai"),
      address: try said.plainText("DiaChi"))
  }

  fileprivate func officer(_ name: String) throws(JSONError) -> HandedDraft.Officer {
    guard let field = optional(name) else { return HandedDraft.Officer(name: "") }
    if case .string(let text) = field.value { return HandedDraft.Officer(name: text) }
    let said = try field.anyObject()
    return HandedDraft.Officer(name: try said.plainText("Ten"), account: try said.plainText("TaiKhoan"))
  }
}
