import Forms
import Text
import WorkingTime
import YAML

extension ProcedureDraft {
  /// The language of `procedure.yaml`, from the top.
  static var reading: Reading<ProcedureDraft> {
    .mapping("procedure") { reader in
      let id = reader.required("procedure", as: .key(of: Procedure.self))
      let code = reader.required("code", as: .text, Words(vi: "mã thủ tục quốc gia", en: "the national code"))
      let name = reader.required("name", as: .words)
      let summary = reader.required("summary", as: .words)
      let field = reader.required("field", as: .codedName)
      let level = reader.required("level", as: .placed(.integer(in: 3...4)))
      let serviceClass = reader.required("class", as: .choice(of: ServiceClass.self))
      let unit = reader.required("unit", as: .key(of: Unit.self))
      let legal = reader.list("legal", of: .text)
      let who = reader.list("who", of: .words)
      let channels = reader.required("channels", as: .list(of: .choice(of: Channel.self), count: 1...3))
      let form = reader.required("form", as: .key(of: Form.self))
      let applicant = reader.required("applicant", as: ApplicantDraft.reading)
      let parts = reader.list("parts", of: PartDraft.reading)
      let decisions = reader.list(
        "decisions", of: DecisionDraft.reading, Words(vi: "bảng quyết định", en: "decision tables"))
      let fees = reader.required("fees", as: .fees, Words(vi: "`none`, hoặc các khoản thu", en: "`none`, or the fees"))
      let intake = reader.optional(
        "intake", as: IntakeRuleDraft.reading,
        Words(vi: "nhận hồ sơ theo đợt, theo kế hoạch trong `Workflows/intakes`", en: "received by intakes only"))
      let time = reader.required("time", as: .placed(.legalTime))
      let apology = reader.optional("apology", as: .choice(of: ApologyRule.self)) ?? .allowed
      let result = reader.required("result", as: .codedName)
      let steps = reader.required("steps", as: .list(of: StepDraft.reading, count: 1...200))
      let shared = reader.list("actions", of: SharedActionDraft.reading)
      let ends = reader.required("ends", as: .list(of: EndDraft.reading, count: 1...50))
      let notices = reader.optional(
        "notices", as: NoticeBinding.reading,
        Words(vi: "thông báo cho người nộp, khác với mặc định của cơ quan", en: "notices, where not the authority's"))
      reader.notYet("withdrawal")
      reader.notYet("retention")
      guard let id, let code, let name, let summary, let field, let level, let serviceClass, let unit, let channels,
        let form, let applicant, let fees, let time, let result, let steps, let ends
      else { return nil }
      return ProcedureDraft(
        id: id, code: code, name: name, summary: summary, field: field, level: level, serviceClass: serviceClass,
        unit: unit, legal: legal, who: who, channels: channels, form: form, applicant: applicant, parts: parts,
        decisions: decisions, fees: fees, intake: intake, time: time, result: result,
        mayApologise: apology == .allowed, steps: steps, shared: shared, ends: ends, notices: notices ?? [])
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
      let person = reader.required("person", as: .key(of: Field.self))
      let phone = reader.optional("phone", as: .key(of: Field.self))
      let email = reader.optional("email", as: .key(of: Field.self))
      let address = reader.optional("address", as: .key(of: Field.self))
      let receives = reader.optional("receives", as: .key(of: Field.self))
      guard let person else { return nil }
      return ApplicantDraft(person: person, phone: phone, email: email, address: address, receives: receives)
    }
  }
}

extension PartDraft {
  static var reading: Reading<PartDraft> {
    .mapping("part") { reader in
      let id = reader.required("part", as: .key(of: Part.self))
      let code = reader.optional("code", as: .text)
      let name = reader.required("name", as: .words)
      let required = reader.required("required", as: .demand)
      let when = reader.optional("when", as: .scalar)
      let quantity = reader.optional("copies", as: quantity) ?? (0, 1)
      let files = reader.optional("files", as: .partFiles) ?? .standard
      reader.notYet("signature")
      guard let id, let name, let required else { return nil }
      return PartDraft(
        id: id, code: code, name: name, required: required, when: when, originals: quantity.0, copies: quantity.1,
        files: files)
    }
  }

  private static var quantity: Reading<(Int, Int)> {
    .mapping("copies") { reader in
      let original = reader.required("original", as: .integer(in: 0...99))
      let copy = reader.required("copy", as: .integer(in: 0...99))
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
      let register = reader.required("register", as: .key(of: Register.self))
      let match = reader.required("match", as: .entries(of: .key(of: Field.self)))
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
      let id = reader.required("end", as: .key(of: End.self))
      let name = reader.required("name", as: .words)
      let national = reader.required("national", as: .integer(in: 1...10))
      let outcome = reader.required("outcome", as: .choice(of: End.Outcome.self))
      guard let id, let name, let national, let outcome else { return nil }
      return EndDraft(id: id, end: End(id: id.value, name: name, national: national, outcome: outcome))
    }
  }
}

extension Reading where Value == CodedName {
  /// A name with its code in a national catalogue.
  static var codedName: Reading<CodedName> {
    .mapping("coded name") { reader in
      let code = reader.required("code", as: .text)
      let name = reader.required("name", as: .words)
      guard let code, let name else { return nil }
      return CodedName(code: code, name: name)
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
