import SQLiteStore
import Text

extension FileFailure {
  /// What whoever runs a command reads: where it was, what is wrong, and what the system says of it.
  var words: Words {
    let vi =
      switch code {
      case .full: "ổ đĩa đã đầy"
      case .missing: "không có tệp hoặc thư mục này"
      case .exists: "đã có sẵn, không bị ghi đè; hãy nêu chỗ khác"
      case .denied: "không được phép đọc hoặc ghi ở đây"
      case .inUse: "một tiến trình khác đang dùng thư mục dữ liệu này"
      case .damaged: "nội dung không còn như khi được ghi"
      default: "ổ đĩa báo lỗi"
      }
    return Words(vi: "\(path.harmless): \(vi) (\(message.harmless))", en: description.harmless)
  }
}
