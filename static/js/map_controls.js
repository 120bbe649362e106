// What stands on and around the map: scale, coordinates, labels, and the buttons beside it.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  // Where a name may stand: its offset from the place in pixels, and which of its ends is held there.
  const SIDES = [
    [12, -10, 0], [-12, -10, 1], [0, 10, 0.5], [0, -30, 0.5],
    [10, 6, 0], [-10, 6, 1], [10, -26, 0], [-10, -26, 1],
    [12, 18, 0], [-12, 18, 1], [12, -40, 0], [-12, -40, 1],
  ];

  function inDegrees(latlng) {
    const wrapped = latlng.wrap();
    const latitude = Math.abs(wrapped.lat).toFixed(2) + "\u00b0 " + (wrapped.lat < 0 ? "S" : "N");
    return latitude + ", " + Math.abs(wrapped.lng).toFixed(2) + "\u00b0 " + (wrapped.lng < 0 ? "W" : "E");
  }

  corridorMap.furnish = function (map, sources) {
    L.control.scale({ imperial: false }).addTo(map);
    const attribution = L.control.attribution({ prefix: "Leaflet" }).addTo(map);
    sources.forEach(function (source) {
      attribution.addAttribution(source);
    });
    const Coordinates = L.Control.extend({
      options: { position: "bottomleft" },
      onAdd: function () {
        const box = L.DomUtil.create("div", "map-coordinates");
        const show = function (latlng) {
          box.textContent = inDegrees(latlng);
        };
        map.on("mousemove", function (event) {
          show(event.latlng);
        });
        map.on("move", function () {
          show(map.getCenter());
        });
        show(map.getCenter());
        return box;
      },
    });
    map.addControl(new Coordinates());
  };

  // Names beside places: each takes the first side where it covers neither a line nor another name, else
  // the first where it covers no other name. The ends of the corridor come first.
  corridorMap.labels = function (map, state) {
    const pane = map.createPane("names");
    const names = (state.labels || []).map(function (label) {
      const box = document.createElement("span");
      box.className = "map-name map-name-" + label.role;
      box.textContent = label.text;
      pane.appendChild(box);
      return { box: box, latlng: label.latlng, last: label.role === "stop" };
    });
    names.sort(function (a, b) {
      return a.last - b.last;
    });
    const arrange = function () {
      const taken = [];
      const ways = waysInView(map, state.legs || {});
      names.forEach(function (name) {
        place(map, name, taken, ways);
      });
    };
    map.on("zoomend viewreset resize moveend", arrange);
    map.on("zoomanim", function () {
      pane.classList.add("map-names-away");
    });
    map.on("zoomend", function () {
      pane.classList.remove("map-names-away");
    });
    arrange();
  };

  function place(map, name, taken, ways) {
    const point = map.latLngToLayerPoint(name.latlng);
    name.box.hidden = false;
    const width = name.box.offsetWidth;
    const height = name.box.offsetHeight;
    const possible = SIDES.map(function (side) {
      return { x: point.x + side[0] - side[2] * width, y: point.y + side[1], width: width, height: height };
    }).filter(function (box) {
      return isInView(map, point, box) && !taken.some(covers.bind(null, box));
    });
    const clear = possible.find(function (box) {
      return !ways.some(covers.bind(null, box));
    });
    const free = clear || possible[0];
    name.box.hidden = !free;
    if (!free) return;
    taken.push(free);
    L.DomUtil.setPosition(name.box, L.point(Math.round(free.x), Math.round(free.y)));
  }

  function covers(box, other) {
    const beside = box.x >= other.x + other.width || box.x + box.width <= other.x;
    return !beside && box.y < other.y + other.height && box.y + box.height > other.y;
  }

  // Small boxes along the lines, every dozen pixels within sight.
  function waysInView(map, legs) {
    const view = map.getPixelBounds();
    const origin = map.getPixelOrigin();
    const boxes = [];
    Object.values(legs).forEach(function (leg) {
      const points = leg.getLatLngs().map(function (latlng) {
        return map.latLngToLayerPoint(latlng);
      });
      points.slice(1).forEach(function (end, number) {
        const start = points[number];
        const steps = Math.min(Math.ceil(start.distanceTo(end) / 12), 400);
        for (let step = 0; step <= steps; step++) {
          const at = start.add(end.subtract(start).multiplyBy(step / Math.max(steps, 1)));
          if (view.contains(at.add(origin))) boxes.push({ x: at.x - 3, y: at.y - 3, width: 6, height: 6 });
        }
      });
    });
    return boxes;
  }

  // A name may not be cut off at the edge of the map, unless its place is out of sight too.
  function isInView(map, point, box) {
    const size = map.getSize();
    const place = map.layerPointToContainerPoint(point);
    if (place.x < 0 || place.y < 0 || place.x > size.x || place.y > size.y) return true;
    const corner = map.layerPointToContainerPoint(L.point(box.x, box.y));
    return corner.x >= 2 && corner.y >= 2 && corner.x + box.width <= size.x - 2 && corner.y + box.height <= size.y - 2;
  }

  corridorMap.measures = function (figure, state, redraw) {
    const select = figure.querySelector("[data-map-measure]");
    select.replaceChildren();
    state.threats.measures.forEach(function (measure, number) {
      const option = select.appendChild(document.createElement("option"));
      option.value = String(number);
      option.textContent = measure.label;
    });
    select.disabled = state.threats.measures.length === 0;
    const told = figure.querySelector("[data-map-shaded]");
    const choose = function () {
      state.measure = state.threats.measures[Number(select.value)] || null;
      told.textContent = state.measure ? "Countries shaded by: " + state.measure.label : "";
    };
    choose();
    select.addEventListener("change", function () {
      choose();
      redraw();
    });
  };

  // Whether the reader wants the recorded incidents drawn.
  corridorMap.wanted = function (figure) {
    const box = figure.querySelector("[data-map-incidents]");
    return Boolean(box && box.checked);
  };

  corridorMap.onWanted = function (figure, redraw) {
    const box = figure.querySelector("[data-map-incidents]");
    if (box) box.addEventListener("change", redraw);
  };

  corridorMap.buttons = function (map, figure, state) {
    figure.querySelector("[data-map-reset]").addEventListener("click", function () {
      corridorMap.home(map, state);
    });
    const full = figure.querySelector("[data-map-fullscreen]");
    full.hidden = !document.fullscreenEnabled;
    full.addEventListener("click", function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else figure.requestFullscreen();
    });
    document.addEventListener("fullscreenchange", function () {
      const on = document.fullscreenElement === figure;
      full.setAttribute("aria-pressed", String(on));
      full.textContent = on ? "Leave full screen" : "Full screen";
      map.invalidateSize();
    });
    document.querySelectorAll("[data-map-leg]").forEach(function (button) {
      button.addEventListener("click", function () {
        const line = state.legs && state.legs[button.dataset.mapLeg];
        if (!line) return;
        figure.scrollIntoView({ block: "nearest" });
        map.fitBounds(line.getBounds(), { padding: [60, 60], maxZoom: 7 });
        line.openTooltip(line.getCenter());
      });
    });
  };

  corridorMap.home = function (map, state) {
    map.fitBounds(state.config.bounds || state.config.world, { padding: [46, 46], maxZoom: 7, animate: false });
  };

  // Paper is narrower than the screen and always light: the map takes its size and colours before it is printed.
  corridorMap.printing = function (map, state, redraw) {
    const figure = map.getContainer().closest(".map-figure");
    const change = function (on) {
      figure.classList.toggle("map-printing", on);
      state.theme = corridorMap.theme(map.getContainer(), state.config);
      redraw();
      map.invalidateSize({ pan: false, animate: false });
      corridorMap.home(map, state);
      map.fire("viewreset"); // draws at once; the next frame would come after the paper
    };
    window.addEventListener("beforeprint", change.bind(null, true));
    window.addEventListener("afterprint", change.bind(null, false));
  };
})();
