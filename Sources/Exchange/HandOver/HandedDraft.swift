import JSON
import Text
public import WorkingTime

/// A draft of a one-stop dossier as it is handed to a document office (`LienThongTrucDVCQLVB`): there it is numbered, signed
/// and issued, and the number comes back.
public struct HandedDraft: Sendable, Hashable {
  /// `IDHoSo`: by what whoever hands it over knows the dossier.
  public var dossierID: String
  /// `MaHoSo`.
  public var dossier: String
  /// `ChuHoSo`: whose dossier it is.
  public var owner: Person
  /// `NguoiNop`: who submitted it.
  public var submitter: Person
  /// `NguoiKy`: who is to sign.
  public var signer: Officer
  /// `NguoiTrinhKy`: who lays it before whoever signs.
  public var presenter: Officer
  /// `DonVi`: the agency in whose name it is issued.
  public var agency: (name: String, code: String)
  /// `VanBanDuThao.TrichYeu`: what it is about.
  public var subject: String
  /// `VanBanDuThao.LoaiVanBan`: what kind of document it is, in words.
  public var kind: String
  /// `VanBanDuThao.NgayTao`: when it was begun; nil where nobody says.
  public var madeAt: Instant?
  /// `VanBanDuThao.DinhKem`: its files.
  public var files: [File]
  /// `ThanhPhanHoSo`: the papers of the dossier, by name.
  public var papers: [Paper]
  /// `TenHoSo`: the name of the procedure.
  public var dossierName: String
  /// `ThuTuc`: its national code.
  public var procedure: String
  /// `ThamSoAn`: what whoever hands it over wants to see again with the answer, and nobody else understands.
  public var hidden: String
  /// `HccLinkAPI`: where the answer goes.
  public var answerAddress: String
  /// `LoaiHSLienthong`.
  public var linkKind: String

  /// A person of the dossier.
  public struct Person: Sendable, Hashable {
    /// `Ten`.
    public let name: String
    /// `CMND`.
    public let identity: String
    /// `SoDienThoai`.
    public let phone: String
    /// `DiaChi`.
    public let address: String

    /// A person; empty where nothing is known.
    public init(name: String, identity: String = "", phone: String = "", address: String = "") {
      self.name = name
      self.identity = identity
      self.phone = phone
      self.address = address
    }
  }

  /// An officer, as the other office may know him.
  public struct Officer: Sendable, Hashable {
    /// `Ten`.
    public let name: String
    /// `TaiKhoan`.
    public let account: String

    /// An officer; empty where nothing is known.
    public init(name: String, account: String = "") {
      self.name = name
      self.account = account
    }
  }

  /// A file, by its content or by where it is.
  public struct File: Sendable, Hashable {
    /// `Ten`.
    public let name: String
    /// `Base64`: its content; nil for one that is named by where it is.
    public let content: [UInt8]?
    /// `Link`: where it is; empty for one that is given.
    public let link: String

    /// A file that is given.
    public init(name: String, content: [UInt8]) {
      self.name = name
      self.content = content
      link = ""
    }

    /// A file that is named.
    public init(name: String, link: String) {
      self.name = name
      content = nil
      self.link = link
    }
  }

  /// A paper of the dossier.
  public struct Paper: Sendable, Hashable {
    /// `Ten`.
    public let name: String
    /// `MaThanhPhanHoSo`.
    public let code: String
    /// `DinhKem`.
    public let files: [File]

    /// A paper.
    public init(name: String, code: String, files: [File]) {
      self.name = name
      self.code = code
      self.files = files
    }
  }

  /// Bytes of a draft with its files: what gateways of the national exchange carry.
  public static let bytes = 50 * 1_048_576
  /// Characters of each text in it but files: what is kept to be told again with the answer must not be a burden.
  static let textCharacters = 4_000

  /// A draft of a dossier; the rest is said by its members.
  public init(dossier: String, subject: String) {
    (dossierID, self.dossier, self.subject) = (dossier, dossier, subject)
    (owner, submitter) = (Person(name: ""), Person(name: ""))
    (signer, presenter) = (Officer(name: ""), Officer(name: ""))
    (agency, kind, files, papers) = (("", ""), "", [], [])
    (dossierName, procedure, hidden, answerAddress, linkKind) = ("", "", "", "", "")
  }

  /// Equal when all that is sent is.
  public static func == (a: HandedDraft, b: HandedDraft) -> Bool { a.json == b.json }

  /// By the dossier.
  public func hash(into hasher: inout Hasher) { hasher.combine(dossierID) }
}
