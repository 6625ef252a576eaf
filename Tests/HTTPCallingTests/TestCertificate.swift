import Foundation

/// A certificate made for these tests alone, valid until 2126 for `localhost` and 127.0.0.1, trusted by nobody else; and
/// one for `other.vn`.
enum TestCertificate {
  static let local = (
    certificate: """
    -----BEGIN CERTIFICATE-----
    MIIBnDCCAUGgAwIBAgIUahR+0KdtBm8R28+BmbysaSyD1VUwCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA0MjYxOFoYDzIxMjYxMDI5
    MDQyNjE4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAASZkEwzMrvQXX3H/uyqmvNH4vCDbhIYCPgQCNW0LcwBZKSB8Q3caHAJ
    Pn/oeLcQQlBfeWlQXdDyR2rwm6BXcpyzo28wbTAdBgNVHQ4EFgQUAjitwE6ZJuFr
    SRqgvrRkAt7aJ1cwHwYDVR0jBBgwFoAUAjitwE6ZJuFrSRqgvrRkAt7aJ1cwDwYD
    VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
    zj0EAwIDSQAwRgIhAL62NAO1/PR31OMvQzsICv8/udW+PtY1lWVK4SpEAy3sAiEA
    sqUGX9GaxvkuPTcy99bJ2aBVP/F+X/HeCQvtvSqMjDo=
    -----END CERTIFICATE-----
    """,
    key: """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvrWsp+UiOZwDKOup
    NkfJwjHOlAwtufdiNH0vQWOozQ+hRANCAASZkEwzMrvQXX3H/uyqmvNH4vCDbhIY
    CPgQCNW0LcwBZKSB8Q3caHAJPn/oeLcQQlBfeWlQXdDyR2rwm6BXcpyz
    -----END PRIVATE KEY-----
    """
  )
  static let other = (
    certificate: """
    -----BEGIN CERTIFICATE-----
    MIIBjTCCATKgAwIBAgIUaOfLrKLaC8p/idPzRQDmUXqiNJUwCgYIKoZIzj0EAwIw
    EDEOMAwGA1UEAwwFb3RoZXIwIBcNMjYxMTIyMDQyNjE4WhgPMjEyNjEwMjkwNDI2
    MThaMBAxDjAMBgNVBAMMBW90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
    Vd+WJD9d5CbvVf3T8L5sLPzKh3tZ75cSH4P7TzZjGSBNqDUf1FYsd5obUywD7pWh
    3fUnDBQKAWLRru+KEQ80OaNoMGYwHQYDVR0OBBYEFKUe9iknWYf709ZjCfRIuYKT
    cbI4MB8GA1UdIwQYMBaAFKUe9iknWYf709ZjCfRIuYKTcbI4MA8GA1UdEwEB/wQF
    MAMBAf8wEwYDVR0RBAwwCoIIb3RoZXIudm4wCgYIKoZIzj0EAwIDSQAwRgIhAOU2
    Q/KirYRCCi6h7x0sWb5gWLgNctCtXV9l3J9hp+2TAiEA3j3GC9sEsTndBfdqMMhM
    yp1+3zO1+vea+OsaHPEgTAg=
    -----END CERTIFICATE-----
    """,
    key: """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMqb4Z9pYkkhVXtQf
    NTjy9ym/EjdftJSwK40wT2l4p3+hRANCAARV35YkP13kJu9V/dPwvmws/MqHe1nv
    lxIfg/tPNmMZIE2oNR/UVix3mhtTLAPulaHd9ScMFAoBYtGu74oRDzQ5
    -----END PRIVATE KEY-----
    """
  )
}

/// A folder of a test's own, taken away with it.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "motcua-calls-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file with this content.
  func file(_ name: String, _ content: String) throws -> String {
    let path = path(name)
    try Data(content.utf8).write(to: URL(filePath: path))
    return path
  }

  func path(_ name: String) -> String {
    url.appending(path: name).path
  }
}
