// What stands on and around the map: scale, coordinates, labels, and the buttons beside it.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const SIDES = [[12, -8, "left"], [-12, -8, "right"], [0, 12, "centre"], [0, -28, "centre"]];

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

  // Names beside places: each takes the first side where it covers no other name; the ends come first.
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
      names.forEach(function (name) {
        place(map, name, taken);
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

  function place(map, name, taken) {
    const point = map.latLngToLayerPoint(name.latlng);
    name.box.hidden = false;
    const width = name.box.offsetWidth;
    const height = name.box.offsetHeight;
    const free = SIDES.map(function (side) {
      const left = side[2] === "left" ? side[0] : side[2] === "right" ? side[0] - width : -width / 2;
      return { x: point.x + left, y: point.y + side[1] };
    }).find(function (corner) {
      return !taken.some(function (other) {
        return corner.x < other.x + other.width && corner.x + width > other.x && corner.y < other.y + other.height && corner.y + height > other.y;
      });
    });
    name.box.hidden = !free;
    if (!free) return;
    taken.push({ x: free.x, y: free.y, width: width, height: height });
    L.DomUtil.setPosition(name.box, L.point(Math.round(free.x), Math.round(free.y)));
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
    select.addEventListener("change", function () {
      state.measure = state.threats.measures[Number(select.value)];
      redraw();
    });
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
      map.invalidateSize({ pan: false, animate: false });
      corridorMap.home(map, state);
      redraw();
    };
    window.addEventListener("beforeprint", change.bind(null, true));
    window.addEventListener("afterprint", change.bind(null, false));
  };
})();
