// One corridor chosen in the matrix, the table or the map is marked in all three, and stands in the address.
(function () {
  "use strict";
  const HASH = /^#corridor-(\d+)$/;
  let chosen = null;

  function all(selector) {
    return Array.from(document.querySelectorAll(selector));
  }

  function inHash() {
    const found = HASH.exec(window.location.hash);
    return found ? found[1] : null;
  }

  function choose(corridor) {
    document.dispatchEvent(new CustomEvent("corridor:choose", { detail: { corridor: corridor || "" } }));
  }

  function pointOf(corridor) {
    return corridor && document.querySelector('.matrix a[data-corridor="' + Number(corridor) + '"]');
  }

  function rowOf(corridor) {
    return corridor && document.getElementById("corridor-" + Number(corridor));
  }

  function nameOf(corridor) {
    const point = pointOf(corridor);
    if (point) return point.getAttribute("aria-label") || point.querySelector("title").textContent;
    const found = document.querySelector('[data-corridor="' + Number(corridor) + '"] a');
    return found ? found.textContent : "";
  }

  function addressOf(corridor) {
    const found = pointOf(corridor) || document.querySelector('[data-corridor="' + Number(corridor) + '"] a');
    return found ? found.getAttribute("href") : "";
  }

  // Marks what is chosen; the map marks itself when it hears of the choice. Only what changes is touched,
  // so that a portfolio of hundreds answers at once.
  function mark(corridor) {
    all("[data-corridor][aria-current]").forEach(function (part) {
      part.classList.remove("is-chosen");
      part.removeAttribute("aria-current");
      press(part, false);
    });
    if (!corridor) return;
    all('[data-corridor="' + Number(corridor) + '"]').forEach(function (part) {
      part.classList.add("is-chosen");
      part.setAttribute("aria-current", "true");
      press(part, true);
    });
  }

  function press(part, isChosen) {
    const button = part.querySelector("[data-choose]");
    if (button) button.setAttribute("aria-pressed", String(isChosen));
  }

  function tell(box, corridor) {
    const name = corridor ? nameOf(corridor) : "";
    box.querySelector("[data-chosen-words]").textContent = name || box.dataset.none;
    const links = box.querySelector("[data-chosen-links]");
    links.hidden = !name;
    if (!name) return;
    links.querySelector("[data-chosen-result]").href = addressOf(corridor);
    const row = links.querySelector("[data-chosen-row]");
    row.href = (rowOf(corridor) ? "" : row.dataset.at + corridor) + "#corridor-" + corridor;
  }

  function write(corridor) {
    const address = new URL(window.location.href);
    if (corridor) address.hash = "corridor-" + corridor;
    else if (inHash()) address.hash = "";
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }

  function hear(box) {
    document.addEventListener("corridor:choose", function (event) {
      chosen = event.detail.corridor ? String(event.detail.corridor) : null;
      mark(chosen);
      tell(box, chosen);
      write(chosen);
    });
    window.addEventListener("hashchange", function () {
      if (inHash() && inHash() !== chosen) choose(inHash());
    });
    box.querySelector("[data-chosen-clear]").addEventListener("click", function () {
      choose(null);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && chosen && !event.target.closest("dialog, .leaflet-container")) choose(null);
    });
  }

  function plain(event) {
    return !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
  }

  // A point is chosen by the first click or Enter; the second one follows its link.
  function watchMatrix(matrix) {
    const points = Array.from(matrix.querySelectorAll("a[data-corridor]"));
    matrix.addEventListener("click", function (event) {
      const point = event.target.closest("a[data-corridor]");
      if (!point || !plain(event) || point.dataset.corridor === chosen) return;
      event.preventDefault();
      choose(point.dataset.corridor);
      rove(points, point);
    });
    matrix.addEventListener("keydown", function (event) {
      const point = event.target.closest("a[data-corridor]");
      const next = point && neighbour(points, point, event.key);
      if (!next) return;
      event.preventDefault();
      rove(points, next);
      next.focus();
    });
    if (points.length) rove(points, points[0]);
  }

  // The matrix is one stop of the Tab key; arrow keys go from point to point.
  function rove(points, to) {
    points.forEach(function (point) {
      point.setAttribute("tabindex", point === to ? "0" : "-1");
    });
  }

  function placeOf(point) {
    const dot = point.querySelector("circle");
    return [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))];
  }

  const WAYS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 1], ArrowUp: [1, -1] };

  function neighbour(points, from, key) {
    const way = WAYS[key];
    if (!way) return null;
    const [axis, sign] = way;
    const ordered = points.slice().sort(function (a, b) {
      return placeOf(a)[axis] - placeOf(b)[axis] || points.indexOf(a) - points.indexOf(b);
    });
    return ordered[ordered.indexOf(from) + sign] || null;
  }

  function watchTable(body) {
    body.addEventListener("click", function (event) {
      const row = event.target.closest("tr[data-corridor]");
      const button = event.target.closest("[data-choose]");
      if (!row || (!button && event.target.closest("a, input, label, button"))) return;
      choose(button && row.dataset.corridor === chosen ? null : row.dataset.corridor);
    });
  }

  // The map hears of a choice only once its lines have come.
  function whenMapIsReady(then) {
    const map = document.querySelector(".corridor-map");
    if (!map) return;
    if (map.dataset.mapReady) return then();
    const watching = new MutationObserver(function () {
      watching.disconnect();
      then();
    });
    watching.observe(map, { attributes: true, attributeFilter: ["data-map-ready"] });
  }

  document.addEventListener("DOMContentLoaded", function () {
    const box = document.querySelector("[data-chosen]");
    if (!box) return;
    hear(box);
    watchMatrix(document.querySelector(".matrix"));
    watchTable(document.querySelector(".portfolio-table tbody"));
    const asked = inHash() || new URLSearchParams(window.location.search).get("map_corridor");
    if (asked) choose(asked);
    else tell(box, null);
    if (inHash()) {
      whenMapIsReady(function () {
        setTimeout(function () {
          if (chosen) choose(chosen);
        });
      });
    }
  });
})();
