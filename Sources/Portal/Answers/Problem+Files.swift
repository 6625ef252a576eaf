import Forms
import HTTPServing
import OneStop
import Text
import WorkingTime

extension Problem {
  /// Why a file is not taken or given, as HTTP tells it.
  init(_ refusal: FileRefusal) {
    let (status, code): (Status, String) =
      switch refusal {
      case .empty: (.unprocessable, "file-empty")
      case .foreign, .misnamed, .notTaken: (.unsupportedMediaType, "file-type")
      case .unsafe: (.unprocessable, "file-unsafe")
      case .tooLarge: (.contentTooLarge, "file-too-large")
      case .infected: (.unprocessable, "file-infected")
      case .tooLongToScan: (.contentTooLarge, "file-too-large-to-scan")
      case .notScanned: (.serviceUnavailable, "file-waits-for-scan")
      case .noSuchUpload: (.unprocessable, "no-such-upload")
      case .noSuchFile: (.notFound, "no-such-file")
      case .quotaUsed: (.tooManyRequests, "upload-quota")
      case .noRoom: (.insufficientStorage, "uploads-full")
      }
    self.init(status, code, refusal.words)
    if case .notScanned = refusal { retryAfterSeconds = 15 }
  }
}

extension FileRefusal {
  /// What people read: what the file is, and what would be right.
  var words: Words {
    switch self {
    case .empty(let name):
      return Words(vi: "Tệp “\(name)” trống. Hãy chọn lại.", en: "The file “\(name)” is empty. Choose another one.")
    case .foreign(let name, let foreign):
      let (is_, taken) = (foreign.name, FileField.standard.words)
      return Words(
        vi: "Không nhận tệp “\(name)”: đây là \(is_.vi). Hãy nộp \(taken.vi).",
        en: "The file “\(name)” is not taken: it is \(is_.en). Hand in \(taken.en).")
    case .unsafe(let name, let kind, let danger):
      return Words(
        vi: "Không nhận tệp “\(name)”: \(kind.name.vi) này \(danger.words.vi).",
        en: "The file “\(name)” is not taken: this \(kind.name.en) \(danger.words.en).")
    case .misnamed(let name, let kind):
      return Words(
        vi: "Tệp “\(name)” thật ra là \(kind.name.vi). Hãy đổi đuôi tệp thành .\(kind.endings[0]) rồi nộp lại.",
        en:
          "The file “\(name)” is in truth: \(kind.name.en). Let its name end in .\(kind.endings[0]) and send it again.")
    case .notTaken(let name, let kind, let field):
      return Words(
        vi: "Tệp “\(name)” là \(kind.name.vi), ở đây chỉ nhận \(field.words.vi).",
        en: "The file “\(name)” is: \(kind.name.en). Here only these are taken: \(field.words.en).")
    case .tooLarge(let name, let most):
      let most = ByteCount.words(most)
      return Words(
        vi: "Tệp “\(name)” lớn hơn \(most.vi). Hãy chụp hoặc quét lại với dung lượng nhỏ hơn.",
        en: "The file “\(name)” is larger than \(most.en). Scan it again, smaller.")
    case .infected(let name, let signature):
      return Words(
        vi:
          "Không nhận tệp “\(name)”: có mã độc (\(signature)). Tệp đã bị xóa khỏi máy chủ; hãy quét vi-rút máy của bạn.",
        en:
          "The file “\(name)” is not taken: it holds malware (\(signature)). It is removed here; check your own computer."
      )
    case .tooLongToScan(let name):
      return Words(
        vi:
          "Tệp “\(name)” lớn hơn mức trình quét vi-rút của cơ quan nhận được. Hãy nộp tệp nhỏ hơn hoặc chia thành nhiều tệp.",
        en: "The file “\(name)” is larger than the office's virus scanner takes. Hand in a smaller one, or several.")
    case .notScanned(let name):
      return Words(
        vi:
          "Tệp “\(name)” đang chờ quét vi-rút nên chưa nộp được. Tệp và những gì đã điền vẫn được giữ; hãy thử lại sau ít phút.",
        en:
          "The file “\(name)” waits for the virus scanner. It is kept, with what you filled in; try again in some minutes."
      )
    case .noSuchUpload(let id):
      let named = id.isEmpty ? "" : " “\(id)”"
      return Words(
        vi: "Không có tệp đã tải lên\(named), hoặc đã quá một ngày. Hãy tải lên lại.",
        en: "There is no upload\(named), or its day has passed. Upload the file again.")
    case .noSuchFile: return Words(vi: "Hồ sơ không có tệp này.", en: "The dossier has no such file.")
    case .quotaUsed(let until):
      return Words(
        vi:
          "Từ địa chỉ này đã có quá nhiều tệp chưa gắn với hồ sơ nào. Hãy nộp hồ sơ với các tệp ấy, hoặc chờ đến \(until.asShown).",
        en:
          "Too many files of this address belong to no dossier yet. File the dossier with them, or wait until \(until.asShown)."
      )
    case .noRoom:
      return Words(
        vi: "Máy chủ tạm hết chỗ cho tệp chưa gắn với hồ sơ. Hãy thử lại sau.",
        en: "The server has no room just now for files that belong to no dossier yet. Try again later.")
    }
  }
}
