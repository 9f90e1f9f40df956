internal import Glibc

/// The certificates of authorities that this machine trusts.
enum TrustedCertificates {
  /// A file of them: what `SSL_CERT_FILE` names, else where distributions keep theirs; `nil` leaves it to libcurl.
  ///
  /// A libcurl that came with the program knows the place of the distribution it was built for only.
  static let file: String? = {
    if let named = getenv("SSL_CERT_FILE") { return String(cString: named) }
    return places.first { access($0, R_OK) == 0 }
  }()

  private static let places = [
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  // Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  // openSUSE
    "/etc/ssl/cert.pem",  // Alpine
  ]
}
