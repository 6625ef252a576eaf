import Forms
import Text
import WorkingTime
import YAML

extension ProcedureDraft {
  /// The language of `procedure.yaml`, from the top.
  static var reading: Reading<ProcedureDraft> {
    .mapping("procedure") { reader in
      let id = reader.required(
        "procedure", as: .key(of: Procedure.self),
        Words(vi: "tên thủ tục, như tên thư mục; không bao giờ đổi", en: "its name, as the folder's; it never changes"))
      let code = reader.required("code", as: .text, Words(vi: "mã thủ tục quốc gia", en: "the national code"))
      let name = reader.required("name", as: .words, Words(vi: "tên thủ tục", en: "what people call it"))
      let summary = reader.required(
        "summary", as: .words,
        Words(vi: "một hai câu cho người tìm thủ tục", en: "one or two sentences for whoever looks for it"))
      let field = reader.required(
        "field", as: .codedName,
        Words(vi: "lĩnh vực, với mã quốc gia", en: "the field it belongs to, with its national code"))
      let level = reader.required(
        "level", as: .placed(.integer(in: 3...4)),
        Words(
          vi: "mức độ: 3 nộp và theo dõi trực tuyến, 4 còn trả phí và nhận kết quả trực tuyến",
          en: "3: filed and followed on line; 4: paid and received on line too"))
      let serviceClass = reader.required(
        "class", as: .choice(of: ServiceClass.self),
        Words(
          vi: "toàn trình hoặc một phần (Nghị định 42/2022/NĐ-CP)",
          en: "the whole on line or a part (Nghị định 42/2022/NĐ-CP)"))
      let unit = reader.required(
        "unit", as: .key(of: Unit.self), Words(vi: "cơ quan giải quyết", en: "the agency that answers for it"))
      let legal = reader.list("legal", of: .text, Words(vi: "căn cứ pháp lý", en: "the legal bases, as they are cited"))
      let who = reader.list("who", of: .words, Words(vi: "ai được làm thủ tục", en: "who may ask"))
      let channels = reader.required(
        "channels", as: .placed(.list(of: .choice(of: Channel.self), count: 1...3)),
        Words(vi: "các cách nộp", en: "the ways in which a dossier may arrive"))
      let form = reader.required("form", as: .key(of: Form.self), Words(vi: "biểu mẫu", en: "the form that asks"))
      let applicant = reader.required(
        "applicant", as: ApplicantDraft.reading,
        Words(vi: "mục nào của biểu mẫu nói về người nộp", en: "which fields of the form speak of the applicant"))
      let parts = reader.list(
        "parts", of: PartDraft.reading, Words(vi: "thành phần hồ sơ", en: "the papers of the dossier"))
      let decisions = reader.list(
        "decisions", of: DecisionDraft.reading, Words(vi: "bảng quyết định", en: "decision tables"))
      let fees = reader.required("fees", as: .fees, Words(vi: "`none`, hoặc các khoản thu", en: "`none`, or the fees"))
      let intake = reader.optional(
        "intake", as: IntakeRuleDraft.reading,
        Words(vi: "nhận hồ sơ theo đợt, theo kế hoạch trong `Workflows/intakes`", en: "received by intakes only"))
      let time = reader.required(
        "time", as: .placed(.legalTime), Words(vi: "thời hạn theo luật", en: "the limit that the law sets"))
      let apology =
        reader.optional(
          "apology", as: .choice(of: ApologyRule.self),
          Words(vi: "có được xin lỗi và hẹn lại hay không", en: "whether the office may apologise and name a new date"))
        ?? .allowed
      let result = reader.required(
        "result", as: .codedName,
        Words(vi: "kết quả, với mã quốc gia", en: "what the applicant receives, with its national code"))
      let steps = reader.required(
        "steps", as: .list(of: StepDraft.reading, count: 1...200),
        Words(vi: "các bước; bước đầu là nơi hồ sơ bắt đầu", en: "the steps; a dossier begins at the first"))
      let shared = reader.list(
        "actions", of: SharedActionDraft.reading,
        Words(vi: "thao tác có ở nhiều bước", en: "actions that are offered in several steps"))
      let ends = reader.required(
        "ends", as: .list(of: EndDraft.reading, count: 1...50),
        Words(vi: "các cách kết thúc", en: "the ways in which a dossier ends"))
      let withdrawal = reader.optional(
        "withdraw", as: WithdrawalDraft.reading, Words(vi: "người nộp rút hồ sơ", en: "the applicant takes it back"))
      let retention = reader.optional(
        "retention", as: .retention, Words(vi: "thời hạn lưu trữ", en: "how long a dossier is kept"))
      let notices = reader.optional(
        "notices", as: NoticeBinding.reading,
        Words(vi: "thông báo cho người nộp, khác với mặc định của cơ quan", en: "notices, where not the authority's"))
      let opening = reader.optional(
        "opened-by-document", as: DocumentOpeningDraft.reading,
        Words(
          vi: "văn bản đến của cơ quan khác mở hồ sơ", en: "official documents of other agencies open dossiers"))
      guard let id, let code, let name, let summary, let field, let level, let serviceClass, let unit, let channels,
        let form, let applicant, let fees, let time, let result, let steps, let ends
      else { return nil }
      return ProcedureDraft(
        id: id, code: code, name: name, summary: summary, field: field, level: level, serviceClass: serviceClass,
        unit: unit, legal: legal, who: who, channels: channels, form: form, applicant: applicant, parts: parts,
        decisions: decisions, fees: fees, intake: intake, time: time, result: result,
        mayApologise: apology == .allowed, steps: steps, shared: shared, withdrawal: withdrawal, retention: retention,
        ends: ends, notices: notices ?? [], opening: opening,
        saysOpening: reader.has("opened-by-document"))
    }
  }
}

