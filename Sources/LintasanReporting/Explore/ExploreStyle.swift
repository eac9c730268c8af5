/// Rules of the page to explore, beside those of every page.
enum ExploreStyle {
  static let sheet = """
    .explore { max-width: 76rem; }
    .explore header { display: flex; flex-wrap: wrap; gap: .4rem 2rem; justify-content: space-between; align-items: baseline; }
    .bar { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: .4rem 0 .8rem; }
    .bar label, .slider { display: flex; flex-direction: column; gap: .15rem; font-size: .92rem; }
    .bar input, .bar select, dl select { font: inherit; padding: .35rem .5rem; border: 1px solid var(--muted); \
    border-radius: 5px; background: var(--paper); color: var(--ink); max-width: 100%; }
    .bar label input { min-width: 12rem; }
    .wide-control { flex: 1 1 16rem; } .wide-control input { width: 100%; padding: 0; }
    .explore button { font: inherit; padding: .35rem .8rem; border: 1px solid var(--muted); border-radius: 5px; \
    background: var(--shade); color: var(--ink); cursor: pointer; }
    .explore button[aria-pressed=true] { background: var(--accent); border-color: var(--accent); color: #fff; }
    .explore th button, .explore .pick { all: unset; cursor: pointer; font: inherit; }
    .explore .pick:hover { text-decoration: underline; } .explore .pick:focus-visible { outline: 3px solid var(--accent); }
    .chips { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: 0 0 .6rem; }
    .lead-line { font-size: 1.15rem; line-height: 1.45; max-width: 60rem; }
    .columns { display: grid; grid-template-columns: minmax(0, 1.9fr) minmax(17rem, 1fr); gap: 0 2.2rem; }
    .plot svg { display: block; max-width: 100%; height: auto; }
    .muted { color: var(--muted); font-size: .92rem; }
    details { margin: .6rem 0; } summary { cursor: pointer; font-weight: 500; padding: .3rem 0; }
    .slider { margin: .45rem 0; max-width: 30rem; } .slider input { width: 100%; }
    dl { margin: .8rem 0; } dl div { display: flex; justify-content: space-between; gap: 1rem; padding: .25rem 0; \
    border-bottom: 1px solid var(--line); }
    dt { min-width: 0; } dl select { width: 100%; }
    dd { margin: 0; font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; } dd.figure { font-size: 1.5rem; }
    tr.focus { background: var(--shade); } tr.focus th, tr.focus td { font-weight: 700; }
    [hidden] { display: none !important; }
    @media (max-width: 56rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 40rem) { .bar label, .bar label input { width: 100%; min-width: 0; } }
    @media print { .bar, .chips button, .slider, .what-if p button { display: none; } }
    """
}
