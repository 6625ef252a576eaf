import JSON
import OneStop
import Text

extension CutReport {
  /// For scripts; the keys do not change.
  var json: JSONValue {
    [
      "entry": .integer(entry), "moment": .string("\(moment)"), "entriesGone": .integer(entriesGone),
      "firstGone": firstGone.map { .string("\($0)") } ?? .null, "dossiersGone": JSONValue(dossiersGone),
      "dossiersBack": JSONValue(dossiersBack), "documentsGone": JSONValue(documentsGone),
      "documentsBack": JSONValue(documentsBack), "lettersGone": JSONValue(lettersGone),
      "left": .object(
        JSONObject(
          left.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSONValue($0.value)) })),
      "paymentsAdrift": JSONValue(paymentsAdrift), "paymentsAsked": JSONValue(paymentsAsked),
      "messagesAgain": JSONValue(messagesAgain), "headsGone": JSONValue(headsGone),
      "largestHead": .integer(largestHead), "webhooksBack": JSONValue(webhooksBack),
      "answersForgotten": JSONValue(answersForgotten), "filesGone": JSONValue(filesGone),
    ]
  }

  /// What has gone, in a line.
  var line: Words {
    Words(
      vi: """
        đưa về mục \(entry) (\(moment)): bỏ \(entriesGone) mục, \(dossiersGone) hồ sơ và \(documentsGone) văn bản nộp sau đó; \
        \(dossiersBack) hồ sơ và \(documentsBack) văn bản trở lại như cũ
        """,
      en: """
        brought back to entry \(entry) (\(moment)): \(entriesGone) entries are gone, with \(dossiersGone) dossiers and \
        \(documentsGone) documents that came later; \(dossiersBack) dossiers and \(documentsBack) documents stand as they stood
        """)
  }

  /// What the world outside has seen of it: a line for each who has to be told.
  var seenOutside: [Words] {
    var lines: [Words] = []
    func tell(_ count: Int, _ words: Words) { if count > 0 { lines.append(words) } }
    tell(
      dossiersGone,
      Words(
        vi: "\(dossiersGone) giấy tiếp nhận đã giao cho người nộp không còn hồ sơ: mã sẽ được cấp lại cho người khác",
        en:
          "\(dossiersGone) receipts that applicants hold have no dossier any more: their codes will be given to others")
    )
    tell(
      lettersGone,
      Words(
        vi: "\(lettersGone) giấy tờ, kết quả đã phát hành không còn trong hồ sơ",
        en: "\(lettersGone) letters and results that were given out are not in the record any more"))
    for (kind, count) in left.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      tell(
        count,
        Words(
          vi: "\(count) tin đã gửi đi (\(kind.rawValue)) không thu lại được",
          en: "\(count) messages (\(kind.rawValue)) had left and cannot be taken back"))
    }
    tell(
      paymentsAdrift,
      Words(
        vi:
          "\(paymentsAdrift) khoản nộp trực tuyến đã về mà không còn hồ sơ: đối chiếu với nền tảng trước khi chạy lại, vì mã tham chiếu sẽ được cấp lại (motcua payment questions)",
        en:
          "\(paymentsAdrift) payments on line came for what is gone: look into them with the platform before the server starts, for their references are given again (motcua payment questions)"
      ))
    tell(
      paymentsAsked,
      Words(
        vi: "\(paymentsAsked) khoản nộp trực tuyến sẽ được hỏi lại nền tảng thanh toán",
        en: "\(paymentsAsked) payments on line will be asked about again"))
    tell(
      messagesAgain,
      Words(
        vi: "\(messagesAgain) văn bản, thông điệp của đối tác sẽ được tiếp nhận lại",
        en: "\(messagesAgain) messages of partners will be taken again"))
    tell(
      webhooksBack,
      Words(
        vi: "\(webhooksBack) webhook đã báo những việc không còn nữa; chúng được báo tiếp từ điểm cắt",
        en: "\(webhooksBack) webhooks were told of what is gone; they are told from the cut on of what comes instead"))
    tell(
      headsGone,
      Words(
        vi: """
          \(headsGone) gốc nhật ký đã ký, lớn nhất trên \(largestHead) mục, là của nhật ký đã bị cắt: hãy báo cho người theo dõi. \
          Khóa cũ không ký nữa; máy chủ sẽ tạo khóa mới
          """,
        en: """
          \(headsGone) signed heads, the largest over \(largestHead) entries, are of the log that was cut: tell whoever follows \
          it. The key that signed them signs no more; the server makes a new one
          """))
    return lines
  }
}
