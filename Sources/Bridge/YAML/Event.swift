internal import CYAML

/// One step of libyaml through a document.
struct Event {
  enum Kind: Equatable {
    case scalar(String, YAMLNode.Style)
    case sequenceStart
    case mappingStart
    /// Of a sequence or mapping.
    case end
    case alias(String)
  }

  var kind: Kind
  var anchor: String?
  var line: Int
  var column: Int

  func error(_ message: String) -> YAMLError { YAMLError(message, line: line, column: column) }

  /// Every event of `text`, without those of stream and documents.
  ///
  /// SAFETY: libyaml reads the input only between `yaml_parser_set_input_string` and
  /// `yaml_parser_delete`, both inside the lent buffer's scope; each event is copied into Swift values before `yaml_event_delete`.
  static func all(of text: String) throws(YAMLError) -> [Event] {
    var text = text
    var result: Result<[Event], YAMLError> = .success([])
    text.withUTF8 { bytes in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else {
        result = .failure(YAMLError("libyaml is out of memory", line: 1, column: 1))
        return
      }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      do throws(YAMLError) {
        result = .success(try read(&parser))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  /// SAFETY: `parser` is initialized and its input outlives the call; every parsed event is deleted once.
  private static func read(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws(YAMLError)
    -> [Event]
  {
    var events: [Event] = []
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLError(parser.pointee) }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return events }
      if let copied = try Event(copying: event) { events.append(copied) }
    }
  }

  /// `nil` for what marks the ends of streams and documents.
  private init?(copying event: yaml_event_t) throws(YAMLError) {
    line = Int(event.start_mark.line) + 1
    column = Int(event.start_mark.column) + 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
        as: UTF8.self
      )
      let tag = Event.text(scalar.tag)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE && tag != "tag:yaml.org,2002:str"
      kind = .scalar(text, isPlain ? .plain : .quoted)
      anchor = Event.text(scalar.anchor)
      try refuse(tag: tag)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = Event.text(event.data.sequence_start.anchor)
      try refuse(tag: Event.text(event.data.sequence_start.tag))
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = Event.text(event.data.mapping_start.anchor)
      try refuse(tag: Event.text(event.data.mapping_start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .end
    case YAML_ALIAS_EVENT: kind = .alias(Event.text(event.data.alias.anchor) ?? "")
    default: return nil
    }
  }

  private func refuse(tag: String?) throws(YAMLError) {
    guard let tag, tag != "!", !tag.hasPrefix("tag:yaml.org,2002:") else { return }
    throw error("the tag `\(tag)` is unknown")
  }

  /// SAFETY: libyaml ends these texts with a zero byte and keeps them until the event is deleted.
  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

extension YAMLError {
  /// SAFETY: `problem` points to a constant text of libyaml.
  fileprivate init(_ parser: yaml_parser_t) {
    let mark = parser.error == YAML_READER_ERROR ? yaml_mark_t() : parser.problem_mark
    let problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    self.init(problem, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
