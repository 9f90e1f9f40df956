internal import Pipelines
internal import Relational

/// Makes typed columns of a relation whose columns are all text.
struct TextColumns {
  let header: [String]
  let schema: Schema
  let source: FileSource

  /// The declared columns, and behind them the one with what fits none.
  var outputs: [SQL] {
    var outputs = schema.fields.map { "\(value(of: $0)) as \(identifier: $0.name)" as SQL }
    if let rescued = source.rescuedDataColumn {
      outputs.append("\(rescuedData) as \(identifier: rescued)")
    }
    return outputs
  }

  private func value(of field: Field) -> SQL {
    guard let name = header.first(where: { $0.lowercased() == field.name.lowercased() }) else {
      return StructuredRelation.null(field.type)
    }
    return typed("\(identifier: name)", field.type)
  }

  private func typed(_ raw: SQL, _ type: DataType) -> SQL {
    let value = CSVValue.typed(raw, type, source.options)
    guard source.format == .excel else { return value }
    return ExcelDay.typed(raw, type) ?? value
  }

  /// JSON of the values that did not fit their type and of columns nobody declared; NULL when there are none.
  private var rescuedData: SQL {
    let entries = header.compactMap { name -> SQL? in
      let raw: SQL = "\(identifier: name)"
      guard let field = schema.field(named: name) else {
        return "case when \(raw) is not null then {'key': \(literal: name), 'value': \(raw)} end"
      }
      guard field.type != .string else { return nil }
      let typed = typed(raw, field.type)
      return
        "case when \(raw) is not null and \(typed) is null then {'key': \(literal: name), 'value': \(raw)} end"
    }
    guard !entries.isEmpty else { return "null::varchar" }
    return RowOrigin.rescued("[\(entries.joined(separator: ", "))]")
  }
}
