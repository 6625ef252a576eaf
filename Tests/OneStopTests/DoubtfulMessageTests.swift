import Documents
import Dossiers
import Exchange
import OneStop
import Testing
import Text
import WorkingTime

@Suite("Messages over the exchange that are forged, or come late")
struct DoubtfulMessageTests {
  @Test(
    "whose signatures do not hold change nothing of what came before: it is neither corrected, asked back nor replaced")
  func forged() throws {
    let office = try Office()
    let key = try #require(try takenKeys(office.take(.document(arrivingMessage()))).first)
    #expect(try office.perform(.register(attested: nil), on: key, by: "minh") == "done")
    let before = try office.oneStop.document(key, for: "minh")
    for kind in [BusinessKind.update, .recall] {
      var message = try arrivingMessage(
        "H99.06,2026/11/18,267/SGDĐT-VP", Business(kind, reason: "Sai trích yếu"))
      message.subject = "V/v khác hẳn"
      guard case .refused(let notice) = try office.take(.document(message), authenticity: .invalid) else {
        throw OfficeFailure()
      }
      #expect(notice.code == "document-not-genuine")
    }
    var business = Business(.replace, reason: "Sai nội dung")
    business.replacements = [Replacement("H99.06,2026/11/18,267/SGDĐT-VP", for: [])]
    let forged = try takenKeys(
      office.take(.document(arrivingMessage("H99.06,2026/11/19,268/SGDĐT-VP", business)), authenticity: .invalid))
    let after = try office.oneStop.document(key, for: "minh")
    #expect(after.document == before.document && after.content == before.content)
    // It is a document of its own that a clerk sends back.
    let new = try #require(forged.first)
    #expect(try office.perform(.register(attested: "Đã gọi điện"), on: new, by: "minh") == "document-not-genuine")
    #expect(try office.perform(.turnBack(reason: "Chữ ký không hợp lệ"), on: new, by: "minh") == "done")
    // The same from whoever can sign does what it says.
    let genuine = try arrivingMessage("H99.06,2026/11/18,267/SGDĐT-VP", Business(.recall, reason: "x"))
    #expect(try takenKeys(office.take(.document(genuine))) == [key])
    #expect(try office.oneStop.document(key, for: "minh").document.isAskedBack)
  }

  @Test(
    "are told of in any order: what was said before what is known since does not put it back, what was said later does")
  func toldLate() throws {
    let (office, out) = try toldAbout()
    let said = office.now
    office.wait(minutes: 10)
    #expect(try tell(.done, at: said.advanced(bySeconds: 60), about: out, in: office) == .done)
    for late in [DocumentStatus.arrived, .registered, .assigned, .inProgress] {
      #expect(try tell(late, at: said.advanced(bySeconds: 30), about: out, in: office) == .done)
      #expect(try tell(late, at: nil, about: out, in: office) == .done)
    }
    // It was taken up anew.
    office.wait(minutes: 10)
    #expect(try tell(.inProgress, at: office.now, about: out, in: office) == .inProgress)
    #expect(try tell(.done, at: office.now, about: out, in: office) == .done)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("that come late overtake neither a refusal nor an agreement: the later word counts by the time that it bears")
  func overtaken() throws {
    let (office, out) = try toldAbout()
    let said = office.now
    office.wait(minutes: 10)
    func moment(_ minute: Int64) -> Instant { said.advanced(bySeconds: 60 * minute) }
    #expect(try tell(.refused, at: moment(3), about: out, in: office) == .refused)
    for status in [DocumentStatus.arrived, .registered, .done] {
      #expect(try tell(status, at: moment(2), about: out, in: office) == .refused, "it was said before")
      #expect(try tell(status, at: nil, about: out, in: office) == .refused, "nobody knows when it was said")
    }
    // It was sent back by mistake, and has been taken after all.
    #expect(try tell(.registered, at: moment(5), about: out, in: office) == .registered)
    #expect(try tell(.agreed, at: moment(7), about: out, in: office) == .agreed)
    #expect(try tell(.assigned, at: moment(6), about: out, in: office) == .agreed)
    #expect(try tell(.done, at: moment(9), about: out, in: office) == .done)
    #expect(try tell(.declined, at: moment(8), about: out, in: office) == .done)
    // What is said once more later is the later word, too.
    office.wait(minutes: 10)
    #expect(try tell(.done, at: moment(15), about: out, in: office) == .done)
    #expect(try tell(.inProgress, at: moment(12), about: out, in: office) == .done)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("about what was recalled: that it was given back is the last word, whatever is said besides")
  func givenBack() throws {
    let (office, out) = try toldAbout()
    office.wait(minutes: 10)
    #expect(try tell(.agreed, at: office.now, about: out, in: office) == .agreed, "to a correction")
    office.wait(minutes: 10)
    #expect(try office.perform(.recall(reason: "Sai số liệu"), on: out, by: "hoa") == "done")
    office.wait(minutes: 10)
    #expect(try tell(.inProgress, at: office.now, about: out, in: office) == .inProgress, "it is looked at there")
    office.wait(minutes: 10)
    #expect(try tell(.agreed, at: office.now, about: out, in: office) == .agreed)
    office.wait(minutes: 10)
    #expect(try tell(.done, at: office.now, about: out, in: office) == .agreed)
    #expect(try tell(.done, at: nil, about: out, in: office) == .agreed)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("from an office whose clock is ahead keep nothing out that is said once it has been put right")
  func clockAhead() throws {
    let (office, out) = try toldAbout()
    #expect(try tell(.arrived, at: Instant("2099-01-01T00:00"), about: out, in: office) == .arrived)
    office.wait(minutes: 10)
    #expect(try tell(.refused, at: office.now, about: out, in: office) == .refused)
  }

  /// An office with a document that has left, of which a receiver may tell.
  private func toldAbout() throws -> (office: Office, out: DocumentKey) {
    let office = try Office()
    return (office, try office.leaving(to: [Party(name: "Sở Bên", code: "H99.06")]))
  }

  /// What stands on a document once its receiver has told that.
  private func tell(
    _ status: DocumentStatus, at moment: Instant?, about out: DocumentKey, in office: Office
  ) throws -> DocumentStatus? {
    let id = try #require(try office.oneStop.document(out, for: "minh").content?.documentID)
    var message = StatusMessage()
    message.from = Correspondent(OrganID("H99.06"))
    message.responseFor = ResponseReference(OrganID("H56.06"), documentID: id)
    message.status = Coded(status)
    message.timestamp = moment.map { WireTime($0) }
    _ = try takenKeys(office.take(.status(message)))
    return try office.oneStop.document(out, for: "minh").document.deliveries[0]?.status
  }
}
