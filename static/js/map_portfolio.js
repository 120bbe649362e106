// The map of all corridors: lines by band and mode, one of which can be chosen here or on the page.
//
// Whoever shows corridors tells of a choice by the event "corridor:choose" on the document, with the number of
// the corridor as `detail.corridor`; rows of tables bear it as `data-corridor`.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  corridorMap.corridors = function (data, state) {
    const group = L.featureGroup();
    state.lines = {};
    data.features.forEach(function (feature) {
      const known = feature.properties;
      const chosen = String(known.corridor) === state.corridor;
      const parts = feature.geometry.coordinates.map(function (part, number) {
        return corridorMap.line(part, known.band, known.modes[number], state, chosen ? 1.2 : 0.6);
      });
      parts.forEach(function (line) {
        line.core.bindTooltip(corridorMap.note(known.title, [corridorMap.say(state, "risk", { risk: known.text })]), { sticky: true });
        line.core.on("click", function (event) {
          L.DomEvent.stopPropagation(event);
          corridorMap.choose(known.corridor);
        });
        line.layers.forEach(function (layer) {
          group.addLayer(layer);
        });
      });
      const head = corridorMap.head(longest(parts), state, chosen ? 7 : 5);
      if (head) group.addLayer(head);
      state.lines[known.corridor] = { known: known, parts: parts };
    });
    return group;
  };

  corridorMap.choose = function (corridor) {
    document.dispatchEvent(new CustomEvent("corridor:choose", { detail: { corridor: corridor } }));
  };

  function longest(parts) {
    return parts.reduce(function (best, line) {
      return reachOf(line.latlngs) > reachOf(best.latlngs) ? line : best;
    });
  }

  function reachOf(latlngs) {
    return latlngs[0].distanceTo(latlngs[latlngs.length - 1]);
  }

  // What can be done with the chosen corridor: its result, and its row where the page has one.
  function offered(known, state) {
    const box = corridorMap.note(known.title, [corridorMap.say(state, "risk", { risk: known.text })]);
    link(box, known.url, corridorMap.say(state, "result"));
    const row = document.querySelector('[data-corridor="' + Number(known.corridor) + '"][id]');
    if (row) link(box, "#" + row.id, corridorMap.say(state, "row"));
    return box;
  }

  function link(box, address, text) {
    const line = box.appendChild(document.createElement("div"));
    const anchor = line.appendChild(document.createElement("a"));
    anchor.href = address;
    anchor.textContent = text;
  }

  function listen(map, figure, state, redraw) {
    const select = figure.querySelector("[data-map-choose]");
    document.addEventListener("corridor:choose", function (event) {
      const chosen = state.lines[event.detail.corridor];
      state.corridor = chosen ? String(event.detail.corridor) : null;
      if (select) select.value = state.corridor || "";
      mark(event.detail.corridor);
      map.closePopup();
      redraw();
      state.write();
      if (chosen) show(map, state.lines[state.corridor], state);
    });
    if (select) fill(select, state);
  }

  function show(map, line, state) {
    const latlngs = line.parts.flatMap(function (part) {
      return part.latlngs;
    });
    const bounds = L.latLngBounds(latlngs);
    if (!map.getBounds().contains(bounds)) map.fitBounds(bounds, { padding: [60, 60], maxZoom: 5 });
    const core = longest(line.parts).core;
    L.popup({ className: "map-wide", autoPan: true }).setLatLng(core.getCenter()).setContent(offered(line.known, state)).openOn(map);
  }

  function mark(corridor) {
    document.querySelectorAll("[data-corridor]").forEach(function (row) {
      row.classList.toggle("is-chosen", row.dataset.corridor === String(corridor || ""));
    });
  }

  function fill(select, state) {
    Object.entries(state.lines).map(function (entry) {
      return [entry[0], entry[1].known.title];
    }).sort(function (a, b) {
      return a[1].localeCompare(b[1]);
    }).forEach(function (entry) {
      const option = select.appendChild(document.createElement("option"));
      option.value = entry[0];
      option.textContent = entry[1];
    });
    select.disabled = false;
    select.addEventListener("change", function () {
      corridorMap.choose(select.value);
    });
  }

  corridorMap.portfolio = function (map, config) {
    const { state, figure } = corridorMap.begin(map, config);
    Promise.all([corridorMap.fetched(config.urls.world), corridorMap.fetched(config.urls.corridors)]).then(function (answers) {
      const [world, corridors] = answers;
      corridorMap.dress(map, state, world);
      const redraw = corridorMap.drawer(map, state, function () {
        return [
          ["countries", function () { return corridorMap.countries(world.countries, state); }],
          ["disputed", function () { return corridorMap.disputed(world.disputed, state); }],
          ["corridors", function () { return corridorMap.corridors(corridors, state); }],
        ];
      });
      redraw();
      const box = L.geoJSON(corridors).getBounds();
      if (box.isValid()) state.config.bounds = box;
      if (!state.moved) corridorMap.home(map, state);
      listen(map, figure, state, redraw);
      corridorMap.details(map, state, world);
      corridorMap.finish(map, figure, state, redraw);
      const without = corridors.without_line;
      const missing = without.length ? corridorMap.say(state, "no_line", { corridors: without.join("; ") }) + " " : "";
      corridorMap.tell(figure, missing + (world.countries.notice || ""));
      if (state.lines[state.corridor]) corridorMap.choose(state.corridor);
    }).catch(corridorMap.failed(figure));
  };
})();