extension IntakeRuleDraft {
  static var reading: Reading<IntakeRuleDraft> {
    .mapping("intake rule") { reader in
      let choices = reader.required(
        "choices", as: .key(of: Field.self),
        Words(vi: "mục ghi các trường theo thứ tự nguyện vọng", en: "the field with the schools that are wished for"))
      let area = reader.optional(
        "area", as: .key(of: Field.self),
        Words(vi: "mục ghi địa bàn cư trú", en: "the field with the area of residence"))
      let points = reader.optional(
        "points", as: .mapping("points") { RulingReference($0) },
        Words(vi: "quyết định điểm ưu tiên", en: "the decision on points added"))
      return choices.map { IntakeRuleDraft(choices: $0, area: area, points: points, place: reader.place) }
    }
  }
}

extension ApplicantDraft {
  static var reading: Reading<ApplicantDraft> {
    .mapping("applicant") { reader in
      let person = reader.required(
        "person", as: .key(of: Field.self), Words(vi: "mục kiểu `person`", en: "a field of kind `person`"))
      let phone = reader.optional(
        "phone", as: .key(of: Field.self), Words(vi: "mục kiểu `phone`", en: "a field of kind `phone`"))
      let email = reader.optional(
        "email", as: .key(of: Field.self), Words(vi: "mục kiểu `email`", en: "a field of kind `email`"))
      let address = reader.optional(
        "address", as: .key(of: Field.self), Words(vi: "mục có địa chỉ", en: "a field with the postal address"))
      let receives = reader.optional(
        "receives", as: .receives,
        Words(vi: "mục chọn cách nhận kết quả", en: "the choice of how the result is received"))
      let owner = reader.optional(
        "for", as: OwnerDraft.reading,
        Words(vi: "chủ hồ sơ, khi có thể nộp hộ", en: "whose dossier it is, where one may file for another"))
      guard let person else { return nil }
      return ApplicantDraft(
        person: person, phone: phone, email: email, address: address, receives: receives, owner: owner)
    }
  }
}

