// Lets the headings of a table sort its rows. Without it the table stands in its own order, whole.
(function () {
  "use strict";

  var NUMBER = /^(?:under |over |at least )?([+-]?[\d,]+(?:\.\d+)?)(?:e([+-]?\d+))?(?=$|[\s%a-z–])/i;

  function key(cell) {
    var text = (cell ? cell.textContent : "").trim().replace(/−/g, "-");
    var number = NUMBER.exec(text);
    if (!number) return text;
    return parseFloat(number[1].replace(/,/g, "") + (number[2] ? "e" + number[2] : ""));
  }

  function missing(value) {
    return value === "" || value === "–";
  }

  function compared(left, right) {
    var numbers = typeof left === "number" && typeof right === "number";
    if (numbers) return left - right;
    return String(left).localeCompare(String(right), document.documentElement.lang, { numeric: true });
  }

  function sort(table, heading, column) {
    var upwards = heading.getAttribute("aria-sort") !== "ascending";
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row) {
      return { row: row, key: key(row.cells[column]) };
    });
    rows.sort(function (left, right) {
      if (missing(left.key) || missing(right.key)) return missing(left.key) - missing(right.key);
      return upwards ? compared(left.key, right.key) : compared(right.key, left.key);
    });
    rows.forEach(function (one) {
      body.appendChild(one.row);
    });
    table.querySelectorAll("thead th").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", upwards ? "ascending" : "descending");
  }

  function button(table, heading, column) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "sort";
    while (heading.firstChild) made.appendChild(heading.firstChild);
    heading.appendChild(made);
    made.addEventListener("click", function () {
      sort(table, heading, column);
    });
  }

  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (heading, column) {
      button(table, heading, column);
    });
  });
})();
