public import Dossiers
public import Procedures
import Text
import WorkingTime

extension DocumentRefusal {
  /// The refusal as it is told, in the words of the office.
  public func notice(in authority: Authority) -> Notice {
    Notice(code: code, words: words(authority))
  }

  /// The code; stable text, never reused.
  public var code: String {
    switch self {
    case .stale: "stale"
    case .erased: "document-erased"
    case .noOffice: "no-document-office"
    case .noRegisters: "no-document-registers"
    case .notNow: "document-not-now"
    case .notYours: "not-yours"
    case .notGenuine: "document-not-genuine"
    case .notAddressedHere: "document-misaddressed"
    case .attestationMissing: "attestation-missing"
    case .textMissing: "text-missing"
    case .textTooLong: "text-too-long"
    case .subjectMissing: "subject-missing"
    case .senderMissing: "sender-missing"
    case .receiverMissing: "receiver-missing"
    case .receiverTwice: "receiver-twice"
    case .tooMany: "too-many"
    case .nobodyAssigned: "nobody-assigned"
    case .leadUnclear: "lead-unclear"
    case .unknownUnit: "unknown-unit"
    case .notInUnit: "officer-not-in-unit"
    case .assignedTwice: "assigned-twice"
    case .datedAhead: "dated-ahead"
    case .duePassed: "due-passed"
    case .noSuchTask: "task-not-open"
    case .takenByOther: "taken-by-other"
    case .othersOpen: "others-open"
    case .otherAgency: "other-agency"
    case .sealInvalid: "seal-invalid"
    case .sealUndecided: "signature-undecided"
    case .sealMissing: "seal-missing"
    case .unknownDocument: "unknown-document"
    case .nothingChanged: "nothing-changed"
    case .notAReceiver: "not-a-receiver"
    case .notAskedBack: "not-asked-back"
    case .filedAlready: "filed-already"
    case .openedAlready: "document-opened-already"
    case .notByDocument: "procedure-not-by-document"
    case .procedureUnclear: "procedure-unclear"
    case .otherAgencysProcedure: "other-agencys-procedure"
    case .secretElectronic: "secret-electronic"
    case .unreached: "receiver-unreached"
    case .notCarried: "document-not-carried"
    case .withoutDossier: "document-without-dossier"
    case .isHandedOver: "document-handed-over"
    case .noHandOver: "no-hand-over"
    }
  }

