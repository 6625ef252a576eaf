import Exchange
import Testing
import WorkingTime

@Suite("What is done to a document by a message")
struct BusinessTests {
  private let time = Instant("2026-11-26T08:30:00+07:00") ?? Instant(milliseconds: 0)

  private func again(_ message: DocumentMessage) throws -> DocumentMessage {
    let read = try Message.read(try Message.document(message).written(today: Day(year: 2026, month: 11, day: 26)))
    #expect(read.problems.isEmpty, "\(read.problems)")
    #expect(read.message == .document(message))
    return read.message.document
  }

  @Test("recalls it by its own identification, with the reason and without its attachments")
  func recall() throws {
    let recall = try again(Samples.full().recall(because: "ban hành nhầm", at: time))
    #expect(recall.kind.meaning == .recall && recall.business?.reason == "ban hành nhầm")
    #expect(recall.documentID == Samples.full().documentID && recall.attachments.isEmpty && recall.references.isEmpty)
    #expect(recall.trace.last?.time?.text == "2026/11/26 08:30:00")
  }

  @Test("updates it, with those who are added and removed")
  func update() throws {
    let changes = [ReceiverChange(OrganID("G03"), .added), ReceiverChange(OrganID("vxp.saas.03"), .removed)]
    let update = try again(Samples.full().update(because: "bổ sung", changesInfo: false, receivers: changes, at: time))
    #expect(update.business?.update?.receivers == changes)
    #expect(update.business?.update?.changesReceivers?.meaning == .yes)
    #expect(update.business?.update?.changesInfo?.meaning == .no)
    #expect(update.business?.documentID == Samples.full().documentID)
  }

  @Test("replaces others for those who received them")
  func replacement() throws {
    var older = Samples.full()
    older.documentID = "H56.06,2026/11/01,04/SGDĐT-VP"
    let replacement = try again(Samples.full().replacing([older], because: "sai nội dung", at: time))
    #expect(replacement.business?.replacements.map(\.documentID) == [older.documentID])
    #expect(replacement.business?.replacements.first?.organIDs.map(\.text) == ["000.00.15.H51", "vxp.saas.03"])
  }

  @Test("is answered by a status in words, with a reason where there is one")
  func status() throws {
    let agency = Correspondent(OrganID("000.00.15.H51"))
    for (status, reason) in [(DocumentStatus.registered, nil), (.declined, "đã gửi đi tiếp")]
      as [(DocumentStatus, String?)]
    {
      let message = StatusMessage(status, of: Samples.full(), at: agency, reason: reason, time: time)
      let read = try Message.read(try Message.status(message).written())
      #expect(read.message == .status(message) && read.problems.isEmpty)
      #expect(message.description == reason ?? "Tiếp nhận, vào sổ văn bản đến")
      #expect(message.responseFor?.organID?.text == "H56.06")
    }
  }
}
