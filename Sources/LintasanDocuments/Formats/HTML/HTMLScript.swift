/// The script of pages: sorting by a click on a heading and searching in long tables. Everything is readable without it.
enum HTMLScript {
  static let tables = #"""
    (function () {
      "use strict";
      var fold = function (text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };
      document.querySelectorAll(".table-block").forEach(function (block) {
        var body = block.querySelector("tbody");
        var rows = Array.prototype.slice.call(body.rows);
        if (rows.length < 5) { return; }
        var heads = Array.prototype.slice.call(block.querySelectorAll("thead th"));
        var order = new Intl.Collator(document.documentElement.lang, { numeric: true });
        heads.forEach(function (head, column) {
          var button = document.createElement("button");
          button.type = "button";
          while (head.firstChild) { button.appendChild(head.firstChild); }
          head.appendChild(button);
          head.setAttribute("aria-sort", "none");
          button.addEventListener("click", function () {
            var down = head.getAttribute("aria-sort") === "ascending";
            heads.forEach(function (other) { other.setAttribute("aria-sort", "none"); });
            head.setAttribute("aria-sort", down ? "descending" : "ascending");
            var key = function (row) {
              var cell = row.cells[column];
              var text = cell.textContent.trim();
              if (text === "") { return null; }
              return cell.dataset.value === undefined ? text : Number(cell.dataset.value);
            };
            rows.map(function (row, place) { return { row: row, key: key(row), place: place }; })
              .sort(function (a, b) {
                if (a.key === null || b.key === null) {
                  return a.key === b.key ? a.place - b.place : a.key === null ? 1 : -1;
                }
                var sign = typeof a.key === "number" && typeof b.key === "number"
                  ? a.key - b.key : order.compare(String(a.key), String(b.key));
                return sign === 0 ? a.place - b.place : down ? -sign : sign;
              })
              .forEach(function (item) { body.appendChild(item.row); });
          });
        });
        var search = block.querySelector(".search");
        if (!search) { return; }
        search.hidden = false;
        var field = search.querySelector("input");
        var output = search.querySelector("output");
        var texts = rows.map(function (row) { return fold(row.textContent); });
        var show = function () {
          var wanted = fold(field.value.trim());
          var shown = 0;
          rows.forEach(function (row, place) {
            var isShown = texts[place].indexOf(wanted) >= 0;
            row.hidden = !isShown;
            if (isShown) { shown += 1; }
          });
          output.textContent = output.dataset.pattern.replace("{shown}", String(shown));
        };
        field.addEventListener("input", show);
        show();
      });
    })();
    """#
}
