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
          let part = parts.first(where: { $0.id == part })
        {
          try takePaper(file, part, into: &draft)
        } else if let taken = AnswerDraft.field(of: file.field, in: form)?.taken(at: file.field) {
          draft.set(file.field, try keep(file, as: taken).id)
        }
      } catch let refusal as FileRefusal {
        flaws.append(Flaw(input: file.field, refusal.words))
      } catch let words as FileComplaint {
        flaws.append(Flaw(input: file.field, words.words))
      }
    }
    return flaws
  }

  private func takePaper(_ file: HTTPServing.FormFile, _ part: Part, into draft: inout AnswerDraft) throws {
    let there = draft.papers.filter { $0.part == part.id }
    guard there.count < part.files.most else {
      throw FileComplaint(words: Self.tooMany(for: part))
    }
    if there.contains(where: { find($0)?.sha256 == file.sha256.hex }) {
      throw FileComplaint(
        words: Words(
          vi: "Tệp “\(file.name)” đã có rồi, không cần nộp lần nữa.", en: "The file “\(file.name)” is there already."))
    }
    draft.add(AnswerDraft.PartFile(part: part.id, upload: try keep(file, as: part.files.taken).id))
  }

  static func tooMany(for part: Part) -> Words {
    Words(
      vi: "Giấy tờ này nộp nhiều nhất \(part.files.most) tệp.", en: "At most \(part.files.most) file(s) for this paper."
    )
  }

  /// Takes in the signed document of an action, when one came with the page.
  ///
  /// - Returns: The upload, or what is wrong with it; neither when none came.
  func takeSigned(_ files: [HTTPServing.FormFile]) throws -> (upload: String?, flaws: [Flaw]) {
    guard let file = files.first(where: { $0.field == Self.signedName }) else { return (nil, []) }
    do {
      return (try keep(file, as: office.takenFiles).id, [])
    } catch let refusal as FileRefusal {
      return (nil, [Flaw(input: Self.signedName, refusal.words)])
    }
  }

  private func keep(_ file: HTTPServing.FormFile, as taken: FileField) throws -> Upload {
    var reader = file.reader()
    return try office.upload(name: file.name, from: uploader, size: file.size, as: taken) { try reader.next() ?? [] }
  }

  /// What a file of a draft is; nil when it was uploaded longer than a day ago, or never.
  func find(_ file: AnswerDraft.PartFile) -> Paper? {
    guard let upload = try? office.upload(file.upload) else { return nil }
    return Paper(
      part: file.part, sha256: upload.sha256, name: upload.name, bytes: upload.bytes, type: upload.type)
  }

  /// Whether a file has still to be looked through before a dossier may take it.
  func waitsForScan(_ file: AnswerDraft.PartFile) -> Bool {
    office.scans && (try? office.upload(file.upload))?.scan == .unscanned
  }

  /// Why a dossier will never take a file that was taken in before; nil when it may.
  func refusal(of file: AnswerDraft.PartFile) -> FileRefusal? {
    do {
      _ = try office.papers([(part: file.part, upload: file.upload)])
    } catch let refusal as FileRefusal {
      if case .notScanned = refusal { return nil }
      return refusal
    } catch {}
    return nil
  }

  /// What the upload of an answer is.
  func find(_ upload: String) -> Paper? {
    find(AnswerDraft.PartFile(part: "tep", upload: upload))
  }

  /// How the input for the files of a part is named.
  static let partName = "_tep."
  /// How the input for the signed document of an action is named.
  static let signedName = "_tep-ky"
}

extension Field {
  /// Which files an input of this field takes; nil when it takes none. The inputs of a group are named `con[0].giay`.
  fileprivate func taken(at input: String) -> FileField? {
    switch kind {
    case .file(let file): return file
    case .group(let group):
      let inner = input.split(separator: ".").last.map(String.init) ?? ""
      return group.fields.first { $0.id.text == inner }?.taken(at: inner)
    default: return nil
    }
  }
}

/// What is wrong with a file, in words.
private struct FileComplaint: Error {
  let words: Words
}

extension String {
  fileprivate func dropping(prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
