internal import Relational

extension FileSourceReader {
  /// Options that are read, or that change nothing here.
  static let known = [
    "format", "schema", "schemaHints", "header", "sep", "delimiter", "quote", "escape", "comment",
    "encoding", "charset", "nullValue", "multiLine", "mode", "rescuedDataColumn", "fileNamePattern",
    "pathGlobFilter", "recursiveFileLookup", "dateFormat", "timestampFormat", "skipRows",
    "ignoreLeadingWhiteSpace", "ignoreTrailingWhiteSpace", "inferColumnTypes", "inferSchema",
    "schemaEvolutionMode", "allowOverwrites", "maxFilesPerTrigger", "includeExistingFiles",
    "schemaLocation", "useStrictGlobber", "mergeSchema", "maxColumns", "maxCharsPerColumn",
    "samplingRatio", "maxBytesPerTrigger", "locale",
    "headerRows", "dataAddress", "operation",
  ]

  /// Options of Databricks that Mercer does not read yet.
  static let later = [
    "modifiedAfter", "modifiedBefore", "partitionColumns", "lineSep", "emptyValue",
    "nanValue", "positiveInf", "negativeInf", "columnNameOfCorruptRecord", "badRecordsPath",
    "charToEscapeQuoteEscaping", "timestampNTZFormat", "enforceSchema", "preferDate",
    "prefersDecimal",
    "unescapedQuoteHandling", "readerCaseSensitive", "ignoreCorruptFiles", "ignoreMissingFiles",
    "primitivesAsString", "singleVariantColumn", "allowComments", "allowSingleQuotes", "timeZone",
    "dropFieldIfAllNull", "datetimeRebaseMode", "int96RebaseMode", "rowTag",
  ]

  /// Puts the options together.
  mutating func source(path: String, isStream: Bool) -> FileSource {
    let format = self.format(of: path)
    let schema = columns("schema")
    var options = FileOptions()
    options.hasHeader = format == .excel ? false : schema == nil
    readLayout(&options)
    readWorkbook(&options)
    readFiles(&options)
    readTypes(&options)
    return FileSource(
      path: path,
      format: format,
      isStream: isStream,
      schema: schema,
      schemaHints: columns("schemaHints") ?? Schema([]),
      options: options,
      rescuedDataColumn: rescuedDataColumn(isInferred: schema == nil),
      usesMetadata: false,
      usesRowID: false,
      relationName: "",
      place: SourcePlace(file: "", line: 1, column: 1)
    )
  }

  private mutating func format(of path: String) -> FileSource.Format {
    let names = FileSource.Format.allCases.map(\.rawValue)
    guard let option = take("format") else {
      if let format = FileSource.Format(fileName: path) { return format }
      fault(
        "the format of the files is not known",
        at: callOffset,
        next: "write `format => \(Wording.list(names.map { "'\($0)'" }))`"
      )
      return .csv
    }
    guard let format = FileSource.Format(rawValue: option.value.string?.lowercased() ?? "") else {
      let isLater = ["xml", "text", "binaryfile", "avro", "orc"]
        .contains(option.value.string?.lowercased() ?? "")
      fault(
        isLater ? "this format comes later" : "there is no such format",
        at: option.offset,
        next: Wording.didYouMean(option.value.string ?? "", names)
          ?? "Mercer reads \(Wording.list(names))"
      )
      return .csv
    }
    return format
  }

  /// The column with what fits no column: there unless the schema is given or evolution is off.
  private mutating func rescuedDataColumn(isInferred: Bool) -> String? {
    let evolution = word(
      "schemaEvolutionMode",
      ["addNewColumns", "none", "rescue", "failOnNewColumns"]
    )
    if let name = text("rescuedDataColumn") { return name }
    return isInferred && evolution != "none" ? "_rescued_data" : nil
  }

  private mutating func readLayout(_ options: inout FileOptions) {
    if let delimiter = text("sep") ?? text("delimiter") { options.delimiter = delimiter }
    if let header = truth("header") { options.hasHeader = header }
    if let quote = text("quote") { options.quote = quote.isEmpty ? nil : quote }
    if let escape = text("escape") { options.escape = escape.isEmpty ? nil : escape }
    if let comment = text("comment") { options.comment = comment.isEmpty ? nil : comment }
    options.encoding = encoding("encoding") ?? encoding("charset")
    if let null = text("nullValue") { options.nullValue = null }
    if let isMultiLine = truth("multiLine") { options.isMultiLine = isMultiLine }
    if let rows = number("skipRows") { options.skippedRows = rows }
    if let trims = truth("ignoreLeadingWhiteSpace") { options.ignoresLeadingWhiteSpace = trims }
    if let trims = truth("ignoreTrailingWhiteSpace") { options.ignoresTrailingWhiteSpace = trims }
    switch word("mode", ["PERMISSIVE", "DROPMALFORMED", "FAILFAST"]) {
    case "DROPMALFORMED": options.mode = .dropMalformed
    case "FAILFAST": options.mode = .failFast
    default: break
    }
  }

  private mutating func readWorkbook(_ options: inout FileOptions) {
    if let option = take("headerRows") {
      let rows = option.value.int ?? option.value.string.flatMap { Int($0) }
      if let rows, (0...1).contains(rows) {
        options.hasHeader = rows == 1
      } else {
        fault("`headerRows` is 0 or 1", at: option.offset)
      }
    }
    if let option = take("dataAddress") {
      if let range = CellRange(option.value.string ?? "") {
        options.cellRange = range
      } else {
        fault(
          "`dataAddress` names no cells",
          at: option.offset,
          next: "write it as Excel does: Sheet1, A2:D10 or Sheet1!A2:D10"
        )
      }
    }
    if let option = take("operation"), option.value.string?.lowercased() != "readsheet" {
      fault("`operation` is 'readSheet'; other operations come later", at: option.offset)
    }
  }

  private mutating func readFiles(_ options: inout FileOptions) {
    options.fileNamePattern = text("fileNamePattern") ?? text("pathGlobFilter")
    if let isRecursive = truth("recursiveFileLookup") { options.isRecursive = isRecursive }
    if let allows = truth("allowOverwrites") { options.allowsOverwrites = allows }
    options.maximumFilesPerUpdate = number("maxFilesPerTrigger")
    if let option = take("includeExistingFiles"), bool(option.value) != true {
      fault("`includeExistingFiles => false` comes later", at: option.offset)
    }
    for ignored in ["schemaLocation", "useStrictGlobber", "mergeSchema", "maxColumns"] {
      _ = take(ignored)
    }
  }

  private mutating func readTypes(_ options: inout FileOptions) {
    if let infers = truth("inferColumnTypes") ?? truth("inferSchema") {
      options.infersColumnTypes = infers
    }
    options.numberFormat = numberFormat()
    options.dateFormats = pattern("dateFormat")
    options.timestampFormats = pattern("timestampFormat")
  }
}
