import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanTables

/// The body of the page to explore, before its script fills it.
struct ExploreMarkup {
  let page: ExplorePage

  var text: String {
    """
    <a class="skip" href="#content" data-word="skip"></a>
    <main id="content" class="explore">
    <header><h1 data-word="title"></h1>
    <div class="bar" role="group" data-label="language"><button type="button" data-lang="en" lang="en">English</button>\
    <button type="button" data-lang="id" lang="id">Bahasa Indonesia</button></div></header>
    <noscript><p class="note">This page needs its own script, which fetches nothing. Halaman ini memerlukan skripnya sendiri, \
    yang tidak mengambil apa pun dari jaringan.</p></noscript>
    <section class="bar" data-label="choices">
    <label><span data-word="pickEntity"></span><input id="entity" list="names" autocomplete="off"></label>
    <label><span data-word="addPeer"></span><input id="peer" list="names" autocomplete="off"></label>
    <datalist id="names"></datalist>
    <label class="wide-control"><span><span data-word="year"></span>: <output id="year-value"></output></span>
    <input id="year" type="range" min="0" max="\(page.index.years.count + page.projection.years.count - 1)" step="1"></label>
    </section>
    <ul id="peer-list" class="chips"></ul>
    <p id="card" class="lead-line" aria-live="polite"></p>
    <div class="columns">
    <section aria-labelledby="chart-title">
    <h2 data-word="trajectories"></h2><p id="chart-title" class="unseen"></p>
    <div class="bar" role="group" data-label="measure"><button type="button" data-show="rank" data-word="rank"></button>\
    <button type="button" data-show="score" data-word="score"></button></div>
    <div id="chart" class="plot" tabindex="0"></div>
    <p id="hover" class="muted" aria-live="polite" data-word="hoverHint"></p>
    <div class="bar"><button type="button" id="chart-csv">CSV</button><button type="button" id="chart-svg">SVG</button>\
    <button type="button" id="chart-png">PNG</button></div>
    </section>
    <section class="what-if"><h2 data-word="whatIf"></h2>
    <p id="what-if-year" class="muted"></p>
    \(page.levers.indices.map(gain).joined(separator: "\n"))
    \(items)
    <p><button type="button" id="reset-gains" data-word="reset"></button></p>
    <dl>
    <div><dt data-word="medianRank"></dt><dd id="what-if-rank" class="figure"></dd></div>
    <div><dt data-word="interval80"></dt><dd id="what-if-interval"></dd></div>
    <div><dt data-word="improve"></dt><dd id="what-if-improve"></dd></div>
    \(page.rankThresholds.map(top).joined(separator: "\n"))
    <div><dt><label><span data-word="aheadOf"></span> <select id="against"></select></label></dt><dd id="what-if-ahead"></dd></div>
    </dl>
    <p id="what-if-change" aria-live="polite"></p>
    <p id="what-if-note" class="muted"></p>
    </section>
    </div>
    <section><h2 data-word="ranking"></h2>
    <div class="bar">
    <label><span data-word="search"></span><input id="search" type="search"></label>
    \(page.filters.indices.map { "<select id=\"filter-\($0)\"></select>" }.joined(separator: "\n"))
    <select id="filter-class"\((page.index.definition?.classes ?? []).isEmpty ? " hidden" : "")></select>
    <button type="button" id="table-csv">CSV</button>
    </div>
    <p class="muted"><output id="ranking-count"></output></p>
    <div class="table-block long"><div class="table-frame" tabindex="0" role="region" data-label="ranking">
    <table><thead id="ranking-head"></thead><tbody id="ranking-body"></tbody></table></div></div>
    </section>
    <section\(page.hasParts ? "" : " hidden")><h2 data-word="weights"></h2>
    <p class="muted" data-word="weightsHelp"></p>
    \(page.levers.indices.map(weight).joined(separator: "\n"))
    <p><button type="button" id="reset-weights" data-word="resetWeights"></button></p>
    <p id="weights-note" class="muted"></p>
    </section>
    <section><h2 data-word="method"></h2><p id="accuracy"></p><ul id="notes"></ul></section>
    </main>
    """
  }

  private var reach: Double { (page.range.upperBound - page.range.lowerBound) }

  /// Four decimals, without the zeros at the end.
  private func short(_ value: Double) -> String { NumberText.shortest((value * 10_000).rounded() / 10_000) }

  private func gain(_ place: Int) -> String {
    let step = short(reach / 200)
    let most = short(reach * 0.3)
    return """
      <label class="slider"><span><span data-component="\(place)"></span>: <output id="gain-value-\(place)"></output></span>\
      <input id="gain-\(place)" type="range" min="-\(most)" max="\(most)" step="\(step)" value="0"></label>
      """
  }

  /// A slider an item of the questionnaire, from none to all, where they are known.
  private var items: String {
    guard let items = page.items else { return "" }
    let sliders = items.indices.map { place in
      """
      <label class="slider"><span><span data-item="\(place)"></span>: <output id="item-value-\(place)"></output></span>\
      <input id="item-\(place)" type="range" min="0" max="\(items[place].most)" step="1" value="0"></label>
      """
    }
    return
      "<details id=\"items\"><summary data-word=\"items\"></summary>\n\(sliders.joined(separator: "\n"))\n</details>"
  }

  private func weight(_ place: Int) -> String {
    """
    <label class="slider"><span><span data-component="\(place)"></span>: <output id="weight-value-\(place)"></output></span>\
    <input id="weight-\(place)" type="range" min="0" max="1" step="any"></label>
    """
  }

  private func top(_ top: Int) -> String {
    "<div><dt data-word=\"topN\" data-top=\"\(top)\"></dt><dd id=\"what-if-top-\(top)\"></dd></div>"
  }
}
