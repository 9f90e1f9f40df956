import Terminal
import Testing

@Suite struct StatementScannerTests {
  /// Statements of a text that comes in pieces of `size` bytes.
  static func statements(_ text: String, size: Int) -> [String] {
    var scanner = StatementScanner()
    var found: [String] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      found += scanner.feed(bytes[start..<min(bytes.count, start + size)])
    }
    return found + (scanner.finish().map { [$0] } ?? [])
  }

  @Test(arguments: [
    ("select 1", ["select 1"]), ("select 1; select 2;", ["select 1", "select 2"]),
    (" ;; \n ; ", []),
    ("select ';'; x", ["select ';'", "x"]), ("select 'it''s;'; x", ["select 'it''s;'", "x"]),
    ("select \"a;b\"; x", ["select \"a;b\"", "x"]), ("a -- ;\nb; c", ["a -- ;\nb", "c"]),
    ("-- only a comment;\n", []), ("/* a; /* b; */ c; */ d; e", ["/* a; /* b; */ c; */ d", "e"]),
    ("select 2 /* x */* 3; y", ["select 2 /* x */* 3", "y"]), ("/*/ a; */ b", ["/*/ a; */ b"]),
    ("select $$a;b$$; c", ["select $$a;b$$", "c"]),
    ("select $x$a;$$;b$x$; c", ["select $x$a;$$;b$x$", "c"]),
    ("select $1; c", ["select $1", "c"]), ("select a$b; c$d", ["select a$b", "c$d"]),
    ("select $a; c", ["select $a", "c"]), ("select e'\\';'; c", ["select e'\\';'", "c"]),
    ("select E'\\\\'; c", ["select E'\\\\'", "c"]), ("select 'a\\'; c", ["select 'a\\'", "c"]),
    ("select name'\\'; c", ["select name'\\'", "c"]),
    ("select 1 - 1; select 4 / 2", ["select 1 - 1", "select 4 / 2"]),
    (".tables\nselect 1;", [".tables", "select 1"]),
    ("-- c\n.format csv\nselect .5;", [".format csv", "select .5"]),
    (".quit", [".quit"]), ("select 'не; закрыто", ["select 'не; закрыто"]), ("", []),
  ])
  func `statements end at semicolons that are code`(text: String, statements: [String]) {
    for size in [1, 3, 1_000] {
      #expect(Self.statements(text, size: size) == statements)
    }
  }

  @Test(arguments: [
    ("select 1;", true), ("select 1; -- done", true), ("select 1", false), ("select ';", false),
    ("", true),
    ("-- nothing", true), (".tables", true), ("select 1; select", false), ("/* open", true),
  ])
  func `a text is complete when nothing is left over`(text: String, isBlank: Bool) {
    var scanner = StatementScanner()
    _ = scanner.feed((text + "\n").utf8)
    #expect(scanner.isBlank == isBlank)
  }
}