extension Reading where Value == ReceivesDraft {
  /// `nhan-ket-qua`, or `{ field: nhan-ket-qua, online: truc-tuyen }`.
  static var receives: Reading<ReceivesDraft> {
    .either(
      text: Reading<Placed<Key<Field>>>.key(of: Field.self).map { ReceivesDraft(field: $0, online: nil) },
      mapping: .mapping("receives") { reader in
        let field = reader.required(
          "field", as: .key(of: Field.self), Words(vi: "mục kiểu `choice`", en: "a field of kind `choice`"))
        let online = reader.required(
          "online", as: .key(of: Option.self),
          Words(vi: "lựa chọn nào là nhận trực tuyến", en: "the option that means on line"))
        return field.map { ReceivesDraft(field: $0, online: online) }
      })
  }
}

extension PartDraft {
  static var reading: Reading<PartDraft> {
    .mapping("part") { reader in
      let id = reader.required("part", as: .key(of: Part.self), Words(vi: "tên giấy tờ", en: "its name"))
      let code = reader.optional(
        "code", as: .text, Words(vi: "mã giấy tờ quốc gia", en: "its code in the national catalogue"))
      let name = reader.required("name", as: .words, Words(vi: "giấy tờ gọi là gì", en: "what people call it"))
      let required = reader.required(
        "required", as: .demand,
        Words(vi: "`true`, `false` hoặc điều kiện FEEL", en: "`true`, `false` or a condition in FEEL"))
      let when = reader.optional(
        "when", as: .scalar,
        Words(vi: "chỉ hỏi khi điều kiện đúng", en: "it is asked for only when the condition holds"))
      let quantity =
        reader.optional("copies", as: quantity, Words(vi: "số bản theo luật", en: "how many the law asks for")) ?? (
          0, 1
        )
      let files =
        reader.optional("files", as: .partFiles, Words(vi: "loại và cỡ tệp được nhận", en: "which files are taken"))
        ?? .standard
      let signature = reader.optional(
        "signature", as: SignatureDemandDraft.reading,
        Words(
          vi: "chính sách mà chữ ký trên tệp nộp trực tuyến phải đạt",
          en: "the policy that the signatures of files handed in on line have to meet"))
      signature?.check(atPart: reader.findings)
      guard let id, let name, let required else { return nil }
      return PartDraft(
        id: id, code: code, name: name, required: required, when: when, originals: quantity.0, copies: quantity.1,
        files: files, signature: signature)
    }
  }

  private static var quantity: Reading<(Int, Int)> {
    .mapping("copies") { reader in
      let original = reader.required("original", as: .integer(in: 0...99), Words(vi: "bản chính", en: "originals"))
      let copy = reader.required("copy", as: .integer(in: 0...99), Words(vi: "bản sao", en: "copies"))
      guard let original, let copy else { return nil }
      return (original, copy)
    }
  }
}

extension Reading where Value == PartFiles {
  /// The files that a part takes; what is not said is as everywhere.
  static var partFiles: Reading<PartFiles> {
    .mapping("files") { reader in
      let kinds = reader.optional(
        "kinds", as: .list(of: .choice(of: FileKindWord.self), count: 1...FileKindWord.allCases.count),
        Words(vi: "loại tệp được nhận", en: "the kinds of file that are taken"))
      let each = reader.optional("each", as: .fileSize, Words(vi: "dung lượng lớn nhất", en: "the largest size"))
      let most = reader.optional(
        "most", as: .integer(in: 1...PartFiles.mostFiles), Words(vi: "nhiều tệp nhất", en: "the most files"))
      let standard = PartFiles.standard
      return PartFiles(
        taken: FileField(
          kinds: kinds.flatMap { $0.isEmpty ? nil : $0.kinds } ?? standard.taken.kinds,
          bytes: each ?? standard.taken.bytes), most: most ?? standard.most)
    }
  }
}

