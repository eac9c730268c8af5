extension ExploreScript {
  /// Files taken away, and controls.
  static let controls = #"""
    // MARK: What is taken away: CSV of what is shown, the chart as SVG or PNG.
    function save(name, blob) {
      const address = URL.createObjectURL(blob);
      const link = element("a", { href: address, download: name });
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    }
    // Text that a spreadsheet would run as a formula is escaped, as in every CSV file of ours; numbers are not.
    const cell = (v) => {
      if (v == null) { return ""; }
      let text = String(v);
      if (typeof v === "string" && /^[=+\-@\t\r]/.test(text)) { text = "'" + text; }
      return /[",\n\r]/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text;
    };
    const csv = (rows) => rows.map((row) => row.map(cell).join(",")).join("\n") + "\n";
    const fileName = (what, ending) => [data.id, what, state.year].join("-") + "." + ending;
    function tableCSV() {
      const step = futureStep();
      const head = ["entity", "name", "year", "kind", "rank", "score"].concat(step >= 0 ? ["rank_lower_80", "rank_upper_80"] : []);
      return csv([head].concat(shownRows.map((row) => [data.entities[row.i].id, name(row.i), state.year,
        step >= 0 ? "forecast" : weighted() ? "other_weights" : "observed", row.rank, row.score].concat(step >= 0 ? [row.low, row.high] : []))));
    }
    function chartCSV() {
      const rows = [["entity", "name", "year", "kind", "rank", "score", "rank_lower_80", "rank_upper_80", "score_lower_80", "score_upper_80"]];
      [state.entity].concat(state.peers).forEach((i) => {
        data.years.forEach((year, t) => {
          if (data.scores[i][t] != null) { rows.push([data.entities[i].id, name(i), year, "observed", data.ranks[i][t], data.scores[i][t], null, null, null, null]); }
        });
        data.future.forEach((year, s) => {
          const what = whatIf(s);
          const own = i === state.entity ? expected(s, i, what.gain, what.others) : expected(s, i, 0);
          if (own) { rows.push([data.entities[i].id, name(i), year, own.stored ? "scenario" : "forecast", own.rank[2], own.score[2], own.rank[1], own.rank[3], own.score[1], own.score[3]]); }
        });
      });
      return csv(rows);
    }
    const svgText = () => new XMLSerializer().serializeToString($("chart").firstChild);
    function savePNG() {
      const svg = $("chart").firstChild;
      const width = Number(svg.getAttribute("width")), height = Number(svg.getAttribute("height"));
      const image = new Image();
      image.onload = () => {
        const canvas = element("canvas", { width: width * 2, height: height * 2 });
        const context = canvas.getContext("2d");
        context.scale(2, 2);
        context.drawImage(image, 0, 0);
        canvas.toBlob((blob) => { if (blob) { save(fileName("chart", "png"), blob); } });
      };
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svgText());
    }

    // MARK: Controls.
    function listen() {
      document.querySelectorAll("[data-lang]").forEach((node) => node.addEventListener("click", () => { state.lang = node.dataset.lang; draw(); }));
      document.querySelectorAll("[data-show]").forEach((node) => node.addEventListener("click", () => { state.show = node.dataset.show; draw(); }));
      $("entity").addEventListener("change", () => {
        const found = find($("entity").value);
        if (found >= 0) { $("entity").setCustomValidity(""); choose(found); }
        else { $("entity").setCustomValidity(word("unknown")); $("entity").reportValidity(); }
      });
      $("peer").addEventListener("change", () => {
        const found = find($("peer").value);
        if (found >= 0 && found !== state.entity && !state.peers.includes(found) && state.peers.length < 8) {
          state.peers.push(found); $("peer").value = ""; draw();
        }
      });
      $("year").addEventListener("input", () => { state.year = allYears[Number($("year").value)]; draw(); });
      $("search").addEventListener("input", () => { state.query = $("search").value; drawTable(); write(); });
      data.groups.forEach((_, g) => $("filter-" + g).addEventListener("change", (e) => { state.filters[g] = Number(e.target.value); drawTable(); write(); }));
      if (data.classes.length) { $("filter-class").addEventListener("change", (e) => { state.class = Number(e.target.value); drawTable(); write(); }); }
      data.components.forEach((_, k) => {
        $("gain-" + k).addEventListener("input", (e) => { state.gains[k] = Number(e.target.value); drawWhatIf(); write(); });
        $("gain-" + k).addEventListener("change", draw);
        $("weight-" + k).addEventListener("input", (e) => {
          state.weights[k] = Number(e.target.value);
          if (state.weights.every((w) => w === 0)) { state.weights[k] = 0.01; }
          if (futureStep() >= 0) { state.year = data.years[last]; }
          draw();
        });
      });
      (items ? items.id : []).forEach((_, k) => {
        $("item-" + k).addEventListener("input", (e) => { state.items[k] = Number(e.target.value) - itemCount(k); drawWhatIf(); write(); });
        $("item-" + k).addEventListener("change", draw);
      });
      $("against").addEventListener("change", (e) => { state.against = position.get(e.target.value); drawWhatIf(); write(); });
      $("reset-gains").addEventListener("click", () => { state.gains = data.components.map(() => 0); state.items = noItems(); draw(); });
      $("reset-weights").addEventListener("click", () => { state.weights = data.components.map((c) => c.weight); draw(); });
      $("table-csv").addEventListener("click", () => save(fileName("ranking", "csv"), new Blob([tableCSV()], { type: "text/csv" })));
      $("chart-csv").addEventListener("click", () => save(fileName("trajectories", "csv"), new Blob([chartCSV()], { type: "text/csv" })));
      $("chart-svg").addEventListener("click", () => save(fileName("chart", "svg"), new Blob([svgText()], { type: "image/svg+xml" })));
      $("chart-png").addEventListener("click", savePNG);
      window.addEventListener("hashchange", () => { read(); draw(); });
      window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawChart);
      let timer = 0;
      window.addEventListener("resize", () => { clearTimeout(timer); timer = setTimeout(drawChart, 150); });
    }
    """#
}
