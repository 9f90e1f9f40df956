internal import Decoding
internal import Dispatch
internal import Lakehouse
internal import Pipelines
internal import Relational
internal import Synchronization

/// Looks through landed text files before the engine reads them, and sorts out what is no row.
///
/// A file is read once from start to end. When it is plain UTF-8 and all its records are rows, the engine reads the file itself;
/// otherwise it gets a copy of the rows, and the rest lies in a rejects file.
struct FilePreparation: Sendable {
  let source: FileSource
  let staging: LandingStaging
  /// Whether only the beginning of each file is of interest.
  var isSample = false
  private let cancellation = Cancellation()

  init(_ source: FileSource, _ staging: LandingStaging, isSample: Bool = false) {
    self.source = source
    self.staging = staging
    self.isSample = isSample
  }

  /// Prepares all files, several at a time, off the threads that Swift's tasks share.
  ///
  /// - Throws: `Explanation` when a file cannot be read at all or has no header where one must be.
  func prepare(_ files: [LandedFile]) async throws -> [PreparedFile] {
    let cancellation = cancellation
    return try await withTaskCancellationHandler {
      try await Blocking.run {
        let results = Mutex<[Int: Result<PreparedFile, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
          let result = Result { try prepare(files[index], name: String(index)) }
          results.withLock { $0[index] = result }
        }
        return try results.withLock { results in
          try files.indices.compactMap { try results[$0]?.get() }
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }

  private func prepare(_ landed: LandedFile, name: String) throws -> PreparedFile {
    if cancellation.isCancelled { throw CancellationError() }
    let inspection = try FileInspection(of: landed.path, stated: source.options.encoding)
    if let refusal = refusal(of: inspection) { return try refuse(landed, name, refusal) }
    let encoding = inspection.encoding
    if isSample { return try prepareSample(landed, inspection, name) }
    var prepared = PreparedFile(landed: landed, path: landed.path)
    if encoding != .utf8 || inspection.compression != .none {
      let copy = staging.path(name + ".text")
      if let fault = try unpacking.write(landed.path, inspection, encoding, to: copy) {
        staging.remove(copy)
        return try refuse(landed, name, fault.reason)
      }
      prepared.path = copy
    }
    let start = prepared.path == landed.path ? Int64(inspection.byteOrderMarkLength) : 0
    let survey = try self.survey(prepared.path, from: start, encoding)
    if survey.tally.isSingleByte, encoding == .utf8, inspection.evidence == .detected {
      return try prepareSingleByte(landed, inspection, name)
    }
    prepared.encoding =
      encoding != .utf8 && inspection.evidence != .stated ? encoding : nil
    return try finish(prepared, survey, from: start, encoding, name)
  }

  /// Reads a file as windows-1252 whose first piece was ASCII, and what came behind was no UTF-8.
  private func prepareSingleByte(_ landed: LandedFile, _ inspection: FileInspection, _ name: String)
    throws -> PreparedFile
  {
    let copy = staging.path(name + ".text")
    _ = try unpacking.write(landed.path, inspection, .windows1252, to: copy)
    let prepared = PreparedFile(landed: landed, path: copy, encoding: .windows1252)
    let survey = try self.survey(copy, from: 0, .windows1252)
    return try finish(prepared, survey, from: 0, .windows1252, name)
  }

  private func prepareSample(_ landed: LandedFile, _ inspection: FileInspection, _ name: String)
    throws -> PreparedFile
  {
    let copy = staging.path(name + ".text")
    var sink = try ByteSink(copy)
    try sink.write(inspection.head.utf8)
    try sink.finish()
    let prepared = PreparedFile(landed: landed, path: copy)
    return try finish(prepared, try survey(copy, from: 0, .utf8), from: 0, .utf8, name)
  }

  private var unpacking: FileUnpacking { FileUnpacking(cancellation: cancellation) }

  // MARK: Whole files

  private func refusal(of inspection: FileInspection) -> String? {
    if inspection.sizeInBytes == 0 { return "the file is empty" }
    if !inspection.compression.isReadable {
      return
        "the file is packed with \(inspection.compression.rawValue), which is not read: unpack it, or pack it with gzip or zstd"
    }
    if inspection.content == .parquet {
      return "the file is Parquet, not \(source.format.rawValue)"
    }
    return nil
  }

  private func refuse(_ landed: LandedFile, _ name: String, _ reason: String) throws
    -> PreparedFile
  {
    try PreparedFile.refused(landed, reason, staging.path(name + ".rejects"))
  }

  // MARK: Records

  /// What one pass over a file has shown.
  private struct Survey {
    var header: ScannedRecord?
    var rowCount: Int64 = 0
    var rejected: [Int64] = []
    var longestRow: Int64 = 0
    var tally = TextTally()
    var lineEnds: Set<ScannedRecord.LineEnd> = []
    var jsonShape = PreparedFile.JSONShape.lines
    /// Whether something stands between the rows that the engine would stumble over.
    var needsCopy = false
  }

  private func survey(_ path: String, from start: Int64, _ encoding: TextEncoding) throws -> Survey
  {
    var survey = Survey()
    (survey.tally, survey.jsonShape) = try scan(path, from: start, encoding) { record in
      switch record.kind {
      case .header:
        survey.header = record
        survey.lineEnds.insert(record.lineEnd)
      case .row:
        survey.rowCount += 1
        let length = record.bytes.upperBound - record.bytes.lowerBound
        survey.longestRow = max(survey.longestRow, length)
        survey.lineEnds.insert(record.lineEnd)
        if !record.insertions.isEmpty { survey.needsCopy = true }
      case .rejected(let flaw):
        guard survey.header != nil || !needsHeader else { throw malformedHeader(record, flaw) }
        survey.rejected.append(survey.rowCount + Int64(survey.rejected.count) + 1)
      case .blank:
        // The engine passes over empty lines, and would take one of spaces for a row.
        let columnCount = survey.header?.columnCount ?? source.schema?.fields.count
        if source.format == .csv, !record.bytes.isEmpty || columnCount == 1 {
          survey.needsCopy = true
        }
      case .comment: survey.needsCopy = true
      case .skipped: break
      }
    }
    survey.lineEnds.remove(.none)
    return survey
  }

  private var needsHeader: Bool { source.format == .csv && source.options.hasHeader }

  private func finish(
    _ file: PreparedFile,
    _ survey: Survey,
    from start: Int64,
    _ encoding: TextEncoding,
    _ name: String
  ) throws -> PreparedFile {
    var prepared = file
    if needsHeader {
      guard let header = survey.header else {
        return try refuse(file.landed, name, "it has no header line")
      }
      prepared.header = try names(of: header, in: file.path)
    } else {
      prepared.header = source.schema?.names ?? []
    }
    prepared.rowCount = survey.rowCount
    prepared.rejected = survey.rejected
    prepared.longestRow = survey.longestRow
    prepared.jsonShape = survey.jsonShape
    let isSound =
      survey.rejected.isEmpty && !survey.needsCopy
      && (survey.lineEnds.count < 2 || source.format == .json)
      && !(source.format == .json && start > 0)
    if isSound { return prepared }
    let text = file.path
    prepared.path = staging.path(name + ".rows")
    prepared.isCopy = true
    prepared.jsonShape = .lines
    prepared.rejects = survey.rejected.isEmpty ? nil : staging.path(name + ".rejects")
    try copyRows(of: text, from: start, encoding, to: prepared, name)
    if text != file.landed.path { staging.remove(text) }
    return prepared
  }

  /// Goes through the file once more: rows to the copy, the rest to the rejects.
  private func copyRows(
    of text: String,
    from start: Int64,
    _ encoding: TextEncoding,
    to prepared: PreparedFile,
    _ name: String
  ) throws {
    let file = try ByteFile(text)
    var copy = try RowCopy(prepared.path, isJSON: source.format == .json)
    var rejects = try RejectsFile(
      staging.path(name + ".rejects"),
      of: prepared.landed.path
    )
    _ = try scan(text, from: start, encoding) { record in
      switch record.kind {
      case .row: try copy.add(record, of: file)
      case .rejected(let flaw): try rejects.add(record, of: file, reason: flaw.reason)
      case .header, .blank, .comment, .skipped: break
      }
    }
    try copy.finish()
    try rejects.finish()
  }

  private func scan(
    _ path: String,
    from start: Int64,
    _ encoding: TextEncoding,
    _ body: (ScannedRecord) throws -> Void
  ) throws -> (TextTally, PreparedFile.JSONShape) {
    let file = try ByteFile(path)
    guard source.format == .csv else {
      var scanner = try JSONScanner(
        file,
        from: start,
        encoding.name,
        quotesLongNumbers: source.schema != nil,
        cancellation
      )
      while let record = try scanner.next() { try body(record) }
      return (scanner.tally, scanner.shape)
    }
    var layout = try RecordLayout(
      source,
      columnCount: source.options.hasHeader ? nil : source.schema?.fields.count
    )
    layout.encoding = encoding.name
    var scanner = RecordScanner(file, from: start, layout, cancellation)
    while let record = try scanner.next() { try body(record) }
    return (scanner.tally, .lines)
  }

  // MARK: Headers

  private func names(of header: ScannedRecord, in path: String) throws -> [String] {
    let length = Int(header.bytes.upperBound - header.bytes.lowerBound)
    let bytes = try ByteFile(path).bytes(at: header.bytes.lowerBound, count: length)
    return HeaderLine.names(in: String(decoding: bytes, as: UTF8.self), source.options)
  }

  private func malformedHeader(_ record: ScannedRecord, _ flaw: RecordFlaw) -> Explanation {
    Explanation(
      "source.malformed-header",
      "the header of a file, its line \(record.line), cannot be read",
      place: source.place.description,
      why: flaw.reason,
      next: "mend the line, or say skipRows => n when the columns are named further down",
      blame: .data
    )
  }
}
