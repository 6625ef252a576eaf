public import Text

/// The 29 types of administrative documents (Nghị định 30/2020/NĐ-CP, art. 7), in the decree's order.
///
/// The raw value is the name that stores and wires call a type by; it is stable for ever.
public enum DocumentKind: String, Sendable, CaseIterable, Hashable {
  /// A resolution, NQ.
  case resolution = "nghi-quyet"
  /// A decision, QĐ.
  case decision = "quyet-dinh"
  /// A directive, CT.
  case directive = "chi-thi"
  /// Statutes of how something works, QC.
  case statute = "quy-che"
  /// Rules, QyĐ.
  case rules = "quy-dinh"
  /// A communiqué, TC.
  case communique = "thong-cao"
  /// A notice, TB.
  case notice = "thong-bao"
  /// Guidance, HD.
  case guidance = "huong-dan"
  /// A programme, CTr.
  case programme = "chuong-trinh"
  /// A plan, KH.
  case plan = "ke-hoach"
  /// An option, PA.
  case option = "phuong-an"
  /// A scheme, ĐA.
  case scheme = "de-an"
  /// A project, DA.
  case project = "du-an"
  /// A report, BC.
  case report = "bao-cao"
  /// Minutes, BB.
  case minutes = "bien-ban"
  /// A submission to a higher authority, TTr.
  case submission = "to-trinh"
  /// A contract, HĐ.
  case contract = "hop-dong"
  /// An official letter; it bears no name and has no abbreviation.
  case officialLetter = "cong-van"
  /// An official telegram, CĐ.
  case telegram = "cong-dien"
  /// A memorandum of understanding, BGN.
  case memorandum = "ban-ghi-nho"
  /// An agreement, BTT.
  case agreement = "ban-thoa-thuan"
  /// A power of attorney, GUQ.
  case powerOfAttorney = "giay-uy-quyen"
  /// An invitation, GM.
  case invitation = "giay-moi"
  /// A letter of introduction, GGT.
  case introduction = "giay-gioi-thieu"
  /// A leave paper, GNP.
  case leave = "giay-nghi-phep"
  /// A sending slip, PG.
  case sendingSlip = "phieu-gui"
  /// A forwarding slip, PC.
  case forwardingSlip = "phieu-chuyen"
  /// An information slip, PB.
  case informationSlip = "phieu-bao"
  /// A public letter; it has no abbreviation.
  case publicLetter = "thu-cong"

  /// How its number begins behind the stroke (Annex III); nil for an official letter and a public letter.
  public var abbreviation: String? { DocumentKind.facts[self]?.abbreviation }

  /// What people call it.
  public var words: Words { DocumentKind.facts[self]?.words ?? .plain(rawValue) }

  /// The type of an abbreviation as it is written on documents: `QĐ`; nil for one that is not known. Upper and lower case
  /// are told apart: `QyĐ` are rules.
  public init?(abbreviation: some StringProtocol) {
    let wanted = String(abbreviation)
    guard let kind = DocumentKind.allCases.first(where: { $0.abbreviation == wanted }) else { return nil }
    self = kind
  }

  /// The type of a Vietnamese name as messages bring it: `Công văn`, `QUYẾT ĐỊNH`, ` to trinh`; nil for one that is not known.
  ///
  /// Names are compared with their tone marks first, because "quy chế" and "quy định" differ in more than those, but other
  /// programs leave the marks out.
  public init?(named name: some StringProtocol) {
    let wanted = String(name)
    let spelled = wanted.normalizedC.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let kinds = DocumentKind.allCases
    guard
      let kind = kinds.first(where: { $0.words.vi.lowercased() == spelled })
        ?? kinds.first(where: { $0.words.vi.folded == wanted.folded })
    else { return nil }
    self = kind
  }

  private static let facts: [DocumentKind: (abbreviation: String?, words: Words)] = [
    .resolution: ("NQ", Words(vi: "Nghị quyết", en: "Resolution")),
    .decision: ("QĐ", Words(vi: "Quyết định", en: "Decision")),
    .directive: ("CT", Words(vi: "Chỉ thị", en: "Directive")),
    .statute: ("QC", Words(vi: "Quy chế", en: "Statute")),
    .rules: ("QyĐ", Words(vi: "Quy định", en: "Rules")),
    .communique: ("TC", Words(vi: "Thông cáo", en: "Communiqué")),
    .notice: ("TB", Words(vi: "Thông báo", en: "Notice")),
    .guidance: ("HD", Words(vi: "Hướng dẫn", en: "Guidance")),
    .programme: ("CTr", Words(vi: "Chương trình", en: "Programme")),
    .plan: ("KH", Words(vi: "Kế hoạch", en: "Plan")),
    .option: ("PA", Words(vi: "Phương án", en: "Option")),
    .scheme: ("ĐA", Words(vi: "Đề án", en: "Scheme")),
    .project: ("DA", Words(vi: "Dự án", en: "Project")),
    .report: ("BC", Words(vi: "Báo cáo", en: "Report")),
    .minutes: ("BB", Words(vi: "Biên bản", en: "Minutes")),
    .submission: ("TTr", Words(vi: "Tờ trình", en: "Submission")),
    .contract: ("HĐ", Words(vi: "Hợp đồng", en: "Contract")),
    .officialLetter: (nil, Words(vi: "Công văn", en: "Official letter")),
    .telegram: ("CĐ", Words(vi: "Công điện", en: "Official telegram")),
    .memorandum: ("BGN", Words(vi: "Bản ghi nhớ", en: "Memorandum of understanding")),
    .agreement: ("BTT", Words(vi: "Bản thỏa thuận", en: "Agreement")),
    .powerOfAttorney: ("GUQ", Words(vi: "Giấy ủy quyền", en: "Power of attorney")),
    .invitation: ("GM", Words(vi: "Giấy mời", en: "Invitation")),
    .introduction: ("GGT", Words(vi: "Giấy giới thiệu", en: "Letter of introduction")),
    .leave: ("GNP", Words(vi: "Giấy nghỉ phép", en: "Leave paper")),
    .sendingSlip: ("PG", Words(vi: "Phiếu gửi", en: "Sending slip")),
    .forwardingSlip: ("PC", Words(vi: "Phiếu chuyển", en: "Forwarding slip")),
    .informationSlip: ("PB", Words(vi: "Phiếu báo", en: "Information slip")),
    .publicLetter: (nil, Words(vi: "Thư công", en: "Public letter")),
  ]
}
