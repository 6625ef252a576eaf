/// What this room takes in.
enum Limits {
  /// Certificates that are kept at hand.
  static let cachedCertificates = 512
  /// Bytes of a certificate that is kept at hand; usual ones have less than two thousand.
  static let cachedCertificateBytes = 8 * 1024
  /// Answers about chains that are remembered in one generation; each takes a few hundred bytes.
  static let rememberedChains = 4096
  /// Memory of one password check, in bytes. A stored hash that asks for more was not made here.
  static let passwordMemory: UInt64 = 128 * 1024 * 1024
  /// Bytes of a password in UTF-8; scrypt takes any number, people need no more.
  static let passwordBytes = 1024
  /// Bytes of one request for chance.
  static let randomBytes = 1024 * 1024
  /// Bytes of one number of an RSA key: 16,384 bits, and a zero in front.
  static let numberBytes = 2049
  /// Bytes of one certificate; those that people have are below 4 KiB.
  static let certificateBytes = 128 * 1024
  /// Bytes of what a certificate says of policies: usual ones have a few hundred, and OpenSSL takes a hundred times as long for
  /// ten times as many (a second for 28 kB).
  static let policyBytes = 2048
  /// Bytes of one revocation list: the largest public ones have some millions of entries.
  static let revocationListBytes = 128 * 1024 * 1024
  /// Certificates between the one in question and its anchor.
  static let chainDepth: Int32 = 10
  /// Problems that are noted of one path; the first ones tell enough.
  static let chainProblems = 64
  /// Bytes of one OCSP response.
  static let ocspBytes = 1024 * 1024
  /// Statements of one OCSP response that are looked through.
  static let ocspStatements: Int32 = 100
  /// Addresses of one kind that are taken from one certificate or list.
  static let addresses = 8
  /// Points and names of one certificate or list that are looked through for them.
  static let accessDescriptions: Int32 = 32
  /// Bytes of one address.
  static let addressBytes = 1024
  /// Bytes of one CMS message, its content included.
  static let messageBytes = 256 * 1024 * 1024
  /// Signers of one CMS message.
  static let messageSigners = 100
  /// Certificates, and revocation lists, of one CMS message.
  static let messageCertificates = 200
  /// Bytes of the content of a message that is copied to be read without its certificates; hashing more takes longer than
  /// reading those.
  static let bareMessageContent = 1024 * 1024
  /// Elements of indefinite length that stand open within each other.
  static let openElements = 64
  /// Elements of one part of a message that are looked through.
  static let messageElements = 10_000
  /// Attributes of one signer, and values of one attribute.
  static let messageAttributes = 64
  /// Bytes of a container of a key, and certificates in it beside the key's own.
  static let containerBytes = 1024 * 1024
  static let containerCertificates: Int32 = 20
  /// Bytes of an answer of a time-stamping authority.
  static let stampBytes = 64 * 1024
}