extension LookupDraft {
  static var reading: Reading<LookupDraft> {
    .mapping("lookup") { reader in
      let register = reader.required(
        "register", as: .key(of: Register.self), Words(vi: "sổ được tra", en: "the register that is searched"))
      let match = reader.required(
        "match", as: .entries(of: .key(of: Field.self)),
        Words(vi: "cột của sổ: mục của biểu mẫu", en: "columns of the register: fields of the form"))
      guard let register, let match else { return nil }
      var pairs: [(registered: Placed<Key<RegisterField>>, asked: Placed<Key<Field>>)] = []
      for (name, asked) in match {
        guard let registered = Key<RegisterField>(name.text) else {
          reader.findings.error(
            at: name.place,
            Words(vi: "không phải tên cột: `\(name.text)`", en: "not the name of a column: `\(name.text)`"))
          continue
        }
        pairs.append((Placed(registered, at: name.place), asked))
      }
      return LookupDraft(register: register, match: pairs)
    }
  }
}

extension EndDraft {
  static var reading: Reading<EndDraft> {
    .mapping("end") { reader in
      let id = reader.required("end", as: .key(of: End.self), Words(vi: "tên kết thúc", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "kết thúc gọi là gì", en: "what people read"))
      let national = reader.required(
        "national", as: .integer(in: 1...10),
        Words(vi: "trạng thái báo Cổng quốc gia, 1 đến 10", en: "the status for the national portal, 1 to 10"))
      let outcome = reader.required(
        "outcome", as: .choice(of: End.Outcome.self),
        Words(vi: "kết cục, để thống kê", en: "how it ended, for counting"))
      guard let id, let name, let national, let outcome else { return nil }
      return EndDraft(id: id, end: End(id: id.value, name: name, national: national, outcome: outcome))
    }
  }
}

extension Reading where Value == CodedName {
  /// A name with its code in a national catalogue.
  static var codedName: Reading<CodedName> {
    .mapping("coded name") { reader in
      let code = reader.required(
        "code", as: .text, Words(vi: "mã trong danh mục quốc gia", en: "the code, as the catalogue writes it"))
      let name = reader.required("name", as: .words, Words(vi: "tên gọi", en: "what people read"))
      guard let code, let name else { return nil }
      return CodedName(code: code, name: name)
    }
  }
}

extension Reading where Value == Retention {
  /// `{ keep: 20 years after end, legal: … }`, or `keep: permanent`.
  static var retention: Reading<Retention> {
    .mapping("retention") { reader in
      let term = reader.required("keep", as: term, Words(vi: "bao lâu", en: "how long"))
      let legal = reader.required("legal", as: .text, Words(vi: "căn cứ pháp lý", en: "the legal ground"))
      guard let term, let legal else { return nil }
      return Retention(term: term, legal: legal)
    }
  }

  private static var term: Reading<Retention.Term> {
    .parsed(
      Words(
        vi: "`20 years after end` (1 đến 100 năm) hoặc `permanent`",
        en: "`20 years after end` (1 to 100 years) or `permanent`"),
      pattern: "^(([1-9][0-9]?|100) years?  *after  *end|permanent)$"
    ) { text in
      if text == "permanent" { return .permanent }
      let words = text.split(separator: " ")
      guard words.count == 4, let years = Int(words[0]), (1...100).contains(years), String(years) == words[0],
        words[1] == "years" || years == 1 && words[1] == "year", words[2] == "after", words[3] == "end"
      else { return nil }
      return .years(years)
    }
  }
}

extension Reading where Value == DemandDraft {
  /// `true`, `false`, or a condition.
  static var demand: Reading<DemandDraft> {
    Reading<Scalar>.scalar.map { scalar in
      switch (scalar.style, scalar.text) {
      case (.plain, "true"): .always
      case (.plain, "false"): .never
      default: .when(scalar)
      }
    }
  }
}
