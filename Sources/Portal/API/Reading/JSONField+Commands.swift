import Dossiers
import JSON
import Procedures
import Text

extension JSONField {
  /// The name of a thing.
  func key<Subject>(of type: Subject.Type = Subject.self) throws(JSONError) -> Key<Subject> {
    try parsed(Words(vi: "một tên như `tiep-nhan`", en: "a name such as `tiep-nhan`")) { Key<Subject>($0) }
  }

  /// Uploads named as papers: `[{"part": …, "upload": …}]`.
  func papers() throws(JSONError) -> [NamedUpload] {
    var papers: [NamedUpload] = []
    for element in try array(count: 0...Limits.papers) {
      let paper = try element.object("part", "upload")
      let part: Key<Part> = try paper.required("part").key()
      papers.append(NamedUpload(part: part, upload: try paper.required("upload").upload()))
    }
    return papers
  }

  /// The identifier of an upload.
  private func upload() throws(JSONError) -> String {
    try parsed(
      Words(
        vi: "mã tệp đã tải lên (32 chữ số thập lục phân)", en: "the identifier of an upload, 32 hexadecimal figures")
    ) { text in
      text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } ? text : nil
    }
  }

  /// The signed document that comes with an action: `{"upload": …}`.
  func signedUpload() throws(JSONError) -> String { try object("upload").required("upload").upload() }

  /// What the applicant is asked for: `[{"item": "part:…", "remark": …}]`.
  func askedItems() throws(JSONError) -> [AskedItem] {
    var items: [AskedItem] = []
    for element in try array(count: 0...Limits.papers) {
      let item = try element.object("item", "remark")
      items.append(
        AskedItem(
          item: try item.required("item").supplementItem(), remark: try item.optional("remark")?.string() ?? ""))
    }
    return items
  }

  /// What was paid: `{"amount": 250000, "means": "cash", "reference": "0001234"}`.
  func payment() throws(JSONError) -> Payment {
    let payment = try object("amount", "means", "reference")
    return Payment(
      amount: Money(dong: try payment.required("amount").integer(in: 0...Money.most.dong)),
      means: try payment.required("means").deskMeans(), reference: try payment.optional("reference")?.string())
  }

  /// How something was paid at the desk or given back; what is paid on line no officer records.
  func deskMeans() throws(JSONError) -> Payment.Means {
    try parsed(Words(vi: "`cash` hoặc `transfer`", en: "`cash` or `transfer`")) { text in
      Payment.Means.atDesk.first { $0.rawValue == text }
    }
  }

  /// What the applicant hands in: the changed answers and further papers.
  func handed() throws(JSONError) -> Deed.Handed {
    let supplement = try object("answers", "papers")
    let answers = supplement.optional("answers")
    _ = try answers?.anyObject()
    return Deed.Handed(
      answers: answers?.value ?? .object(JSONObject()), papers: try supplement.optional("papers")?.papers() ?? [])
  }
}
