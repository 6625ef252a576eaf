import Exchange
import Testing

@Suite("The identification of an agency")
struct OrganIDTests {
  @Test(
    "is of the scheme that its groups tell, and still one when they tell none",
    arguments: [
      ("000.00.00.G22", OrganID.Scheme.older), ("000.00.15.H51", .older), ("28.22.H17", .older), ("H37.02.02", .newer),
      ("G03", .newer), ("vxp.saas.03", nil), ("001.00.20.JB2", nil), ("14.00.W00", .older), ("..", nil), ("H", nil),
    ] as [(String, OrganID.Scheme?)])
  func scheme(_ text: String, _ scheme: OrganID.Scheme?) throws {
    #expect(try #require(OrganID(text)).scheme == scheme)
  }

  @Test("is none when there is nothing, or the word null", arguments: ["", "  \n", "null", " NULL "])
  func nothing(_ text: String) {
    #expect(OrganID(text) == nil)
  }

  @Test("is the same agency by either of its codes, as far as the directory says so")
  func directory() throws {
    let newer = try #require(OrganID("H56.06"))
    let older = try #require(OrganID("000.00.06.H56"))
    let other = try #require(OrganID("000.00.15.H51"))
    let stranger = try #require(OrganID("vxp.saas.03"))
    let directory = AgencyDirectory(
      [
        AgencyDirectory.Agency(newer: newer, older: older, name: "Sở Giáo dục và Đào tạo"),
        AgencyDirectory.Agency(newer: nil, older: other, name: "Sở khác"),
      ].compactMap { $0 })
    #expect(directory[older]?.code == newer)
    #expect(directory[other]?.code == other)
    #expect(directory[stranger] == nil)
    #expect(directory.areOne(newer, older))
    #expect(!directory.areOne(newer, other))
    #expect(!directory.areOne(stranger, other))
    #expect(directory.areOne(stranger, stranger))
    #expect(AgencyDirectory.Agency(newer: nil, older: nil, name: "") == nil)
  }
}
