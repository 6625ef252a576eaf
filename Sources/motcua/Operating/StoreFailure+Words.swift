import RecordKeeping
import Text

extension StoreFailure {
  /// What whoever runs a command reads: what is wrong with the record, and what the database says of it.
  var words: Words {
    let vi =
      switch code {
      case .busy, .locked, .tookTooLong: "hồ sơ đang bận, hãy thử lại sau"
      case .unreachable: "không nối được với máy chủ cơ sở dữ liệu"
      case .undecided: "chưa biết đã ghi nhận hay chưa, hãy chạy lại đúng lệnh ấy"
      case .cannotOpen: "không mở được cơ sở dữ liệu"
      case .occupied: "ở đó đã có hồ sơ"
      case .missing: "ở đó không có hồ sơ nào"
      case .full: "ổ đĩa đã đầy"
      case .readOnly: "chỉ đọc được, không ghi được"
      case .corrupt: "cơ sở dữ liệu bị hỏng; xem motcua log verify và bản sao lưu"
      case .foreign: "cơ sở dữ liệu là của chương trình khác"
      case .newer: "hồ sơ đã được một phiên bản mới hơn của chương trình này mở; hãy dùng phiên bản ấy"
      default: "cơ sở dữ liệu báo lỗi"
      }
    return Words(vi: "\(vi) (\(message.harmless))", en: description.harmless)
  }
}
