extension ExploreScript {
  /// The card, the what-if, the weights and the words of the page.
  static let panels = #"""
    // MARK: The card of the entity and the what-if.
    function drawCard() {
      const i = state.entity, step = futureStep(), year = observedYear();
      let text;
      if (step < 0) {
        const s = data.scores[i][year], r = data.ranks[i][year];
        const k = classOf(s);
        text = s == null ? word("notScored", { name: name(i), year: state.year })
          : word("stood", { name: name(i), year: state.year, rank: number(r, 0), of: number(data.ranks.filter((x) => x[year] != null).length, 0), score: score(s) })
            + (k >= 0 ? " " + word("inClass", { class: local(data.classes[k].name) }) : "");
      } else {
        const own = expected(step, i, 0);
        text = own ? word("heading", { name: name(i), year: state.year, rank: number(own.rank[2], 0), low: number(own.rank[1], 0),
          high: number(own.rank[3], 0), score: score(own.score[2]) }) : word("notForecast", { name: name(i) });
        const what = whatIf(step), changed = own && (what.gain !== 0 || what.others) ? expected(step, i, what.gain, what.others) : null;
        if (changed && changed.stored) {
          text += " " + word("headingChange", { rank: number(changed.rank[2], 0), low: number(changed.rank[1], 0), high: number(changed.rank[3], 0) });
        }
      }
      $("card").textContent = text;
    }

    function drawWhatIf() {
      // A what-if is about a survey to come: with an observed year shown it speaks of the next one.
      const step = Math.max(0, futureStep());
      const what = whatIf(step), gain = what.gain;
      const i = state.entity;
      const own = data.future.length ? expected(step, i, gain, what.others) : null;
      const base = data.future.length ? expected(step, i, 0) : null;
      $("what-if-year").textContent = data.future.length ? word("whatIfYear", { year: data.future[step] }) : "";
      data.components.forEach((c, k) => {
        $("gain-" + k).value = String(state.gains[k]);
        const signed = (x) => (x > 0 ? "+" : "") + number(x, 2);
        const counts = counted(step, unitOf.get(i), k);
        $("gain-value-" + k).textContent = signed(state.gains[k])
          + (Math.abs(counts - state.gains[k]) < 0.005 ? "" : " " + word("gainCounts", { gain: signed(counts) }));
      });
      drawItems();
      if (!own) {
        ["what-if-rank", "what-if-interval", "what-if-improve"].concat(data.tops.map((t) => "what-if-top-" + t)).forEach((id) => { $(id).textContent = "–"; });
        $("what-if-note").textContent = word("notForecast", { name: name(i) });
        return;
      }
      $("what-if-rank").textContent = number(own.rank[2], 0);
      $("what-if-interval").textContent = number(own.rank[1], 0) + "–" + number(own.rank[3], 0);
      $("what-if-improve").textContent = chance(own.improve);
      data.tops.forEach((t, k) => { $("what-if-top-" + t).textContent = chance(own.tops[k]); });
      const rival = state.against >= 0 && state.against !== i ? state.against : neighbour(i);
      $("against").value = data.entities[rival] ? data.entities[rival].id : "";
      const odds = rival >= 0 ? ahead(step, i, rival, gain, what.others) : null;
      $("what-if-ahead").textContent = chance(odds);
      $("what-if-change").textContent = own.stored
        ? word("whatIfChange", { gain: (gain > 0 ? "+" : "") + score(gain), index: data.short, before: number(base.rank[2], 0), after: number(own.rank[2], 0) })
        : word("whatIfNone");
      $("what-if-note").textContent = own.stored
        ? word("monteCarlo", { draws: number(N, 0), low: number(own.error[0], 0), high: number(own.error[1], 0), points: number(100 * 0.98 / Math.sqrt(N), 1) })
        : word("fromForecast", { draws: number(data.allDraws, 0) });
    }

    function drawItems() {
      if (!items) { return; }
      const isKnown = itemPlace.has(state.entity);
      $("items").hidden = !isKnown;
      if (!isKnown) { return; }
      if (state.items.some((x) => x !== 0)) { $("items").open = true; }
      items.id.forEach((_, k) => {
        const now = itemCount(k), slider = $("item-" + k);
        slider.value = String(now + state.items[k]);
        slider.setAttribute("aria-valuetext", slider.value);
        $("item-value-" + k).textContent = number(now, 0) + (state.items[k] ? " → " + number(now + state.items[k], 0) : "") + " / " + items.most[k];
      });
    }

