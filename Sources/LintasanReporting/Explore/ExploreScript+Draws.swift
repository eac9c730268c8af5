extension ExploreScript {
  /// The stored draws, and what they say with a gain.
  static let draws = #"""
    // MARK: Draws. Sixteen bits a score; a row of draws for each unit of the forecast.
    const draws = data.draws64.map((text) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      return new Uint16Array(bytes.buffer);
    });
    const N = data.draws;
    const value = (code) => data.quantum[0] + code * data.quantum[1];
    const unitOf = new Map(data.units.map((entity, unit) => [entity, unit]));

    // A gain counts in full as long as the component's median has room for it within the scale, as in the command.
    function counted(step, unit, k) {
      const gain = state.gains[k];
      const median = unit === undefined || !data.medians[step] ? null : data.medians[step][unit][k];
      if (median == null) { return gain; }
      return gain > 0 ? Math.min(gain, Math.max(0, data.scale[1] - median)) : Math.max(gain, Math.min(0, data.scale[0] - median));
    }
    const gainOfIndex = (step, unit) => data.components.reduce((sum, c, k) => sum + c.weight * counted(step, unit, k), 0);

    // MARK: Items. The survey's recipe of the component that they make: z-scores over all, weighted, from least to most; with the
    // items of one entity changed, the deviations and the ends move, and so everybody.
    const items = data.items;
    const itemPlace = new Map(items ? items.entities.map((entity, k) => [entity, k]) : []);
    const itemCount = (k) => items.values[k][itemPlace.get(state.entity)];
    function component(columns) {
      const count = items.entities.length;
      const sums = new Float64Array(count);
      columns.forEach((column, k) => {
        const mean = column.reduce((a, b) => a + b, 0) / count;
        const deviation = Math.sqrt(column.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (count - 1));
        for (let e = 0; e < count; e++) { sums[e] += items.weights[k] / deviation * column[e]; }
      });
      const low = Math.min(...sums), high = Math.max(...sums);
      return sums.map((x) => high > low ? (x - low) / (high - low) : 0);
    }
    // What changed items of the entity shown move: its own index, and that of every unit of the forecast.
    function moves() {
      if (!items || !itemPlace.has(state.entity) || state.items.every((x) => x === 0)) { return null; }
      const own = itemPlace.get(state.entity);
      const after = component(items.values.map((column, k) => {
        const copy = column.slice();
        copy[own] = Math.max(0, Math.min(items.most[k], copy[own] + state.items[k]));
        return copy;
      }));
      const before = component(items.values);
      const weight = data.components[items.component].weight;
      return data.units.map((entity) => itemPlace.has(entity) ? weight * (after[itemPlace.get(entity)] - before[itemPlace.get(entity)]) : 0);
    }
    // The what-if of the entity shown: its own gain, and how the others move.
    function whatIf(step) {
      const others = moves();
      const unit = unitOf.get(state.entity);
      return { gain: gainOfIndex(step, unit) + (others && unit !== undefined ? others[unit] : 0), others: others };
    }

    // The scores of one unit in all draws of a step, its gain added, within the scale.
    function shifted(step, unit, gain) {
      const out = new Float64Array(N);
      for (let d = 0; d < N; d++) {
        out[d] = Math.max(data.scale[0], Math.min(data.scale[1], value(draws[step][unit * N + d]) + gain));
      }
      return out;
    }

    function ranksWith(step, unit, mine, others) {
      const ranks = new Int32Array(N).fill(1);
      const row = draws[step];
      for (let other = 0; other < data.units.length; other++) {
        if (other === unit) { continue; }
        const start = other * N;
        const move = others ? others[other] : 0;
        for (let d = 0; d < N; d++) {
          if (sign * (value(row[start + d]) + move) > sign * mine[d]) { ranks[d] += 1; }
        }
      }
      return ranks;
    }

    const quantile = (sorted, p) => sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(p * sorted.length - 1e-9) - 1))];

    // What is expected of an entity at a step: the forecast's own figures without a gain, else from the stored draws.
    function expected(step, entity, gain, others) {
      const unit = unitOf.get(entity);
      if (unit === undefined) { return null; }
      const own = data.fan[step][unit];
      if (Math.abs(gain) < 1e-12 && !others) {
        return { score: own.score, rank: own.rank, tops: own.tops, improve: own.improve, stored: false };
      }
      const mine = shifted(step, unit, gain);
      const ranks = ranksWith(step, unit, mine, others);
      const ordered = Int32Array.from(ranks).sort();
      const scores = Float64Array.from(mine).sort();
      const five = (list) => [0.025, 0.1, 0.5, 0.9, 0.975].map((p) => quantile(list, p));
      const share = (test) => { let n = 0; for (let d = 0; d < N; d++) { if (test(ranks[d])) { n += 1; } } return n / N; };
      const half = 0.98 / Math.sqrt(N);
      const current = data.ranks[entity][last];
      return {
        score: five(scores), rank: five(ordered), tops: data.tops.map((top) => share((r) => r <= top)),
        improve: current == null ? null : share((r) => r < current), stored: true,
        error: [quantile(ordered, 0.5 - half), quantile(ordered, 0.5 + half)]
      };
    }

    // The chance to stand ahead of another, gain included; even draws count half.
    function ahead(step, entity, other, gain, others) {
      const unit = unitOf.get(entity);
      const rival = unitOf.get(other);
      if (unit === undefined || rival === undefined) { return null; }
      const mine = shifted(step, unit, gain);
      let sum = 0;
      for (let d = 0; d < N; d++) {
        const theirs = value(draws[step][rival * N + d]) + (others ? others[rival] : 0);
        sum += mine[d] === theirs ? 0.5 : sign * mine[d] > sign * theirs ? 1 : 0;
      }
      return sum / N;
    }
    """#
}
