extension ExploreScript {
  /// The ranking of the year shown.
  static let ranking = #"""
    // MARK: Elements.
    function element(tag, attributes, children) {
      const node = document.createElement(tag);
      Object.keys(attributes || {}).forEach((key) => {
        if (key === "text") { node.textContent = attributes[key]; } else { node.setAttribute(key, attributes[key]); }
      });
      (children || []).forEach((child) => node.appendChild(child));
      return node;
    }
    const SVG = "http://www.w3.org/2000/svg";
    function drawn(tag, attributes, text) {
      const node = document.createElementNS(SVG, tag);
      Object.keys(attributes).forEach((key) => node.setAttribute(key, attributes[key]));
      if (text !== undefined) { node.textContent = text; }
      return node;
    }

    const futureStep = () => data.future.indexOf(state.year);
    const observedYear = () => data.years.indexOf(state.year);

    // MARK: Ranking of the year shown: observed, observed under other weights, or expected.
    function ranking() {
      const step = futureStep();
      const year = observedYear();
      const rows = [];
      const what = step >= 0 ? whatIf(step) : null;
      data.entities.forEach((entity, i) => {
        if (step >= 0) {
          const own = i === state.entity ? expected(step, i, what.gain, what.others) : expected(step, i, 0);
          if (own) {
            rows.push({ i: i, score: own.score[2], rank: own.rank[2], low: own.rank[1], high: own.rank[3],
              before: data.ranks[i][last] });
          }
        } else {
          const raw = weighted() ? reweighted(i, year) : data.scores[i][year];
          if (raw != null) {
            rows.push({ i: i, score: raw, rank: data.ranks[i][year], before: year > 0 ? data.ranks[i][year - 1] : null });
          }
        }
      });
      if (step < 0 && weighted()) {
        rows.sort((a, b) => sign * (b.score - a.score));
        rows.forEach((row, place) => {
          row.before = data.ranks[row.i][year];
          row.rank = place > 0 && Math.abs(rows[place - 1].score - row.score) < 1e-12 ? rows[place - 1].rank : place + 1;
        });
      }
      return rows;
    }

    function reweighted(i, year) {
      const parts = data.parts[i][year];
      if (!parts || parts.some((p) => p == null)) { return null; }
      const total = state.weights.reduce((a, b) => a + b, 0);
      return parts.reduce((sum, p, c) => sum + p * state.weights[c] / total, 0);
    }

    let shownRows = [];
    function drawTable() {
      const step = futureStep();
      const query = fold(state.query.trim());
      let rows = ranking().filter((row) => {
        const entity = data.entities[row.i];
        return (!query || fold(name(row.i) + " " + entity.id).includes(query))
          && state.filters.every((want, g) => want < 0 || entity.groups[g] === want)
          && (state.class < 0 || classOf(row.score) === state.class);
      });
      const keys = {
        rank: (r) => r.rank == null ? 1e9 : r.rank, name: (r) => name(r.i), score: (r) => r.score,
        change: (r) => r.before == null || r.rank == null ? -1e9 : r.before - r.rank
      };
      const key = keys[state.sort] || keys.rank;
      rows.sort((a, b) => {
        const x = key(a), y = key(b);
        const order = typeof x === "string" ? x.localeCompare(y, state.lang) : x - y;
        return (state.down ? -order : order) || sign * (b.score - a.score);
      });
      shownRows = rows;
      const heads = [["rank", step >= 0 ? "medianRank" : "rank"], ["name", "name"], ["score", step >= 0 ? "medianScore" : "score"]];
      if (step >= 0) { heads.push([null, "interval80"]); }
      heads.push(["change", weighted() && step < 0 ? "againstOwnWeights" : step >= 0 ? "againstLast" : "againstPrevious"]);
      const head = $("ranking-head");
      head.replaceChildren(element("tr", {}, heads.map(([sort, title], column) => {
        const cell = element("th", { scope: "col", class: column === 1 ? "lead" : "trail" });
        if (!sort) { cell.textContent = word(title); return cell; }
        cell.setAttribute("aria-sort", state.sort !== sort ? "none" : state.down ? "descending" : "ascending");
        const button = element("button", { type: "button", text: word(title) });
        button.addEventListener("click", () => {
          state.down = state.sort === sort ? !state.down : sort === "score" || sort === "change";
          state.sort = sort;
          drawTable();
          $("ranking-head").querySelectorAll("th")[column].querySelector("button").focus();
        });
        cell.appendChild(button);
        return cell;
      })));
      $("ranking-body").replaceChildren(...rows.map((row) => {
        const move = row.before == null || row.rank == null ? null : row.before - row.rank;
        const pick = element("button", { type: "button", class: "pick", text: name(row.i) });
        pick.addEventListener("click", () => { choose(row.i); $("entity").focus(); });
        const cells = [
          element("td", { class: "trail", text: number(row.rank, 0) }), element("th", { scope: "row", class: "lead" }, [pick]),
          element("td", { class: "trail", text: score(row.score) })
        ];
        if (step >= 0) { cells.push(element("td", { class: "trail", text: number(row.low, 0) + "–" + number(row.high, 0) })); }
        cells.push(element("td", { class: "trail", text: move == null ? "" : move > 0 ? "↑ " + number(move, 0)
          : move < 0 ? "↓ " + number(-move, 0) : "=" }));
        return element("tr", row.i === state.entity ? { class: "focus", "aria-current": "true" } : {}, cells);
      }));
      $("ranking-count").textContent = word("shown", { shown: number(rows.length, 0), all: number(ranking().length, 0) });
    }
    """#
}
