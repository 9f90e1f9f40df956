/// A device with an operating system and a browser that exist together.
struct WebClient: Sendable, Hashable {
  /// Index in `OrderChannel.all` of the channel it reaches the shop through.
  let channelNumber: Int
  let device: String
  let operatingSystem: String
  let browser: String
  /// Share of the channel's sessions, relative to its other clients.
  let weight: Double

  /// The clients of every online channel.
  static let all = FactTable.records(text) { fields in
    WebClient(
      channelNumber: FactTable.number(of: fields.text(), in: OrderChannel.numbers),
      device: fields.text(),
      operatingSystem: fields.text(),
      browser: fields.text(),
      weight: fields.number()
    )
  }

  private static let text = """
    # channel	device	operating system	browser	weight
    WEB_DESKTOP	desktop	Windows	Chrome	42
    WEB_DESKTOP	desktop	Windows	Edge	16
    WEB_DESKTOP	desktop	Windows	Firefox	6
    WEB_DESKTOP	desktop	macOS	Safari	17
    WEB_DESKTOP	desktop	macOS	Chrome	11
    WEB_DESKTOP	desktop	macOS	Firefox	2
    WEB_DESKTOP	desktop	ChromeOS	Chrome	3
    WEB_DESKTOP	desktop	Linux	Firefox	2
    WEB_DESKTOP	desktop	Linux	Chrome	1
    WEB_MOBILE	mobile	iOS	Safari	44
    WEB_MOBILE	mobile	iOS	Chrome	5
    WEB_MOBILE	mobile	Android	Chrome	30
    WEB_MOBILE	mobile	Android	Samsung Internet	6
    WEB_MOBILE	mobile	Android	Firefox	1
    WEB_MOBILE	tablet	iPadOS	Safari	9
    WEB_MOBILE	tablet	iPadOS	Chrome	1
    WEB_MOBILE	tablet	Android	Chrome	3
    WEB_MOBILE	tablet	Android	Samsung Internet	1
    APP_IOS	mobile	iOS	App	88
    APP_IOS	tablet	iPadOS	App	12
    APP_ANDROID	mobile	Android	App	93
    APP_ANDROID	tablet	Android	App	7
    SOCIAL_FB	mobile	iOS	Facebook In-App	48
    SOCIAL_FB	mobile	Android	Facebook In-App	40
    SOCIAL_FB	desktop	Windows	Chrome	8
    SOCIAL_FB	desktop	macOS	Safari	4
    MARKETPLACE_AMAZON	desktop	Windows	Chrome	26
    MARKETPLACE_AMAZON	desktop	Windows	Edge	9
    MARKETPLACE_AMAZON	desktop	macOS	Safari	12
    MARKETPLACE_AMAZON	mobile	iOS	Safari	28
    MARKETPLACE_AMAZON	mobile	Android	Chrome	25
    """
}
