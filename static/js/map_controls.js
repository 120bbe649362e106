// What stands on and around the map: scale, coordinates, and the controls beside it.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
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

  // What countries can be shaded by: risks, threats, treaties, or nothing.
  corridorMap.measures = function (figure, state, redraw) {
    const select = figure.querySelector("[data-map-measure]");
    const told = figure.querySelector("[data-map-shaded]");
    const all = state.shading.measures;
    select.replaceChildren();
    [["risks", "risk"], ["threats", "threat"], ["legal", "legal"]].forEach(function (kind) {
      const group = document.createElement("optgroup");
      group.label = corridorMap.say(state, kind[0]);
      all.forEach(function (measure, number) {
        if (kindOf(measure) === kind[1]) offer(group, String(number), measure.label);
      });
      if (group.children.length) select.appendChild(group);
    });
    offer(select, "", corridorMap.say(state, "plain"));
    select.disabled = false;
    const asked = all.findIndex(function (measure) {
      return measure.slug === state.shade;
    });
    select.value = state.shade === "none" || !all.length ? "" : String(Math.max(asked, 0));
    const choose = function () {
      state.measure = select.value === "" ? null : all[Number(select.value)];
      told.textContent = state.measure ? corridorMap.say(state, "shaded", { measure: state.measure.label }) : corridorMap.say(state, "plain");
      state.shade = state.measure ? (state.measure === all[0] ? "" : state.measure.slug) : "none";
    };
    choose();
    select.addEventListener("change", function () {
      choose();
      redraw();
      state.write();
    });
  };

  function kindOf(measure) {
    if (measure.limits === "legal") return "legal";
    return ["risk", "violence", "structural"].includes(measure.slug) ? "risk" : "threat";
  }

  function offer(parent, value, label) {
    const option = parent.appendChild(document.createElement("option"));
    option.value = value;
    option.textContent = label;
  }

  // Boxes that show and hide a layer.
  corridorMap.layers = function (figure, state, changed) {
    figure.querySelectorAll("[data-map-layer]").forEach(function (box) {
      box.checked = !state.hidden.has(box.dataset.mapLayer);
      box.addEventListener("change", function () {
        if (box.checked) state.hidden.delete(box.dataset.mapLayer);
        else state.hidden.add(box.dataset.mapLayer);
        changed();
        state.write();
      });
    });
  };

  corridorMap.buttons = function (map, figure, state) {
    figure.querySelector("[data-map-reset]").addEventListener("click", function () {
      corridorMap.home(map, state);
      state.moved = false;
      state.write();
    });
    corridorMap.copying(map, figure, state);
    fullscreen(map, figure, state);
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

  function fullscreen(map, figure, state) {
    const full = figure.querySelector("[data-map-fullscreen]");
    if (!full) return;
    full.hidden = !document.fullscreenEnabled;
    full.addEventListener("click", function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else figure.requestFullscreen();
    });
    document.addEventListener("fullscreenchange", function () {
      const on = document.fullscreenElement === figure;
      full.setAttribute("aria-pressed", String(on));
      full.textContent = corridorMap.say(state, on ? "leave_full" : "full");
      map.invalidateSize();
    });
  }

  // The view of all there is, which is not one the reader chose.
  corridorMap.home = function (map, state) {
    state.framing = true;
    map.fitBounds(state.config.bounds || state.config.world, { padding: [46, 46], maxZoom: 7, animate: false });
    state.framing = false;
  };

  // Paper is narrower than the screen and always light: the map takes its size and colours before it is printed.
  corridorMap.printing = function (map, state, redraw) {
    const figure = map.getContainer().closest(".map-figure");
    const change = function (on) {
      const view = [map.getCenter(), map.getZoom()];
      figure.classList.toggle("map-printing", on);
      state.theme = corridorMap.theme(map.getContainer(), state.config);
      redraw();
      state.framing = true; // the paper's size is no view the reader chose
      map.invalidateSize({ pan: false, animate: false });
      if (!state.moved) corridorMap.home(map, state);
      else map.setView(view[0], view[1], { animate: false });
      state.framing = false;
      map.fire("viewreset"); // draws at once; the next frame would come after the paper
    };
    window.addEventListener("beforeprint", change.bind(null, true));
    window.addEventListener("afterprint", change.bind(null, false));
  };
})();