  private func words(_ authority: Authority) -> Words {
    func unit(_ id: Key<Procedures.Unit>) -> Words { authority.unit(id)?.name ?? .plain(id.text) }
    func officer(_ id: Key<Officer>) -> String { authority.officer(id)?.name ?? id.text }
    switch self {
    case .stale(let expected, let current):
      return Words(
        vi: "Văn bản đã thay đổi (bản \(current), lệnh này theo bản \(expected)). Hãy xem lại rồi làm tiếp.",
        en: "The document has changed (version \(current), this was version \(expected)). Look at it again.")
    case .erased:
      return Words(
        vi: "Nội dung văn bản đã xóa cùng hồ sơ theo thời hạn lưu trữ, không thao tác được nữa.",
        en: "The document was erased with its dossier when the retention ended; nothing can be done with it any more.")
    case .noOffice:
      return Words(
        vi: "Cơ quan chưa mở văn phòng điện tử (thiếu Workflows/document-office.yaml).",
        en: "The authority has no document office (Workflows/document-office.yaml is missing).")
    case .noRegisters(let id):
      return Words(
        vi: "\(unit(id).vi) không có sổ văn bản riêng (xem agencies trong Workflows/document-office.yaml).",
        en: "\(unit(id).en) keeps no registers of documents (see agencies in Workflows/document-office.yaml).")
    case .notNow(let action, let state):
      return Words(
        vi: "Văn bản ở tình trạng “\(state.words.vi)” thì không “\(action.words.vi)” được.",
        en: "“\(action.words.en)” is not possible for a document in the state “\(state.words.en)”.")
    case .notYours(let action, let duty): return DocumentRefusal.words(notYours: action, duty, unit, officer)
    case .notGenuine:
      return Words(
        vi: "Chữ ký của văn bản không hợp lệ: phải trả lại nơi gửi (Nghị định 30/2020, Điều 21).",
        en: "The signatures of the document do not hold: it has to be sent back (Decree 30/2020, article 21).")
    case .notAddressedHere:
      return Words(
        vi: "Văn bản gửi sai nơi nhận: phải trả lại nơi gửi (Nghị định 30/2020, Điều 21).",
        en: "The document is not meant for this agency: it has to be sent back (Decree 30/2020, article 21).")
    case .attestationMissing:
      return Words(
        vi: "Chưa xác định được chữ ký: hãy ghi đã kiểm tra văn bản bằng cách nào, hoặc trả lại.",
        en: "The signatures are undecided: say how the document was checked, or send it back.")
    case .textMissing(let action):
      return Words(
        vi: "“\(action.words.vi)” cần ghi lý do hoặc ý kiến.", en: "“\(action.words.en)” needs a reason or an opinion.")
    case .textTooLong(let limit):
      return Words(vi: "Nội dung ghi dài quá \(limit) ký tự.", en: "A text is longer than \(limit) characters.")
    case .subjectMissing: return Words(vi: "Thiếu trích yếu.", en: "What the document is about is missing.")
    case .senderMissing: return Words(vi: "Thiếu nơi gửi.", en: "Who sent the document is missing.")
    case .receiverMissing:
      return Words(vi: "Văn bản đi phải có nơi nhận.", en: "A document that leaves needs a receiver.")
    case .receiverTwice(let name):
      return Words(vi: "Nơi nhận “\(name)” có hai lần.", en: "The receiver “\(name)” stands twice.")
    case .tooMany(let limit): return Words(vi: "Nhiều nhất \(limit).", en: "There may be \(limit) at most.")
    case .nobodyAssigned:
      return Words(vi: "Chưa nêu đơn vị hay người xử lý.", en: "Nobody is named to handle the document.")
    case .leadUnclear(let count):
      return Words(
        vi: "Phải có đúng một nơi chủ trì, đang có \(count).", en: "Exactly one leads; \(count) are named.")
    case .unknownUnit(let id): return Words(vi: "Không có đơn vị `\(id)`.", en: "There is no unit `\(id)`.")
    case .notInUnit(let person, let id):
      return Words(
        vi: "\(officer(person)) không giữ vị trí nào ở \(unit(id).vi).",
        en: "\(officer(person)) holds no position in \(unit(id).en).")
    case .assignedTwice(let id):
      return Words(vi: "\(unit(id).vi) được giao hai lần.", en: "\(unit(id).en) is assigned twice.")
    case .datedAhead(let day):
      return Words(
        vi: "Ngày văn bản \(day.dayFirst) chưa đến; ghi ngày trên văn bản, không muộn hơn hôm nay.",
        en: "The document's date \(day.dayFirst) has not come yet; give the date that it bears, today at the latest.")
    case .duePassed(let due):
      return Words(
        vi: "Hạn \(LocalTime(due).day.dayFirst) đã qua.", en: "The limit \(LocalTime(due).day.dayFirst) has passed.")
    case .noSuchTask(let number):
      return Words(
        vi: "Văn bản không có việc số \(number) đang mở.", en: "The document has no open assignment \(number).")
    case .takenByOther(let person):
      return Words(vi: "\(officer(person)) đã nhận việc này.", en: "\(officer(person)) has taken this assignment.")
    case .othersOpen(let ids):
      return Words(
        vi: "Nơi chủ trì chỉ hoàn thành sau nơi phối hợp: còn \(ids.map { unit($0).vi }.joined(separator: ", ")).",
        en: "Who leads is done after those who work along: \(ids.map { unit($0).en }.joined(separator: ", ")).")
    case .otherAgency(let id):
      return Words(
        vi: "Dự thảo không chuyển sang cơ quan hoặc đơn vị khác được; đang thuộc \(unit(id).vi).",
        en: "A draft keeps its agency and unit: \(unit(id).en).")
    case .sealInvalid(let name):
      return Words(vi: "Chữ ký của “\(name)” không hợp lệ.", en: "The signatures of “\(name)” do not hold.")
    case .sealUndecided(let name):
      return Words(
        vi: "Lúc này chưa xác định được chữ ký của “\(name)”; hãy thử lại sau.",
        en: "What is at hand does not decide the signatures of “\(name)”; try again later.")
    case .sealMissing:
      return Words(
        vi: "Văn bản gửi điện tử phải có tệp đã ký số, hoặc tệp PDF khi máy chủ đóng dấu cho cơ quan.",
        en:
          "A document that is sent over the exchange needs a signed file, or a PDF where the server seals for the agency."
      )
    case .unknownDocument(let id):
      return Words(
        vi: "Ở đây không có văn bản nào của nơi gửi mang mã “\(id)”.",
        en: "No document of that sender is known here as “\(id)”.")
    case .nothingChanged:
      return Words(
        vi: "Chưa nêu thay đổi gì: trích yếu, hạn trả lời, nơi nhận thêm hoặc bớt.",
        en: "Nothing is changed: name another subject, a limit for answers, or receivers to add or to remove.")
    case .notAReceiver(let code):
      return Words(
        vi: "Văn bản không gửi đến cơ quan mã “\(code)”.", en: "The document did not go to the organisation “\(code)”.")
    case .notAskedBack:
      return Words(
        vi: "Nơi gửi không yêu cầu lấy lại, hoặc đã được trả lời.",
        en: "The sender does not ask it back, or was answered already.")
    case .filedAlready(let file):
      return Words(vi: "Văn bản đã ở trong hồ sơ \(file).", en: "The document stands in the file \(file) already.")
    case .withoutDossier:
      return Words(
        vi: "Chỉ chuyển được dự thảo gắn với một hồ sơ thủ tục.",
        en: "Only a draft that has to do with a dossier is handed over.")
    case .isHandedOver(let partner):
      return Words(
        vi: "Dự thảo đang ở “\(partner)”, nơi sẽ cấp số; muốn duyệt tại đây thì trả lại dự thảo trước.",
        en: "The draft is with “\(partner)”, who will give it its number; send it back first to approve it here.")
    case .noHandOver(let partner):
      return Words(
        vi: "Không chuyển dự thảo cho “\(partner)”: Workflows/partners.yaml không nêu hand-over của đối tác này.",
        en: "Nothing is handed over to “\(partner)”: Workflows/partners.yaml names no hand-over of it.")
    case .openedAlready(let code):
      return Words(vi: "Văn bản đã mở hồ sơ \(code).", en: "The document has opened the dossier \(code) already.")
    case .notByDocument(let id):
      return Words(
        vi: "Thủ tục `\(id)` không mở bằng văn bản (thiếu `opened-by-document` trong định nghĩa).",
        en: "Dossiers of `\(id)` are not opened by documents (its definition says no `opened-by-document`).")
    case .procedureUnclear(let ids):
      let known = ids.map { "`\($0)`" }.joined(separator: ", ")
      return Words(
        vi: "Trích yếu không nói rõ văn bản mở thủ tục nào: hãy ghi tên thủ tục\(ids.isEmpty ? "" : " (\(known))").",
        en: "The subject does not say which procedure it opens: name one\(ids.isEmpty ? "" : " (\(known))").")
    case .otherAgencysProcedure(let id, let agency):
      return Words(
        vi: "Thủ tục `\(id)` do \(unit(agency).vi) giải quyết; văn bản đến cơ quan khác.",
        en: "`\(id)` is for \(unit(agency).en); the document came to another agency.")
    case .unreached(let code):
      return Words(
        vi: """
          Không đối tác nào trong Workflows/partners.yaml đưa văn bản đến cơ quan mã “\(code)” được: hãy sửa mã, thêm đối tác, hoặc \
          gửi bản giấy (nơi nhận không ghi mã).
          """,
        en: """
          No partner in Workflows/partners.yaml reaches the organisation “\(code)”: mend the code, add a partner, or send it on \
          paper (a receiver without a code).
          """)
    case .notCarried(let reason):
      return Words(
        vi: "Văn bản không gửi qua trục liên thông được: \(reason.vi).",
        en: "The exchange does not carry the document: \(reason.en).")
    case .secretElectronic:
      return Words(
        vi: "Văn bản mật không gửi qua trục liên thông: nơi nhận chỉ ghi tên, không ghi mã định danh.",
        en: "A secret document does not travel over the exchange: name its receivers without their codes.")
    }
  }

  private static func words(
    notYours action: DocumentAction, _ duty: Duty, _ unit: (Key<Procedures.Unit>) -> Words,
    _ officer: (Key<Officer>) -> String
  ) -> Words {
    let who =
      switch duty {
      case .clerks: Words(vi: "văn thư của cơ quan", en: "the clerks of the agency")
      case .leaders: Words(vi: "lãnh đạo của cơ quan", en: "the leaders of the agency")
      case .unit(let id): unit(id)
      case .officer(let id): Words.plain(officer(id))
      case .exchange: Words(vi: "trục liên thông văn bản", en: "the exchange of documents")
      }
    return Words(
      vi: "“\(action.words.vi)” là việc của \(who.vi).", en: "“\(action.words.en)” is for \(who.en).")
  }
}
