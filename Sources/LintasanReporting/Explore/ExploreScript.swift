/// The script of the page to explore: no library, nothing fetched.
enum ExploreScript {
  /// The whole script.
  static let text = [
    "(function () {", "\"use strict\";", state, draws, ranking, chart, panels, controls, start, "})();",
  ].joined(separator: "\n")

  private static let start = """
    read();
    listen();
    draw();
    """
}
