extension StatusMessage {
  func write(to writer: inout MessageWriter) {
    writer.part("Status") { part in
      part.part("From") { from?.write(to: &$0) }
      part.part("ResponseFor") { responseFor?.write(to: &$0) }
      part.part("StaffInfo") { staff?.write(to: &$0) }
      part.text("StatusCode", status?.text)
      part.text("Description", description)
      part.text("Timestamp", timestamp?.text)
    }
  }
}
