/// How long rows are kept: what `retention` in `mercer.yml` says.
public struct RetentionPolicy: Sendable, Hashable {
  /// A table and how its rows say which key they belong to.
  public struct KeyedTable: Sendable, Hashable {
    /// `layer.name`.
    public var table: String
    /// SQL expression over the table's columns.
    public var key: String
    /// Where it stands.
    public var place: SourcePlace

    /// Names a table and its key.
    public init(table: String, key: String, place: SourcePlace) {
      self.table = table
      self.key = key
      self.place = place
    }
  }

  /// How old something is when it may go.
  public struct Age: Sendable, Hashable {
    /// Whole months of the calendar; a year has 12.
    public var months: Int
    /// Days beyond the months.
    public var days: Int

    /// Gathers months and days.
    public init(months: Int = 0, days: Int = 0) {
      self.months = months
      self.days = days
    }

    /// Reads `7 years`, `18 months` or `90 days`; `nil` when the text is none of these.
    public init?(_ text: String) {
      let parts = text.lowercased().split(whereSeparator: \.isWhitespace)
      guard parts.count == 2, let count = Int(parts[0]), (1...10_000).contains(count) else {
        return nil
      }
      switch parts[1] {
      case "year", "years": self.init(months: 12 * count)
      case "month", "months": self.init(months: count)
      case "day", "days": self.init(days: count)
      default: return nil
      }
    }

    /// The age as it is written.
    public var description: String {
      if days > 0 { return "\(days) days" }
      return months % 12 == 0 ? "\(months / 12) years" : "\(months) months"
    }
  }

  /// Stretch of time whose rows lie together in the archive.
  public enum Period: String, Sendable, CaseIterable {
    case year, month
  }

  /// Which rows go when.
  public struct Rule: Sendable, Hashable {
    /// Its key below `rules`.
    public var name: String
    /// The table that says how old something is, and the key by which it is known.
    public var subject: KeyedTable
    /// SQL expression over the subject's columns: a day or an instant.
    public var age: String
    /// From when on it may go.
    public var olderThan: Age
    /// How the archive is divided.
    public var period: Period
    /// Tables whose rows are archived with those of the subject, and are computed anew by the next update.
    public var companions: [KeyedTable]
    /// Tables that keep a key while they refer to it.
    public var references: [KeyedTable]
    /// Tables whose rows are archived and removed.
    public var sources: [KeyedTable]
    /// Where it stands.
    public var place: SourcePlace

    /// Gathers a rule.
    public init(
      name: String,
      subject: KeyedTable,
      age: String,
      olderThan: Age,
      period: Period = .year,
      companions: [KeyedTable] = [],
      references: [KeyedTable] = [],
      sources: [KeyedTable],
      place: SourcePlace
    ) {
      self.name = name
      self.subject = subject
      self.age = age
      self.olderThan = olderThan
      self.period = period
      self.companions = companions
      self.references = references
      self.sources = sources
      self.place = place
    }

    /// Every table of the rule.
    public var tables: [KeyedTable] { [subject] + companions + references + sources }
  }

  /// Folder of the archive, a lake of its own; a relative one starts at the lake.
  public var archive: String
  /// In the order of the file, which is that in which they are applied.
  public var rules: [Rule]

  /// Gathers rules.
  public init(archive: String, rules: [Rule]) {
    self.archive = archive
    self.rules = rules
  }
}
