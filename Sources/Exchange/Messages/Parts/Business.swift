public import Text

/// What a message does to a document, by the numbers that messages bear as `BussinessDocType` (sic).
public enum BusinessKind: Int, Sendable, CaseIterable, Hashable, WireCode {
  /// The document is new.
  case new = 0
  /// The document is recalled: the receiver destroys its electronic copy and says so (Nghị định 30/2020/NĐ-CP, art. 18). Which one is
  /// the message's ``DocumentMessage/documentID``.
  case recall = 1
  /// What is known about the document, or who receives it, changes.
  case update = 2
  /// The document takes the place of others.
  case replace = 3

  /// What people call it.
  public var words: Words {
    switch self {
    case .new: Words(vi: "Văn bản mới", en: "New")
    case .recall: Words(vi: "Thu hồi", en: "Recall")
    case .update: Words(vi: "Cập nhật", en: "Update")
    case .replace: Words(vi: "Thay thế", en: "Replacement")
    }
  }
}

/// What is done to a document, why and by whom.
public struct Business: Hashable, Sendable {
  /// The document's identification; only updates are known to have it here.
  public var documentID: String?
  /// What is done; nil when it is not said.
  public var kind: Coded<BusinessKind>?
  /// Why.
  public var reason: String?
  /// Whether paper follows.
  public var paper: Coded<WireFlag>?
  /// Who did it.
  public var staff: StaffMember?
  /// What an update changes.
  public var update: DocumentUpdate?
  /// What a replacement takes the place of.
  public var replacements: [Replacement] = []

  /// Something that is done to a document.
  public init(_ kind: BusinessKind? = nil, reason: String? = nil) {
    self.kind = kind.map { Coded($0) }
    self.reason = reason
  }
}

/// What an update changes.
public struct DocumentUpdate: Hashable, Sendable {
  /// Whether what is known about the document changes.
  public var changesInfo: Coded<WireFlag>?
  /// Whether who receives it changes.
  public var changesReceivers: Coded<WireFlag>?
  /// Who is added or removed.
  public var receivers: [ReceiverChange] = []

  /// An update that says nothing yet.
  public init() {}
}

/// A receiver that is added to a document or removed from it.
public struct ReceiverChange: Hashable, Sendable {
  /// Which agency.
  public var organID: OrganID?
  /// What is done.
  public var kind: Coded<Kind>?

  /// What is done, by the numbers that messages bear as `ReceiverType`.
  public enum Kind: Int, Sendable, Hashable, CaseIterable, WireCode {
    /// No longer a receiver.
    case removed = 0
    /// A receiver from now on.
    case added = 1
  }

  /// A change.
  public init(_ organID: OrganID?, _ kind: Kind?) {
    self.organID = organID
    self.kind = kind.map { Coded($0) }
  }
}

/// A document that another one takes the place of, and for whom.
public struct Replacement: Hashable, Sendable {
  /// The identification of the one that is replaced.
  public var documentID: String?
  /// The agencies for which it is.
  public var organIDs: [OrganID] = []

  /// A replacement.
  public init(_ documentID: String?, for organIDs: [OrganID] = []) {
    self.documentID = documentID
    self.organIDs = organIDs
  }
}

/// An official who dealt with a document.
public struct StaffMember: Hashable, Sendable {
  /// The unit.
  public var department: String?
  /// The unit's identification.
  public var departmentID: String?
  /// The name.
  public var name: String?
  /// The person's identification within the agency.
  public var staffID: String?
  /// The e-mail address.
  public var email: String?
  /// The telephone.
  public var mobile: String?

  /// Somebody.
  public init(name: String? = nil, department: String? = nil) {
    self.name = name
    self.department = department
  }
}
