import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// A draft of a one-stop dossier as document offices of other makers take it over (`LienThongTrucDVCQLVB`): by the names that
/// those programs read.
struct HandOver {
  let document: DocumentView
  let dossier: DossierView
  let definitions: Definitions
  /// Where the API of this office begins; files and the answer are found below it.
  let address: String

  /// The draft with its dossier.
  var json: JSONValue {
    let unit = definitions.authority.unit(document.document.agency)
    let author = document.document.author.flatMap { definitions.authority.officer($0) }
    let code: String = dossier.dossier.code.text
    var object = Members()
    object.add("IDHoSo", code)
    object.add("MaHoSo", code)
    object.add("ChuHoSo", owner)
    object.add("NguoiNop", dossier.applicant?.name ?? "")
    object.add("NguoiKy", HandOver.object([("Ten", document.content?.signer), ("TaiKhoan", nil), ("Id", nil)]))
    object.add("NguoiTrinhKy", author?.name ?? "")
    object.add("DonVi", HandOver.object([("Ten", unit?.name.vi), ("MaDinhDanh", unit?.code?.newer)]))
    object.add("VanBanDuThao", draft)
    object.add("ThanhPhanHoSo", JSONValue.array(dossier.papers.map { paper($0) }))
    object.add("TenHoSo", dossier.procedure.name.vi)
    object.add("ThuTuc", dossier.procedure.code)
    object.add("ThamSoAn", document.document.key.text)
    object.add("HccLinkAPI", "\(address)/documents/\(document.document.key)/actions")
    object.add("LoaiHSLienthong", JSONValue.string(""))
    return object.json
  }

  private var owner: JSONValue {
    let applicant = dossier.applicant
    let owner = applicant?.owner
    return HandOver.object([
      ("Ten", owner?.name ?? applicant?.name), ("CMND", owner?.identity ?? applicant?.identity),
      ("SoDienThoai", applicant?.phone), ("DiaChi", applicant?.address),
    ])
  }

  private var draft: JSONValue {
    var object = Members()
    object.add("TrichYeu", document.content?.subject ?? "")
    object.add("LoaiVanBan", document.document.kind?.words.vi ?? document.content?.typeName ?? "")
    // As one-stop programs write moments to each other: yyyyMMddHHmmss.
    object.add("NgayTao", HandOver.written(document.document.createdAt))
    object.add("DinhKem", JSONValue.array(document.content?.files.map { attachment($0) } ?? []))
    return object.json
  }

  /// Texts, empty where there is none: those programs read no null.
  private static func object(_ members: [(String, String?)]) -> JSONValue {
    .object(JSONObject(members.map { ($0.0, JSONValue.string($0.1 ?? "")) }))
  }

  private func attachment(_ file: DocumentFile) -> JSONValue {
    [
      "Ten": .string(file.name),
      "Link": .string("\(address)/documents/\(document.document.key)/files/\(file.sha256)"),
    ]
  }

  private func paper(_ paper: Paper) -> JSONValue {
    let part = dossier.procedure.parts.first { $0.id == paper.part }
    return [
      "Ten": .string(part?.name.vi ?? paper.name), "MaThanhPhanHoSo": .string(part?.code ?? ""),
      "DinhKem": [
        [
          "Ten": .string(paper.name),
          "Link": .string("\(address)/dossiers/\(dossier.dossier.code)/papers/\(paper.sha256)"),
        ]
      ],
    ]
  }

  private static func written(_ moment: Instant) -> String {
    let local = LocalTime(moment)
    let (year, month, day) = local.day.civil
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)" + [month, day, local.second / 3_600, local.minute % 60, local.second % 60].map(two).joined()
  }
}
