/// What a customer says about their gender.
struct Gender: Sendable, Hashable {
  let name: String
  /// Share of customers.
  let share: Double
  /// First names fit for it.
  let bearers: [FirstName.Bearer]

  /// The answers of the sign-up form.
  static let all = FactTable.records(text) { fields in
    Gender(
      name: fields.text(),
      share: fields.number(),
      bearers: fields.list().compactMap(FirstName.Bearer.init(rawValue:))
    )
  }

  private static let text = """
    # name	share	first names
    Female	0.505	f,u
    Male	0.46	m,u
    Other	0.012	f,m,u
    Prefer not to say	0.023	f,m,u
    """
}
