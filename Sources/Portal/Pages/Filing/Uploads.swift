import Crypto
import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Procedures
import Text

/// The files of a draft: taking them in, and looking up what they are.
struct Uploads {
  let office: OneStop
  /// Whose quota new files count against.
  var uploader = Uploader.network("")

  /// Takes in the files that came with a page; what is wrong with one is told beside its field, the others are kept.
  func take(_ files: [HTTPServing.FormFile], into draft: inout AnswerDraft, form: Forms.Form, parts: [Part]) throws
    -> [Flaw]
  {
    var flaws: [Flaw] = []
    for file in files {
      do {
        if let name = file.field.dropping(prefix: Self.partName), let part = Key<Part>(name),
          parts.contains(where: { $0.id == part })
        {
          try takePaper(file, part, into: &draft)
        } else if AnswerDraft.field(of: file.field, in: form) != nil {
          draft.set(file.field, try keep(file).id)
        }
      } catch let refusal as FileRefusal {
        flaws.append(Flaw(input: file.field, refusal.words))
      } catch let words as FileComplaint {
        flaws.append(Flaw(input: file.field, words.words))
      }
    }
    return flaws
  }

  private func takePaper(_ file: HTTPServing.FormFile, _ part: Key<Part>, into draft: inout AnswerDraft) throws {
    let there = draft.papers.filter { $0.part == part }
    guard there.count < PageLimits.filesPerPart else {
      throw FileComplaint(
        words: Words(
          vi: "Mỗi loại giấy tờ nộp nhiều nhất \(PageLimits.filesPerPart) tệp.",
          en: "At most \(PageLimits.filesPerPart) files for one paper."))
    }
    if there.contains(where: { find($0)?.sha256 == file.sha256.hex }) {
      throw FileComplaint(
        words: Words(
          vi: "Tệp “\(file.name)” đã có rồi, không cần nộp lần nữa.", en: "The file “\(file.name)” is there already."))
    }
    draft.add(AnswerDraft.PartFile(part: part, upload: try keep(file).id))
  }

  private func keep(_ file: HTTPServing.FormFile) throws -> Upload {
    guard file.size <= PageLimits.fileBytes else {
      throw FileComplaint(
        words: Words(
          vi: "Tệp “\(file.name)” lớn hơn 20 MB. Hãy chụp hoặc quét lại với dung lượng nhỏ hơn.",
          en: "The file “\(file.name)” is larger than 20 MB. Scan it again, smaller."))
    }
    var reader = file.reader()
    return try office.upload(name: file.name, from: uploader, size: file.size) { try reader.next() ?? [] }
  }

  /// What a file of a draft is; nil when it was uploaded longer than a day ago, or never.
  func find(_ file: AnswerDraft.PartFile) -> Paper? {
    (try? office.papers([(part: file.part, upload: file.upload)]))?.first
  }

  /// What the upload of an answer is.
  func find(_ upload: String) -> Paper? {
    find(AnswerDraft.PartFile(part: "tep", upload: upload))
  }

  /// The answers as the form judges them: uploads become references to what they hold.
  func resolved(_ json: JSONValue, of form: Forms.Form) -> JSONValue {
    guard case .object(var object) = json else { return json }
    resolve(&object, form.fields)
    return .object(object)
  }

  private func resolve(_ object: inout JSONObject, _ fields: [Field]) {
    for field in fields {
      switch (field.kind, object[field.id.text]) {
      case (.file, .string(let upload)?):
        guard let paper = find(upload) else { continue }
        object[field.id.text] = [
          "sha256": .string(paper.sha256), "name": .string(paper.name), "size": .integer(Int64(paper.bytes)),
        ]
      case (.group(let group), .array(let rows)?):
        object[field.id.text] = .array(
          rows.map { row in
            guard case .object(var row) = row else { return row }
            resolve(&row, group.fields)
            return .object(row)
          })
      default: continue
      }
    }
  }

  /// How the input for the files of a part is named.
  static let partName = "_tep."
}

/// What is wrong with a file, in words.
private struct FileComplaint: Error {
  let words: Words
}

extension FileRefusal {
  /// What people read.
  var words: Words {
    switch self {
    case .empty(let name):
      Words(vi: "Tệp “\(name)” trống. Hãy chọn lại.", en: "The file “\(name)” is empty. Choose another one.")
    case .wrongType(let name):
      Words(
        vi:
          "Không nhận được tệp “\(name)”: chỉ nhận PDF, ảnh JPG hoặc PNG, tệp Word, Excel, OpenDocument và ZIP, nội dung đúng với đuôi tệp.",
        en:
          "The file “\(name)” is not taken: PDF, JPG, PNG, Word, Excel, OpenDocument and ZIP are, with the right ending."
      )
    case .noSuchUpload:
      Words(
        vi: "Tệp tải lên đã quá một ngày; hãy tải lên lại.",
        en: "The file was uploaded more than a day ago; upload it again.")
    case .noSuchFile: Words(vi: "Hồ sơ không có tệp này.", en: "The dossier has no such file.")
    case .quotaUsed, .noRoom: Problem(self).words
    }
  }
}

extension String {
  fileprivate func dropping(prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
