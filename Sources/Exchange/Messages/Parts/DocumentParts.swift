internal import Text

/// Where and when a document was issued.
public struct Promulgation: Hashable, Sendable {
  /// Where.
  public var place: String?
  /// When.
  public var date: WireDay?

  /// A place and a day.
  public init(place: String? = nil, date: WireDay? = nil) {
    self.place = place
    self.date = date
  }
}

/// The type of a document as its sender puts it.
///
/// The numbers are not settled between programs (1 is an official letter here, 18 there), so that the name is what counts.
public struct StatedType: Hashable, Sendable {
  /// The number of the type, as it came.
  public var type: String?
  /// A number within it, as it came.
  public var detail: String?
  /// Its name.
  public var name: String?

  /// A type that says nothing yet.
  public init() {}

  /// A type of the decree: administrative documents are 2 there where numbers are held against a list.
  public init(_ kind: DocumentKind) {
    type = "2"
    name = kind.words.vi
  }

  /// The type of the decree that the name tells; nil when it tells none.
  public var kind: DocumentKind? { name.flatMap { DocumentKind(named: $0) } }
}

/// Who signed a document.
public struct Signatory: Hashable, Sendable {
  /// By what right: `TM.`, `KT.`, `TL.`.
  public var competence: String?
  /// The position.
  public var position: String?
  /// The name.
  public var fullName: String?

  /// Somebody, or nobody yet.
  public init(fullName: String? = nil, position: String? = nil, competence: String? = nil) {
    self.competence = competence
    self.position = position
    self.fullName = fullName
  }
}

/// What else a sender says about a document.
public struct OtherInfo: Hashable, Sendable {
  /// How urgent it is.
  public var priority: Coded<Urgency>?
  /// How far it may be spread.
  public var sphere: String?
  /// The mark of who typed it.
  public var typist: String?
  /// How many copies were issued, as it came.
  public var copies: String?
  /// How many pages it has, as it came.
  public var pages: String?
  /// Whether it is a directive.
  public var direction: Coded<WireFlag>?
  /// Its appendices.
  public var appendixes: [String] = []

  /// Nothing yet.
  public init() {}

  /// How urgent it is: normal when it does not say, or says what is not known.
  public var urgency: Urgency { priority?.meaning ?? .normal }
}

/// A document that a message is about or answers.
public struct ResponseReference: Hashable, Sendable {
  /// Who sent it.
  public var organID: OrganID?
  /// Its number and notation, in one text.
  public var code: String?
  /// By what its sender knows it.
  public var documentID: String?
  /// The day on which it was issued.
  public var date: WireDay?

  /// A document.
  public init(_ organID: OrganID? = nil, code: String? = nil, documentID: String? = nil, date: WireDay? = nil) {
    self.organID = organID
    self.code = code
    self.documentID = documentID
    self.date = date
  }

  /// The document of a message, for whoever answers it.
  public init(to message: DocumentMessage) {
    self.init(
      message.from?.organID, code: message.code?.description, documentID: message.documentID,
      date: message.promulgation.date)
  }

  var isEmpty: Bool { self == ResponseReference() }
}

/// An agency through whose hands a message went.
public struct TraceHop: Hashable, Sendable {
  /// Which; nil when it is not said, or is the word `null`.
  public var organID: OrganID?
  /// When.
  public var time: WireTime?

  /// A hop.
  public init(_ organID: OrganID?, _ time: WireTime?) {
    self.organID = organID
    self.time = time
  }
}

/// An element that was not understood, kept so that nothing is lost.
public struct UnknownPart: Hashable, Sendable {
  /// The part of the message within which it stood: `MessageHeader/To[2]`; an empty text for the outermost.
  public let within: String
  /// The element in exclusive canonical form (W3C Exclusive XML Canonicalization 1.0).
  public let xml: String

  /// An element at its place.
  public init(within: String, xml: String) {
    self.within = within
    self.xml = xml
  }
}
