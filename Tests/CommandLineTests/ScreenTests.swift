import Terminal
import Testing

@Suite struct ScreenTests {
  static func screen(_ isTerminal: Bool, _ environment: [String: String]) -> Screen {
    Screen(isTerminal: isTerminal, size: (120, 40)) { environment[$0] }
  }

  @Test(arguments: [
    (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
    (["TERM": "xterm", "NO_COLOR": ""], true), (["TERM": "dumb"], false), ([:], false),
  ])
  func `colours are for terminals that want them`(environment: [String: String], coloured: Bool) {
    #expect(Self.screen(true, environment).usesColour == coloured)
    #expect(!Self.screen(false, environment).usesColour)
  }

  @Test(arguments: [
    (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
    ([:], false),
    (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8"], true),
  ])
  func `the locale says whether boxes can be drawn`(environment: [String: String], unicode: Bool) {
    #expect(Self.screen(false, environment).usesUnicode == unicode)
  }

  @Test func `only a terminal limits the width, unless COLUMNS does`() {
    #expect(Self.screen(true, [:]).columns == 120)
    #expect(Self.screen(false, [:]).columns == nil)
    #expect(Self.screen(false, ["COLUMNS": "60"]).columns == 60)
    #expect(Self.screen(true, ["COLUMNS": "many"]).columns == 120)
    #expect(Screen(isTerminal: true, size: nil) { _ in nil }.columns == 80)
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/mercer/history"),
    (["HOME": "/h"], "/h/.local/state/mercer/history"),
    (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/mercer/history"),
    ([:], nil),
  ])
  func `statements are kept below the state folder`(environment: [String: String], path: String?) {
    #expect(Shell.historyPath(program: "mercer") { environment[$0] } == path)
  }
}
