/// Domains for e-mail addresses that nobody can have.
enum MailDomain {
  /// The domains and how many customers use each.
  ///
  /// Source: RFC 2606 reserves `example.com`, `example.net` and `example.org` with everything below them.
  static let all = FactTable.records(text) { fields in
    WeightedChoice(name: fields.text(), weight: fields.number())
  }

  private static let text = """
    # domain	weight
    example.com	46
    mail.example.com	16
    example.net	12
    inbox.example.net	8
    example.org	7
    home.example.org	5
    webmail.example.com	4
    work.example.net	2
    """
}
