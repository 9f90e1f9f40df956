public import Relational

/// Looks at files through an engine: what they hold and how it is written.
public struct Profiler: Sendable {
  let engine: any QueryEngine
  let contract: Contract

  /// Looks through `engine`, with the words of `contract`.
  public init(engine: any QueryEngine, contract: Contract) {
    self.engine = engine
    self.contract = contract
  }

  /// Groups the files to sources, and profiles the relations in them.
  ///
  /// - Parameters:
  ///   - files: What to look at.
  ///   - report: Told what is being looked at.
  /// - Returns: What could be read; files that could not are in `Findings.unreadable` with the reason.
  /// - Throws: `QueryError` when the engine itself fails.
  public func findings(
    of files: [SourceFile],
    report: @Sendable (String) -> Void = { _ in }
  ) async throws -> Findings {
    var findings = Findings()
    var shapes: [FileShape] = []
    for file in files {
      report(file.name)
      do {
        shapes.append(try await shape(of: file))
      } catch let error as QueryError {
        if error.kind == .interrupted { throw error }
        findings.unreadable.append(
          (file, error.message.split(separator: "\n").first.map(String.init) ?? "")
        )
      } catch let unread as UnreadFile {
        findings.unreadable.append((file, unread.reason))
      }
    }
    findings.sources = sources(of: shapes, all: files)
    for index in findings.sources.indices {
      report(findings.sources[index].name)
      try await addRelations(of: index, to: &findings)
    }
    return findings
  }
}

/// What was found in files.
public struct Findings: Sendable {
  /// Files that belong together.
  public var sources: [Source] = []
  /// Rows that can be mapped.
  public var relations: [Relation] = []
  /// Files that were not read, with the reason.
  public var unreadable: [(file: SourceFile, reason: String)] = []
  /// Nothing yet.
  public init() {}
}

/// Why a file is left alone.
struct UnreadFile: Error {
  var reason: String
}

/// What one file looks like from outside.
struct FileShape {
  var file: SourceFile
  var format: SourceFile.Format
  var dialect: Dialect
  var columns: [(name: String, type: DataType)]
}
