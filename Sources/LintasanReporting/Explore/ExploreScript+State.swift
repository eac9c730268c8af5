extension ExploreScript {
  /// State and words: what the page shows, kept in its address.
  static let state = #"""
    const data = JSON.parse(document.getElementById("data").textContent);
    const WORDS = JSON.parse(document.getElementById("words").textContent);
    const $ = (id) => document.getElementById(id);
    const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const span = data.scale[1] - data.scale[0];
    const sign = data.higher ? 1 : -1;
    const last = data.years.length - 1;
    const allYears = data.years.concat(data.future);
    const position = new Map(data.entities.map((entity, i) => [entity.id, i]));

    const noItems = () => data.items ? data.items.id.map(() => 0) : [];
    // MARK: State, kept in the address so that a view can be sent.
    const initial = () => ({
      entity: data.focus, peers: [], year: allYears[Math.min(data.years.length, allYears.length - 1)], lang: data.lang,
      show: "rank", gains: data.components.map(() => 0), items: noItems(), weights: data.components.map((c) => c.weight), query: "",
      filters: data.groups.map(() => -1), class: -1, sort: "rank", down: false, against: -1
    });
    let state = initial();

    function read() {
      state = initial();
      // A plus sign is a plus sign here, not a space.
      location.hash.replace(/^#/, "").split("&").forEach((part) => {
        const cut = part.indexOf("=");
        if (cut < 0) { return; }
        let key = part.slice(0, cut);
        let value;
        try { value = decodeURIComponent(part.slice(cut + 1)); } catch (_) { return; }
        const component = data.components.findIndex((c) => c.id === key);
        const item = data.items ? data.items.id.indexOf(key) : -1;
        const group = data.groups.findIndex((g) => g.key === key);
        if (key === "entity" && position.has(value)) { state.entity = position.get(value); }
        else if (key === "peers") {
          state.peers = value.split(",").filter((id) => position.has(id)).map((id) => position.get(id));
        }
        else if (key === "year" && allYears.includes(Number(value))) { state.year = Number(value); }
        else if (key === "lang" && WORDS[value]) { state.lang = value; }
        else if (key === "show" && (value === "rank" || value === "score")) { state.show = value; }
        else if (key === "search") { state.query = value; }
        else if (key === "weights") {
          const given = value.split(",").map(Number);
          if (given.length === data.components.length && given.every((w) => w >= 0 && isFinite(w)) && given.some((w) => w > 0)) {
            state.weights = given;
          }
        }
        else if (key === "class" && data.classes[Number(value)]) { state.class = Number(value); }
        else if (key === "against" && position.has(value)) { state.against = position.get(value); }
        else if (component >= 0 && isFinite(Number(value))) {
          state.gains[component] = Math.max(-span, Math.min(span, Number(value)));
        }
        else if (item >= 0 && isFinite(Number(value))) { state.items[item] = Math.round(Number(value)); }
        else if (group >= 0 && data.groups[group].values[Number(value)]) { state.filters[group] = Number(value); }
      });
      state.peers = state.peers.filter((p) => p !== state.entity).slice(0, 8);
      // Between no item and all of them.
      const own = data.items ? data.items.entities.indexOf(state.entity) : -1;
      state.items = state.items.map((x, k) => own < 0 ? 0
        : Math.max(-data.items.values[k][own], Math.min(data.items.most[k] - data.items.values[k][own], x)));
    }

    function write() {
      const parts = ["entity=" + data.entities[state.entity].id, "year=" + state.year];
      if (state.peers.length) { parts.push("peers=" + state.peers.map((p) => data.entities[p].id).join(",")); }
      data.components.forEach((c, i) => {
        if (state.gains[i] !== 0) { parts.push(c.id + "=" + (state.gains[i] > 0 ? "+" : "") + trimmed(state.gains[i])); }
      });
      state.items.forEach((x, k) => { if (x !== 0) { parts.push(data.items.id[k] + "=" + (x > 0 ? "+" : "") + x); } });
      if (weighted()) { parts.push("weights=" + state.weights.map(trimmed).join(",")); }
      if (state.show !== "rank") { parts.push("show=" + state.show); }
      data.groups.forEach((g, i) => { if (state.filters[i] >= 0) { parts.push(g.key + "=" + state.filters[i]); } });
      if (state.class >= 0) { parts.push("class=" + state.class); }
      if (state.against >= 0) { parts.push("against=" + data.entities[state.against].id); }
      if (state.query) { parts.push("search=" + encodeURIComponent(state.query)); }
      if (state.lang !== data.lang) { parts.push("lang=" + state.lang); }
      const hash = "#" + parts.join("&");
      if (hash !== location.hash) { history.replaceState(null, "", hash); }
    }
    const trimmed = (x) => String(Number(x.toFixed(4)));
    const weighted = () => state.weights.some((w, i) => Math.abs(w - data.components[i].weight) > 1e-9);

    // MARK: Words and numbers.
    const word = (key, values) => {
      let text = WORDS[state.lang][key] || key;
      Object.keys(values || {}).forEach((name) => { text = text.split("{" + name + "}").join(values[name]); });
      return text;
    };
    const local = (text) => (text && text[state.lang]) || (text && text.en) || "";
    const name = (i) => local(data.entities[i].name);
    const number = (x, digits) => x == null || !isFinite(x) ? "–" : new Intl.NumberFormat(
      state.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: digits === 0 }).format(x);
    const score = (x) => number(x, data.decimals);
    const chance = (p) => p == null ? "–" : p > 0 && p < 0.005 ? "<" + percent(0.01)
      : p < 1 && p > 0.995 ? ">" + percent(0.99) : percent(p);
    const percent = (p) => new Intl.NumberFormat(state.lang, { style: "percent", maximumFractionDigits: 0 }).format(p);
    const classOf = (x) => x == null ? -1 : data.classes.findIndex((c) => x >= c.from);
    """#
}
