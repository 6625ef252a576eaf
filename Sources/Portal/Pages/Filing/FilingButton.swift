import Forms
import JSON
import Procedures
import Signatures
import Text

/// What a button of a page of a new dossier asks for.
enum FilingButton {
  case goOn
  case goBack
  /// From the last page to an earlier one, and back again.
  case change(FilingStage)
  case edit(DraftEdit)
  case submit
  /// To go on another day.
  case save
  /// The application with what is there so far, to be signed outside.
  case sign(IssuedDocument.Kind)
  /// The statement of an action, to be signed outside.
  case signDeed(IssuedDocument.Kind)
  /// The same page again: files are taken in, questions brought up to date.
  case stay

  init(_ value: String) {
    switch value {
    case "", "tiep": self = .goOn
    case "lui": self = .goBack
    case "nop": self = .submit
    case "luu": self = .save
    case _ where value.hasPrefix("ky:"):
      self = IssuedDocument.Kind(rawValue: String(value.dropFirst(3))).map { .sign($0) } ?? .stay
    case _ where value.hasPrefix("ky-phieu:"):
      self = IssuedDocument.Kind(rawValue: String(value.dropFirst(9))).map { .signDeed($0) } ?? .stay
    case _ where value.hasPrefix("sua:"):
      self = FilingStage(String(value.dropFirst(4))).map { .change($0) } ?? .stay
    default: self = DraftEdit(value).map { .edit($0) } ?? .stay
    }
  }
}

/// A change of a draft by a button: a row more or less, a file less.
enum DraftEdit {
  case addRow(of: Key<Field>)
  case removeRow(Int, of: Key<Field>)
  case removePaper(AnswerDraft.PartFile)
  case removeFile(String)

  init?(_ value: String) {
    let words = value.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    switch (words.first, words.count) {
    case ("them", 2):
      guard let field = Key<Field>(words[1]) else { return nil }
      self = .addRow(of: field)
    case ("bot", 3):
      guard let row = Int(words[1]), (0..<1000).contains(row), let field = Key<Field>(words[2]) else { return nil }
      self = .removeRow(row, of: field)
    case ("bo", 3):
      guard let part = Key<Part>(words[1]) else { return nil }
      self = .removePaper(AnswerDraft.PartFile(part: part, upload: words[2]))
    case ("bo-tep", 2): self = .removeFile(words[1])
    default: return nil
    }
  }

  func apply(to draft: inout AnswerDraft, of form: Form, _ typed: JSONValue) {
    switch self {
    case .addRow(let key):
      guard let field = form[key], case .group(let group) = field.kind else { return }
      draft.setRows(of: field, draft.rows(of: field, group, in: typed) + 1)
    case .removeRow(let row, let key):
      guard let field = form[key], case .group = field.kind else { return }
      draft.removeRow(row, of: field)
    case .removePaper(let file): draft.remove(file)
    case .removeFile(let name): draft.remove(name)
    }
  }
}
