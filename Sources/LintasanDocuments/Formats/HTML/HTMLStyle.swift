/// The style sheet of pages: light, dark and print.
enum HTMLStyle {
  static let sheet = """
    :root { --paper: #ffffff; --ink: #1a1a1a; --muted: #56606a; --line: #d9dee3; --shade: #f4f6f8; --link: #005a9c; \
    --accent: #0072b2; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --paper: #15181b; --ink: #e8eaec; --muted: #a4adb6; --line: #363c42; --shade: #1f2327; --link: #7cc0f0; \
    --accent: #56b4e9; }
      svg .paper, svg .f-paper { fill: #1b1f23; }
      svg .f-ink { fill: #e8eaec; } svg .s-ink { stroke: #e8eaec; }
      svg text[stroke] { stroke: #1b1f23; }
      svg .f-muted { fill: #a4adb6; } svg .s-muted { stroke: #a4adb6; }
      svg .s-grid { stroke: #30363c; } svg .s-axis { stroke: #6b757f; } svg .f-shade { fill: #20252a; }
      svg .f-quiet { fill: #59636d; } svg .s-quiet { stroke: #59636d; }
      svg .f-blue { fill: #56b4e9; } svg .s-blue { stroke: #56b4e9; }
      svg circle.f-paper { fill: #1b1f23; }
      svg .f-band95 { fill: #1d3a4e; } svg .f-band80 { fill: #2b5f82; }
      svg .s-band95 { stroke: #1d3a4e; } svg .s-band80 { stroke: #2b5f82; }
      svg .f-vermilion { fill: #f08a4b; } svg .s-vermilion { stroke: #f08a4b; }
      svg .f-green { fill: #2fbf98; } svg .s-green { stroke: #2fbf98; }
      svg .f-orange { fill: #e0a83a; } svg .s-orange { stroke: #e0a83a; }
      svg .f-purple { fill: #d58ab2; } svg .s-purple { stroke: #d58ab2; }
      svg .f-sky { fill: #8ccbf5; } svg .s-sky { stroke: #8ccbf5; }
      svg .f-black { fill: #c4c9ce; } svg .s-black { stroke: #c4c9ce; }
      svg .f-class1 { fill: #1550ad; }
      .picture { background: #1b1f23; }
      svg .f-brown { fill: #c49a75; } svg .s-brown { stroke: #c49a75; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", \
    "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
    main { max-width: 58rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; overflow-wrap: anywhere; }
    h1 { font-size: clamp(1.5rem, 5vw, 2.1rem); line-height: 1.2; margin: .5rem 0 1rem; }
    h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.4rem 0 .6rem; border-top: 1px solid var(--line); \
    padding-top: 1.2rem; }
    h3 { font-size: 1.08rem; margin: 1.6rem 0 .4rem; }
    p, li { max-width: 44rem; }
    a { color: var(--link); }
    .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; padding: 0; margin: 0 0 1rem; }
    .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .note { border-left: 4px solid var(--accent); background: var(--shade); padding: .7rem 1rem; margin: 1rem 0; \
    max-width: 46rem; }
    pre { background: var(--shade); padding: .8rem 1rem; overflow-x: auto; border-radius: 6px; }
    code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
    figure { margin: 1.4rem 0; } figcaption { color: var(--muted); font-size: .92rem; margin-top: .4rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .picture { overflow: auto; max-height: 92vh; border: 1px solid var(--line); border-radius: 8px; }
    .picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
    .table-block { margin: 1.2rem 0; }
    .table-frame { overflow: auto; max-width: 100%; }
    .long .table-frame { max-height: 75vh; border: 1px solid var(--line); border-radius: 6px; }
    table { border-collapse: collapse; min-width: min(100%, 36rem); font-size: .92rem; font-variant-numeric: tabular-nums; \
    overflow-wrap: normal; }
    caption { text-align: left; font-weight: 600; padding: .4rem .5rem .5rem 0; caption-side: top; }
    caption span { position: sticky; left: 0; display: inline-block; max-width: min(100vw - 2.6rem, 56rem); }
    .long caption { padding-left: .6rem; }
    .long table { width: 100%; }
    th, td { padding: .34rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
    thead th { position: sticky; top: 0; background: var(--paper); border-bottom: 2px solid var(--muted); \
    vertical-align: bottom; white-space: normal; }
    thead th.trail { white-space: normal; }
    tbody th { font-weight: 500; }
    td.lead, th.lead { min-width: 7.5rem; }
    tbody tr:hover { background: var(--shade); }
    .lead { text-align: left; } .trail { text-align: right; white-space: nowrap; } .mid { text-align: center; }
    th button { all: unset; cursor: pointer; font: inherit; font-weight: 600; }
    th button:focus-visible { outline: 3px solid var(--accent); }
    th[aria-sort] button::after { content: "\u{A0}↕"; color: var(--muted); }
    th[aria-sort=ascending] button::after { content: "\u{A0}↑"; }
    th[aria-sort=descending] button::after { content: "\u{A0}↓"; }
    .search { margin: 0 0 .5rem; display: flex; gap: .4rem 1rem; flex-wrap: wrap; align-items: center; }
    .search[hidden] { display: none; }
    .search input { font: inherit; padding: .3rem .5rem; border: 1px solid var(--muted); border-radius: 5px; \
    background: var(--paper); color: var(--ink); max-width: 100%; }
    .narrow, .printed { display: none; }
    @media (max-width: 40rem) {
      .wide { display: none; } .narrow { display: block; }
      .narrow svg { width: 100%; } th[aria-sort=none] button::after { content: ""; }
      table { font-size: .84rem; min-width: 100%; }
      th, td { padding: .3rem .35rem; } th:first-child, td:first-child { padding-left: .1rem; }
      .long th:first-child, .long td:first-child { padding-left: .4rem; }
      td.lead, th.lead { min-width: 6.3rem; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    }
    @page { size: A4; margin: 15mm 16mm; }
    @media print {
      :root { --paper: #ffffff; --ink: #000000; --muted: #444444; --line: #bbbbbb; --shade: #ffffff; --link: #000000; }
      body { font-size: 10pt; line-height: 1.45; } main { max-width: none; padding: 0; } p, li { max-width: none; }
      .search, nav, .skip, .narrow { display: none !important; } .wide { display: block !important; }
      .screened { display: none !important; } .printed { display: block; break-inside: avoid; }
      figure:has(.printed) { break-inside: auto; }
      .long .table-frame, .table-frame, .picture { max-height: none; overflow: visible; border: 0; }
      .picture svg { width: auto; max-width: 100%; max-height: 235mm; }
      thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
      thead th { position: static; background: none; } caption span { position: static; }
      table { min-width: 100%; font-size: .9em; } th, td { padding: .2em .45em; }
      tr, figure, .note, .table-block:not(.long) { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
      tbody tr:nth-child(-n+3) { break-after: avoid; } tbody tr:nth-last-child(-n+3) { break-before: avoid; }
      p, li { orphans: 3; widows: 3; }
      a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; }
      th button { display: contents !important; } th button::after { content: "" !important; }
      pre { white-space: pre-wrap; overflow: visible; }
      .compact { font-size: 9.5pt; line-height: 1.36; }
      .compact h1 { font-size: 1.65em; margin: 0 0 .3em; }
      .compact h2 { font-size: 1.2em; margin: .75em 0 .25em; padding-top: .4em; }
      .compact p, .compact ul { margin: .3em 0; } .compact ul { padding-left: 1.4em; }
      .compact .table-block { margin: .35em 0; } .compact caption { padding: .15em 0; }
      .compact th, .compact td { padding: .12em .4em; }
      .compact figure { margin: .4em 0; } .compact .picture svg { max-height: 74mm; }
    }
    """
}
