extension ExploreScript {
  /// The trajectories.
  static let chart = #"""
    // MARK: Chart.
    // Each stands out from the paper of its scheme, as letters must.
    const PALETTES = {
      light: ["#0072b2", "#b84a00", "#007a58", "#a34d84", "#8a6000", "#1f77b4", "#8c6d46", "#666666", "#b22222"],
      dark: ["#56b4e9", "#ff9e4a", "#4cd0a5", "#e8a3cb", "#f5c04a", "#9ad0f5", "#c9a37c", "#b8b8b8", "#ff8a8a"]
    };
    function drawChart() {
      const COLOURS = PALETTES[window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"];
      const style = getComputedStyle(document.documentElement);
      const ink = style.getPropertyValue("--ink").trim(), muted = style.getPropertyValue("--muted").trim();
      const line = style.getPropertyValue("--line").trim(), paper = style.getPropertyValue("--paper").trim();
      const width = Math.max(320, Math.min(920, $("chart").clientWidth || 920)), height = width < 500 ? 360 : 440;
      const isRank = state.show === "rank";
      const who = [state.entity].concat(state.peers);
      const series = who.map((i) => {
        const points = [];
        data.years.forEach((year, t) => {
          const v = isRank ? data.ranks[i][t] : data.scores[i][t];
          points.push(v == null ? null : { x: year, y: v, t: t });
        });
        const fans = data.future.map((year, s) => {
          const what = i === state.entity ? whatIf(s) : null;
          const own = what ? expected(s, i, what.gain, what.others) : expected(s, i, 0);
          return own ? { x: year, q: isRank ? own.rank : own.score } : null;
        });
        return { i: i, points: points, fans: fans };
      });
      const ys = [];
      series.forEach((s, k) => {
        s.points.forEach((p) => { if (p) { ys.push(p.y); } });
        s.fans.forEach((f) => { if (f) { ys.push(f.q[2]); if (k === 0) { ys.push(f.q[0], f.q[4]); } } });
      });
      let low = Math.min(...ys), high = Math.max(...ys);
      if (!isFinite(low)) { low = 0; high = 1; }
      if (isRank) { low = Math.max(1, Math.floor(low - 1)); high = Math.ceil(high + 1); }
      else { const pad = (high - low || span * 0.05) * 0.06; low = Math.max(data.scale[0], low - pad); high = Math.min(data.scale[1], high + pad); }
      const right = width < 500 ? 74 : 150, left = 46, top = 30, bottom = 30;
      const x = (year) => left + (year - allYears[0]) / ((allYears[allYears.length - 1] - allYears[0]) || 1) * (width - left - right);
      const flip = isRank || !data.higher;
      const y = (v) => { const share = (v - low) / ((high - low) || 1); return top + (flip ? share : 1 - share) * (height - top - bottom); };
      const svg = drawn("svg", { xmlns: SVG, viewBox: "0 0 " + width + " " + height, width: width, height: height, role: "img",
        "font-family": "system-ui, 'Segoe UI', Arial, 'Liberation Sans', sans-serif", "font-size": "12" });
      const title = word(isRank ? "chartRank" : "chartScore", { who: who.map(name).join(", "), index: data.short });
      svg.setAttribute("aria-label", title);
      svg.appendChild(drawn("rect", { width: width, height: height, fill: paper }));
      svg.appendChild(drawn("text", { x: left, y: 16, fill: ink, "font-weight": "600" },
        word(isRank ? "rankAxis" : "scoreAxis", { index: data.short })));
      const ticks = niceTicks(low, high, isRank);
      if (isRank && low <= 1 && !ticks.includes(1)) { ticks.unshift(1); }
      ticks.forEach((v) => {
        svg.appendChild(drawn("line", { x1: left, x2: width - right, y1: y(v), y2: y(v), stroke: line }));
        svg.appendChild(drawn("text", { x: left - 6, y: y(v) + 4, fill: muted, "text-anchor": "end" },
          isRank ? number(v, 0) : number(v, 2)));
      });
      let lastLabel = -99;
      allYears.forEach((year) => {
        if (x(year) - lastLabel < 36) { return; }
        lastLabel = x(year);
        svg.appendChild(drawn("text", { x: x(year), y: height - 10, fill: muted, "text-anchor": "middle" }, String(year)));
      });
      svg.appendChild(drawn("line", { x1: x(state.year), x2: x(state.year), y1: top, y2: height - bottom, stroke: muted,
        "stroke-dasharray": "2 4" }));
      const own = series[0];
      const anchor = own.points[last];
      const fans = own.fans.filter(Boolean);
      if (anchor && fans.length) {
        [[0, 4, 0.14], [1, 3, 0.22]].forEach(([a, b, alpha]) => {
          const upper = [[x(anchor.x), y(anchor.y)]].concat(fans.map((f) => [x(f.x), y(f.q[b])]));
          const lower = fans.map((f) => [x(f.x), y(f.q[a])]).reverse();
          svg.appendChild(drawn("polygon", { points: upper.concat(lower).map((p) => p.map((v) => v.toFixed(1)).join(",")).join(" "),
            fill: COLOURS[0], "fill-opacity": alpha }));
        });
      }
      const labels = [];
      series.forEach((s, k) => {
        const colour = COLOURS[k % COLOURS.length];
        // A year without a score, or a break in the series, is a gap in the line.
        let run = [];
        const flush = () => { if (run.length > 1) { path(run, colour, "", k); } run = []; };
        s.points.forEach((p) => {
          if (!p) { flush(); return; }
          if (data.breaks.includes(p.x)) { flush(); }
          run.push(p);
        });
        flush();
        s.points.forEach((p) => { if (p) { dot(p.x, p.y, colour, name(s.i) + ", " + p.x + ": " + (isRank ? number(p.y, 0) : score(p.y))); } });
        const ahead = s.fans.filter(Boolean).map((f) => ({ x: f.x, y: f.q[2] }));
        if (s.points[last] && ahead.length) { path([s.points[last]].concat(ahead), colour, "5 4", k); }
        s.fans.forEach((f) => {
          if (!f) { return; }
          const show = isRank ? (v) => number(v, 0) : score;
          dot(f.x, f.q[2], colour, name(s.i) + ", " + f.x + ": " + show(f.q[2]) + " (80%: " + show(f.q[1]) + "–" + show(f.q[3]) + ")");
        });
        const end = ahead[ahead.length - 1] || s.points.filter(Boolean).pop();
        if (end) { labels.push({ y: y(end.y), text: width < 500 ? data.entities[s.i].id.slice(0, 10) : name(s.i), colour: colour, bold: k === 0 }); }
      });
      labels.sort((a, b) => a.y - b.y);
      labels.forEach((label, k) => { if (k > 0 && label.y - labels[k - 1].y < 14) { label.y = labels[k - 1].y + 14; } });
      labels.forEach((label) => {
        const room = Math.floor((right - 14) / 6.4);
        const text = label.text.length > room ? label.text.slice(0, room - 1) + "…" : label.text;
        svg.appendChild(drawn("text", { x: width - right + 8, y: label.y + 4, fill: label.colour, "font-weight": label.bold ? "700" : "500" }, text));
      });
      function path(points, colour, dash, k) {
        svg.appendChild(drawn("polyline", { points: points.map((p) => x(p.x).toFixed(1) + "," + y(p.y).toFixed(1)).join(" "),
          fill: "none", stroke: colour, "stroke-width": k === 0 ? 2.6 : 1.7, "stroke-dasharray": dash || "none" }));
      }
      function dot(px, py, colour, text) {
        const circle = drawn("circle", { cx: x(px).toFixed(1), cy: y(py).toFixed(1), r: 4, fill: colour, stroke: paper });
        circle.appendChild(drawn("title", {}, text));
        circle.addEventListener("mouseenter", () => { $("hover").textContent = text; });
        svg.appendChild(circle);
      }
      $("chart").replaceChildren(svg);
      $("chart-title").textContent = title;
    }

    function niceTicks(low, high, whole) {
      const raw = (high - low) / 5 || 1;
      const power = Math.pow(10, Math.floor(Math.log10(raw)));
      let size = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw) || raw;
      if (whole) { size = Math.max(1, Math.round(size)); }
      const out = [];
      for (let v = Math.ceil(low / size) * size; v <= high + 1e-12 && out.length < 12; v += size) { out.push(v); }
      return out;
    }
    """#
}
