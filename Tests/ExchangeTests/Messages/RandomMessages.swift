import Exchange

/// Messages that say whatever a message can say, from a seed.
struct RandomMessages {
  private var chance: SplitMix

  init(seed: UInt64) { chance = SplitMix(seed: seed) }

  mutating func message() -> Message { bool() ? .document(document()) : .status(status()) }

  private mutating func bool() -> Bool { Bool.random(using: &chance) }
  private mutating func number(_ most: Int) -> Int { Int.random(in: 0...most, using: &chance) }
  private mutating func maybe<Value>(_ make: (inout RandomMessages) -> Value) -> Value? { bool() ? make(&self) : nil }
  private mutating func list<Value>(_ most: Int, _ make: (inout RandomMessages) -> Value) -> [Value] {
    (0..<number(most)).map { _ in make(&self) }
  }

  /// Letters that are spelled with one scalar or two, signs of XML, and white space within.
  private mutating func text(_ most: Int = 40) -> String {
    let letters = Array("aắ&<>\"'\r\n\t ]đ0€𝄞/,;ế")
    let inner = (0..<number(max(0, most / 2 - 4))).map { _ in String(letters[number(letters.count - 1)]) }.joined()
    return "x" + inner + "y"
  }

  private mutating func organ() -> OrganID? { OrganID("H\(number(99)).\(number(99)).\(number(9_999))") }
  private mutating func day() -> WireDay { WireDay(text: "20\(10 + number(15))/0\(1 + number(8))/1\(number(9))") }
  private mutating func time() -> WireTime { WireTime(text: day().text + " 0\(number(9)):1\(number(9)):5\(number(9))") }

  private mutating func agency() -> Correspondent {
    var agency = Correspondent(organ(), name: maybe { $0.text() })
    agency.inCharge = maybe { $0.text() }
    agency.address = maybe { $0.text() }
    agency.email = maybe { $0.text() }
    agency.telephone = maybe { $0.text(20) }
    agency.fax = maybe { $0.text(20) }
    agency.website = maybe { $0.text() }
    return agency
  }

  private mutating func staff() -> StaffMember {
    var staff = StaffMember(name: text(), department: maybe { $0.text() })
    staff.departmentID = maybe { $0.text() }
    staff.staffID = maybe { $0.text() }
    staff.email = maybe { $0.text() }
    staff.mobile = maybe { $0.text() }
    return staff
  }

  private mutating func response() -> ResponseReference {
    ResponseReference(organ(), code: maybe { $0.text() }, documentID: text(), date: maybe { $0.day() })
  }

  private mutating func business() -> Business {
    var business = Business(BusinessKind.allCases[number(2)], reason: maybe { $0.text() })
    business.documentID = maybe { $0.text() }
    business.paper = maybe { Coded($0.bool() ? WireFlag.yes : .no) }
    business.staff = maybe { $0.staff() }
    business.update = maybe { chance in
      var update = DocumentUpdate()
      update.changesInfo = chance.maybe { Coded($0.bool() ? WireFlag.yes : .no) }
      update.receivers = chance.list(3) { ReceiverChange($0.organ(), $0.bool() ? .added : .removed) }
      return update
    }
    business.replacements = list(2) { chance in
      Replacement(chance.text(), for: chance.list(2) { $0.organ() }.compactMap { $0 })
    }
    return business
  }

  private mutating func document() -> DocumentMessage {
    var message = DocumentMessage()
    message.from = agency()
    var seen: Set<OrganID> = []
    message.to = ([agency()] + list(4) { $0.agency() }).filter { $0.organID.map { seen.insert($0).inserted } ?? false }
    message.documentID = text()
    message.code = DocumentCode(number: bool() ? "0\(number(9))" : "BIN\(number(99))", notation: text(20))
    message.promulgation = Promulgation(place: maybe { $0.text() }, date: day())
    message.type.type = maybe { String($0.number(20)) }
    message.type.detail = maybe { String($0.number(20)) }
    message.type.name = maybe { $0.text() }
    message.subject = text(400)
    message.content = maybe { $0.text() }
    message.signatory = Signatory(
      fullName: maybe { $0.text() }, position: maybe { $0.text() }, competence: maybe { $0.text() })
    message.dueDate = maybe { $0.day() }
    message.toPlaces = list(3) { $0.text() }
    message.other.priority = maybe { Coded(Urgency.allCases[$0.number(4)]) }
    message.other.sphere = maybe { $0.text() }
    message.other.typist = maybe { $0.text(10) }
    message.other.copies = maybe { String($0.number(20)) }
    message.other.pages = maybe { String($0.number(20)) }
    message.other.direction = maybe { Coded(text: $0.bool() ? "true" : "false") }
    message.other.appendixes = list(2) { $0.text() }
    message.responsesFor = list(2) { $0.response() }
    message.steering = maybe { Coded(Steering.allCases[$0.number(2)]) }
    message.tasks = list(2) { $0.text() }
    message.applicationType = maybe { $0.text() }
    message.trace = list(3) { TraceHop($0.organ(), $0.maybe { $0.time() }) }
    message.business = maybe { $0.business() }
    message.attachments = list(3) { chance in
      let bytes = (0..<chance.number(300)).map { _ in UInt8.random(in: 0...255, using: &chance.chance) }
      return Enclosure(
        contentID: "cid:\(chance.number(Int(Int32.max)))", name: chance.text(), description: chance.maybe { $0.text() },
        contentType: chance.maybe { $0.text() }, payload: bytes)
    }
    message.references = message.attachments.map { attachment in
      var reference = AttachmentReference()
      reference.contentID = attachment.contentID
      reference.contentType = maybe { $0.text() }
      reference.description = maybe { $0.text() }
      reference.name = attachment.name
      return reference
    }
    return message
  }

  private mutating func status() -> StatusMessage {
    var status = StatusMessage()
    status.from = agency()
    status.responseFor = response()
    status.staff = maybe { $0.staff() }
    status.status = Coded(DocumentStatus.allCases[number(8)])
    status.description = maybe { $0.text() }
    status.timestamp = maybe { $0.time() }
    return status
  }
}
