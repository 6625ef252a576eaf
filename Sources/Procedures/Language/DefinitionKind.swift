import Forms
public import Text
public import YAML

/// A kind of file of the language in which procedures are written, with all that may stand in it.
public struct DefinitionKind {
  /// What authors call it: `procedure`.
  public let name: String
  /// Which files are of this kind.
  public let files: String
  /// What they say.
  public let about: Words
  /// Its keys, as the loader itself asks for them.
  public let schema: Schema

  /// A kind of file.
  public init(_ name: String, files: String, _ about: Words, _ schema: Schema) {
    self.name = name
    self.files = files
    self.about = about
    self.schema = schema
  }

  /// Every kind of file that ``Definitions`` are loaded from.
  public static var all: [DefinitionKind] {
    [
      DefinitionKind(
        "procedure", files: "Workflows/*/procedure.yaml",
        Words(
          vi: "Một thủ tục: ai nộp gì, qua những bước nào, trong bao lâu.",
          en: "A procedure: who asks for what, by which steps it is answered, and by when."),
        Schema(of: ProcedureDraft.reading)),
      DefinitionKind(
        "form", files: "Forms/*.yaml", Words(vi: "Một biểu mẫu: hỏi những gì.", en: "A form: what is asked."),
        Schema(of: FormFile.reading)),
      DefinitionKind(
        "letter", files: "Workflows/letters/*.yaml",
        Words(vi: "Một mẫu thư mà thao tác ban hành.", en: "A letter that actions issue."),
        Schema(of: LetterFile.reading)),
      DefinitionKind(
        "notice", files: "Workflows/notices/*.yaml",
        Words(vi: "Một thông báo cho người nộp.", en: "A notice that tells the applicant what happened."),
        Schema(of: NoticeFile.reading)),
      DefinitionKind(
        "register", files: "Workflows/registers/*.yaml",
        Words(
          vi: "Một sổ: có những cột nào, tìm thế nào, đánh số ra sao.",
          en: "A register: what an entry holds, how it is found and numbered."),
        RegisterFile.schema),
      DefinitionKind(
        "intake", files: "Workflows/intakes/*.yaml",
        Words(
          vi: "Một đợt nhận hồ sơ: từ lúc nào đến lúc nào, trường nào nhận bao nhiêu.",
          en: "An intake: from when to when, and how many each school admits."), IntakeFile.schema),
      DefinitionKind(
        "policy", files: "Signatures/*.yaml",
        Words(
          vi: "Một chính sách chữ ký: tin ai, thuật toán nào, ai phải ký.",
          en: "A signature policy: whom to trust, what is strong enough, who has to sign."),
        Schema(of: SignaturePolicyFile.reading)),
      DefinitionKind(
        "trust", files: "Signatures/trust.yaml",
        Words(
          vi: "Các nguồn chứng thư tin cậy; chứng thư nằm trong Signatures/trust/NGUỒN/*.pem.",
          en: "The sets of trust anchors; their certificates lie in Signatures/trust/SET/*.pem."),
        Schema(of: TrustFile.reading)),
      DefinitionKind(
        "log-in", files: LogInFile.path,
        Words(
          vi: "Đăng nhập của người dân: nhà cung cấp định danh nào, hỏi ở đâu, thông tin nằm ở trường nào.",
          en: "How citizens log in: by which providers of identities, where these are asked, what their claims mean."),
        Schema(of: LogInFile.reading)),
      DefinitionKind(
        "authority", files: "Workflows/authority.yaml",
        Words(vi: "Cơ quan: các đơn vị và vai trò.", en: "The authority: its units and roles."), AuthorityFile.schema),
      DefinitionKind(
        "officers", files: "Workflows/officers.yaml",
        Words(vi: "Cán bộ: ai giữ vai trò gì ở đâu, từ khi nào.", en: "Officers: who holds which role where and when."),
        AuthorityFile.officersSchema),
      DefinitionKind(
        "document-office", files: DocumentOfficeFile.path,
        Words(
          vi: "Văn phòng điện tử: cơ quan nào có sổ văn bản, ai vào sổ, ai phân công, trong bao lâu.",
          en: "The document office: which agencies keep registers of documents, who does its work, and how quickly."),
        DocumentOfficeFile.schema),
      DefinitionKind(
        "calendar", files: "Workflows/calendars/*.yaml (calendar:)",
        Words(vi: "Lịch làm việc của một cơ quan.", en: "The working time of an office."),
        Schema(of: CalendarFile.reading)),
      DefinitionKind(
        "holidays", files: "Workflows/calendars/*.yaml (holidays:)",
        Words(
          vi: "Ngày nghỉ và ngày làm bù của nhiều năm, dùng chung cho các lịch.",
          en: "Days off and make-up days, year by year, that calendars follow."),
        Schema(of: HolidayList.reading)),
    ]
  }
}