    function neighbour(i) {
      const rank = data.ranks[i][last];
      let best = -1, gap = 1e9;
      data.entities.forEach((_, j) => {
        const r = data.ranks[j][last];
        if (j !== i && r != null && rank != null && unitOf.has(j)) {
          const d = rank - r;
          if (d >= 0 && d < gap) { gap = d; best = j; }
        }
      });
      if (best >= 0) { return best; }
      const other = data.units.find((j) => j !== i);
      return other === undefined ? -1 : other;
    }

    function drawWeights() {
      const total = state.weights.reduce((a, b) => a + b, 0) || 1;
      data.components.forEach((c, k) => {
        $("weight-" + k).value = String(state.weights[k]);
        $("weight-value-" + k).textContent = percent(state.weights[k] / total);
      });
      $("weights-note").textContent = futureStep() >= 0 && weighted() ? word("weightsObserved") : "";
    }

    function drawPeers() {
      $("peer-list").replaceChildren(...state.peers.map((p) => {
        const button = element("button", { type: "button", class: "chip", text: name(p) + " ×", "aria-label": word("removePeer", { name: name(p) }) });
        button.addEventListener("click", () => { state.peers = state.peers.filter((q) => q !== p); draw(); });
        return element("li", {}, [button]);
      }));
    }

    // MARK: Words of the page, in the language chosen.
    function drawWords() {
      document.documentElement.lang = state.lang;
      document.title = word("title", { index: local(data.name) });
      document.querySelectorAll("[data-word]").forEach((node) => {
        node.textContent = word(node.dataset.word, { top: node.dataset.top, index: local(data.name), short: data.short, origin: data.years[last] });
      });
      document.querySelectorAll("[data-label]").forEach((node) => { node.setAttribute("aria-label", word(node.dataset.label)); });
      document.querySelectorAll("[data-lang]").forEach((node) => { node.setAttribute("aria-pressed", String(node.dataset.lang === state.lang)); });
      document.querySelectorAll("[data-item]").forEach((node) => { node.textContent = local(items.names[Number(node.dataset.item)]); });
      document.querySelectorAll("[data-component]").forEach((node) => { node.textContent = local(data.components[Number(node.dataset.component)].name); });
      const names = data.entities.map((entity, i) => [name(i), entity.id]).sort((a, b) => a[0].localeCompare(b[0], state.lang));
      $("names").replaceChildren(...names.map((pair) => element("option", { value: pair[0] })));
      $("entity").value = name(state.entity);
      const against = $("against");
      against.replaceChildren(...names.filter((pair) => unitOf.has(position.get(pair[1]))).map((pair) => element("option", { value: pair[1], text: pair[0] })));
      data.groups.forEach((group, g) => fill($("filter-" + g), group.values.map((v) => local(v)), state.filters[g], local(group.name)));
      if (data.classes.length) { fill($("filter-class"), data.classes.map((c) => local(c.name)), state.class, word("class")); }
      $("search").value = state.query;
      $("year").value = String(allYears.indexOf(state.year));
      $("year").setAttribute("aria-valuetext", String(state.year));
      $("year-value").textContent = state.year + " " + (futureStep() >= 0 ? word("projected") : word("observed"));
      document.querySelectorAll("[data-show]").forEach((node) => { node.setAttribute("aria-pressed", String(node.dataset.show === state.show)); });
      $("accuracy").textContent = local(data.accuracy);
      $("notes").replaceChildren(...data.notes.map((note) => element("li", { text: local(note) })));
    }

    function fill(select, names, chosen, title) {
      select.replaceChildren(element("option", { value: "-1", text: title + ": " + word("all") }),
        ...names.map((text, k) => element("option", { value: String(k), text: text })));
      select.value = String(chosen);
      select.setAttribute("aria-label", title);
    }

    function draw() {
      drawWords(); drawCard(); drawPeers(); drawWhatIf(); drawWeights(); drawChart(); drawTable(); write();
    }

    function choose(i) {
      state.entity = i;
      state.items = noItems();
      state.peers = state.peers.filter((p) => p !== i);
      draw();
    }

    function find(text) {
      const wanted = fold(text.trim());
      if (!wanted) { return -1; }
      let found = data.entities.findIndex((entity, i) => fold(entity.id) === wanted || fold(name(i)) === wanted || fold(entity.name.en) === wanted);
      if (found < 0) {
        const near = data.entities.map((_, i) => i).filter((i) => fold(name(i)).startsWith(wanted));
        if (near.length === 1) { found = near[0]; }
      }
      return found;
    }
    """#
}
