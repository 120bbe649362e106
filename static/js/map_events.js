// Recorded incidents: every one of them drawn or counted in a circle, by year. The numbers are always exact.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const DAY = 86400000;
  const LOCALE = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const COLUMNS = ["x", "y", "count", "deaths", "dead", "missing", "first", "last", "km", "leg"];

  function yearOf(day) {
    return new Date(day * DAY).getUTCFullYear();
  }

  function dateOf(day) {
    return new Date(day * DAY).toLocaleDateString(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  // The same grid of the web map as the server's, so that few and many incidents look alike.
  function binned(events, zoom, year, cell) {
    const size = 256 * Math.pow(2, zoom);
    const cells = new Map();
    events.x.forEach(function (x, at) {
      if (year && yearOf(events.day[at]) !== year) return;
      const sine = Math.sin((Math.max(-85.05112878, Math.min(85.05112878, events.y[at])) * Math.PI) / 180);
      const down = Math.max(0, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size;
      const key = Math.floor((((x + 180) / 360) * size) / cell) + ":" + Math.floor(down / cell);
      cells.set(key, joined(cells.get(key), events, at));
    });
    return asColumns(Array.from(cells.values()));
  }

  function joined(bin, events, at) {
    const day = events.day[at];
    const held = bin || { x: 0, y: 0, count: 0, deaths: 0, dead: null, missing: null, first: day, last: day, km: events.km[at], leg: events.leg[at] };
    held.x += events.x[at];
    held.y += events.y[at];
    held.count += 1;
    held.deaths += events.deaths[at];
    ["dead", "missing"].forEach(function (people) {
      if (events[people][at] !== null) held[people] = (held[people] || 0) + events[people][at];
    });
    held.first = Math.min(held.first, day);
    held.last = Math.max(held.last, day);
    return held;
  }

  function asColumns(bins) {
    const columns = Object.fromEntries(COLUMNS.map(function (name) {
      return [name, []];
    }));
    bins.forEach(function (bin) {
      COLUMNS.forEach(function (name) {
        columns[name].push(name === "x" || name === "y" ? bin[name] / bin.count : bin[name]);
      });
    });
    return columns;
  }

  function people(bins, at, state) {
    const known = corridorMap.say(state, "stated", { dead: bins.dead[at], missing: bins.missing[at] });
    return bins.deaths[at] ? known + " (" + corridorMap.say(state, "minimum") + ")" : known;
  }

  function oneInWords(bins, at, state) {
    const kind = corridorMap.say(state, bins.deaths[at] ? "death" : "conflict");
    const where = corridorMap.say(state, "distance", { km: bins.km[at], leg: bins.leg[at] });
    return corridorMap.note(dateOf(bins.first[at]) + ", " + kind, [people(bins, at, state), where]);
  }

  function manyInWords(bins, at, state, deepest) {
    const kinds = corridorMap.say(state, "kinds", { deaths: bins.deaths[at], conflict: bins.count[at] - bins.deaths[at] });
    const days = dateOf(bins.first[at]) + " \u2013 " + dateOf(bins.last[at]);
    const hint = deepest ? "" : corridorMap.say(state, "closer");
    return corridorMap.note(corridorMap.say(state, "here", { count: bins.count[at] }), [kinds, people(bins, at, state), days, hint]);
  }

  // A circle of many stands beside the place it would cover: both can be read, and it stays in its cell.
  function beside(map, bins, at, state) {
    const latlng = L.latLng(bins.y[at], bins.x[at]);
    const point = map.latLngToLayerPoint(latlng);
    const reach = corridorMap.radiusOf(bins.count[at]) + 8;
    const places = state.hidden.has("places") ? [] : state.places.map(function (place) {
      return map.latLngToLayerPoint(place.latlng);
    });
    const coveredBy = function (at) {
      return places.find(function (place) {
        return place.distanceTo(at) < reach - 0.5;
      });
    };
    const covered = coveredBy(point);
    if (!covered) return latlng;
    const away = point.subtract(covered);
    const ways = [point.distanceTo(covered) < 2 ? L.point(-1, 0) : away, L.point(-1, 0), L.point(1, 0), L.point(0, 1), L.point(0, -1)];
    const possible = ways.map(function (way) {
      return covered.add(way.multiplyBy(reach / Math.hypot(way.x, way.y)));
    });
    const free = possible.find(function (at) {
      return !coveredBy(at);
    });
    return map.layerPointToLatLng(free || possible[0]);
  }

  function drawn(map, bins, state) {
    const group = L.featureGroup();
    state.circles = [];
    const theme = state.theme;
    const order = bins.count.map(function (_, at) {
      return at;
    }).sort(function (a, b) {
      return bins.count[a] - bins.count[b];
    });
    order.forEach(function (at) {
      const alone = bins.count[at] === 1;
      const latlng = alone ? L.latLng(bins.y[at], bins.x[at]) : beside(map, bins, at, state);
      const mark = alone ? corridorMap.incident(latlng, bins.deaths[at] === 1, theme) : corridorMap.counted(latlng, bins.count[at], theme);
      mark.bindTooltip(function () {
        return alone ? oneInWords(bins, at, state) : manyInWords(bins, at, state, map.getZoom() >= map.getMaxZoom());
      }, { sticky: true, className: "map-wide" });
      if (!alone) {
        mark.on("click", function () {
          map.setView(latlng, Math.min(Math.floor(map.getZoom()) + 2, map.getMaxZoom()));
        });
      }
      group.addLayer(mark);
      if (!alone) state.circles.push({ latlng: latlng, reach: corridorMap.radiusOf(bins.count[at]) });
    });
    return group;
  }

  function address(map, state) {
    const box = map.getBounds();
    const edges = [
      Math.max(box.getWest(), -540), Math.max(box.getSouth(), -90), Math.min(box.getEast(), 540), Math.min(box.getNorth(), 90),
    ].map(function (edge) {
      return edge.toFixed(4);
    });
    const query = new URLSearchParams({ zoom: String(Math.max(0, Math.floor(map.getZoom()))), bbox: edges.join(",") });
    if (state.year) query.set("year", String(state.year));
    return state.config.urls.incidents + "?" + query;
  }

  // Keeps what is drawn in step with zoom, view, year and wish. `events` is null where the server bins.
  corridorMap.incidents = function (map, state, events) {
    let group = null;
    let asking = null;
    let shown = "";

    function show(bins) {
      if (group) map.removeLayer(group);
      group = drawn(map, bins, state).addTo(map);
      if (state.groups.places) state.groups.places.bringToFront();
      map.fire("names");
    }

    function clear() {
      if (group) map.removeLayer(group);
      group = null;
      shown = "";
      state.circles = [];
    }

    function ask() {
      const url = address(map, state);
      if (url === shown) return Promise.resolve();
      if (asking) asking.abort();
      asking = new AbortController();
      shown = url;
      return corridorMap.fetched(url, { signal: asking.signal }).then(show).catch(function (error) {
        if (error.name === "AbortError") return;
        shown = "";
        corridorMap.tell(map.getContainer().closest(".map-figure"), error.message);
      });
    }

    function refresh() {
      if (state.hidden.has("incidents")) return Promise.resolve(clear());
      if (!events) return ask();
      const zoom = Math.max(0, Math.floor(map.getZoom()));
      const wanted = zoom + ":" + state.year;
      if (wanted !== shown) show(binned(events, zoom, state.year, state.cell));
      shown = wanted;
      return Promise.resolve();
    }

    map.on("moveend", refresh);
    return {
      refresh: refresh,
      redraw: function () {
        clear();
        return refresh();
      },
    };
  };
})();
