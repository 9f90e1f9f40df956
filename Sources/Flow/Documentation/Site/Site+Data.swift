internal import Relational

extension Site {
  /// What the search looks through: one entry per table, column and expectation.
  ///
  /// Shape: `[kind, title, table, address, description, type]`, kind `t`, `c` or `e`.
  var searchIndex: JSON {
    var entries: [JSON] = []
    for table in catalog.tables {
      let page = Self.page(of: table.name)
      entries.append([
        "t", .string(table.name), .string(table.name), .string(page), .string(table.comment),
        .string(table.kind == .companion ? "table" : table.kind.rawValue),
      ])
      // What lies beside a table has the columns of the table.
      guard table.kind != .companion else { continue }
      for column in table.columns {
        entries.append([
          "c", .string(column.name), .string(table.name),
          .string(page + "#" + Self.anchor(of: column.name)), .string(column.comment),
          .string(column.type),
        ])
      }
      for expectation in table.expectations {
        entries.append([
          "e", .string(expectation.name), .string(table.name), .string(page + "#expectations"),
          .string(Self.oneLine(expectation.condition)), .string(expectation.violation.words),
        ])
      }
    }
    return .array(entries)
  }

  /// The laid out graph.
  ///
  /// Shape: `nodes` with `name`, `label`, `layer`, `tone`, `page` (null for files), `x`, `y`, `column`, `comment`,
  /// `rows`, `failed`; `edges` as pairs of numbers of nodes; `lanes` with `title`, `from`, `to`.
  var lineageData: JSON {
    let nodes = zip(graph.nodes, layout.frames).map { node, frame -> JSON in
      let table = node.isFiles ? nil : catalog.table(node.name)
      return [
        "name": .string(node.name), "label": .string(node.label), "layer": .string(node.layer),
        "tone": .string(Wording.tone(ofLayer: node.layer)),
        "page": node.isFiles ? .null : .string(Self.page(of: node.name)),
        "x": JSON(Int(frame.x)), "y": JSON(Int(frame.y)), "column": JSON(frame.column),
        "kind": .string(table?.kind.rawValue ?? "files"), "comment": .string(table?.comment ?? ""),
        "rows": table?.storage?.rowCount.map { JSON($0) } ?? .null,
        "failed": JSON(table.map { Quality($0.expectations).failed } ?? 0),
      ]
    }
    return [
      "width": JSON(Int(layout.width)), "height": JSON(Int(layout.height)),
      "box": [JSON(Int(GraphDrawing.boxWidth)), JSON(Int(GraphDrawing.boxHeight))],
      "lanes": .array(
        zip(graph.lanes, layout.lanes).map {
          [
            "title": .string($0.title), "from": JSON(Int($1.lowerBound)),
            "to": JSON(Int($1.upperBound)),
          ]
        }
      ),
      "nodes": .array(nodes),
      "edges": .array(graph.edges.map { [JSON($0.from), JSON($0.to)] }),
    ]
  }

  /// Columns of every table, and what each is computed from.
  ///
  /// Shape: `tables` by name, each a list of `[column, type]`; `edges` as `[table, column, table, column]`, from what is
  /// read to what reads it, tables by name, columns by number.
  var columnData: JSON {
    var numbers: [String: Int] = [:]
    let tables = catalog.tables.filter { $0.kind != .companion }
    for table in tables {
      for (index, column) in table.columns.enumerated() {
        numbers[(table.name + "." + column.name).lowercased()] = index
      }
    }
    var edges: [JSON] = []
    for table in tables {
      for (index, column) in table.columns.enumerated() {
        for origin in column.origins {
          guard let from = numbers[(origin.table + "." + origin.column).lowercased()],
            let source = names[origin.table.lowercased()]
          else { continue }
          edges.append([.string(source), JSON(from), .string(table.name), JSON(index)])
        }
      }
    }
    return [
      "tables": .object(
        tables.map { table in
          (
            table.name,
            .array(table.columns.map { [.string($0.name), .string($0.type)] })
          )
        }
      ),
      "edges": .array(edges),
    ]
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
