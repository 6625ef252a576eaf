import JSON
import Procedures
import Text
import WorkingTime

extension Procedure {
  /// The procedure in the list of `LayDanhSachTTHC`.
  var nationalRow: JSONValue { .object(JSONObject(nationalNames)) }

  private var nationalNames: [(String, JSONValue)] {
    [
      ("MATTHC", .string(code)), ("TENTTHC", .string(name.vi)), ("MALINHVUC", .string(field.code)),
      ("TENLINHVUC", .string(field.name.vi)),
    ]
  }

  /// The procedure as `LayThuTuc` tells it, by the names that programs read there.
  func nationalDetails(in authority: Authority) -> JSONValue {
    let unit = authority.unit(unit)
    return .object(
      JSONObject(
        nationalNames + [
          // 1: in force.
          ("TRANGTHAI", 1),
          (
            "COQUANTHUCHIEN",
            [["TENDONVI": .string(unit?.name.vi ?? ""), "MADONVI": .string(unit?.code?.newer ?? "")]]
          ),
          ("TRINHTUTHUCHIEN", [["TRUONGHOP": "", "TRINHTU": .array(nationalSteps)]]),
          ("CACHTHUCTHUCHIEN", .array(channels.map { nationalWay($0) })),
          ("THANHPHANHOSO", [["TRUONGHOP": "", "GIAYTO": .array(parts.map(\.nationalJSON))]]),
          ("MOTADOITUONGTHUCHIEN", .string(who.map(\.vi).joined(separator: "; "))), ("YEUCAU", ""),
          ("KETQUATHUCHIEN", [["MAKETQUA": .string(result.code), "TENKETQUA": .string(result.name.vi)]]),
          ("CANCUPHAPLY", .array(legal.map { ["SOVANBAN": "", "TENVANBAN": .string($0)] })),
        ]))
  }

  private var nationalSteps: [JSONValue] {
    steps.filter { !$0.isHidden }.map { ["TENTRINHTU": .string($0.name.vi)] }
  }

  private func nationalWay(_ channel: Channel) -> JSONValue {
    let number =
      switch channel {
      case .counter: 1
      case .online: 2
      case .postal: 3
      }
    return ["KENH": JSONValue(number), "THOIGIAN": .array(time.stated.map { nationalTime($0) })]
  }

  private func nationalTime(_ limit: LegalLimit) -> JSONValue {
    let (count, measure): (Int, String) =
      switch limit.limit {
      case .workingDays(let days): (days, "Ngày làm việc")
      case .workingMinutes(let minutes): ((minutes + 59) / 60, "Giờ làm việc")
      case .days(let days): (days, "Ngày")
      case .notStated: (0, "")
      }
    return [
      "THOIGIANGIAIQUYET": JSONValue(count), "DONVITINH": .string(measure), "MOTA": .string(limit.limit.words.vi),
      "PHILEPHI": .array(fees.map(\.nationalJSON)),
    ]
  }
}

extension Fee {
  /// An amount that is the same for all; another one depends on the dossier and is not told.
  fileprivate var nationalJSON: JSONValue {
    [
      "MAPHILEPHI": .string(code ?? id.text), "SOTIEN": JSONValue(fixed?.dong ?? 0), "DONVI": "Đồng",
      "MOTA": .string(name.vi + (fixed == nil ? " (theo từng hồ sơ)" : "")),
    ]
  }
}

extension Part {
  fileprivate var nationalJSON: JSONValue {
    [
      "MAGIAYTO": .string(code ?? ""), "TENGIAYTO": .string(name.vi), "TENMAUDON": "", "URL": "",
      "SOBANCHINH": JSONValue(originals), "SOBANSAO": JSONValue(copies),
    ]
  }
}
