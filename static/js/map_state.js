// The view of a map in the address of its page, so that it can be sent to a colleague.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const NAMES = ["map", "map_hide", "map_shade", "map_year", "map_corridor"];

  function viewIn(text) {
    const parts = (text || "").split(",").map(Number);
    const usable = parts.length === 3 && text && parts.every(Number.isFinite) && Math.abs(parts[1]) <= 90 && Math.abs(parts[2]) <= 540;
    return usable ? { zoom: parts[0], centre: [parts[1], parts[2]] } : null;
  }

  // What an address asks for; what is not understood is left out.
  corridorMap.asked = function () {
    const query = new URLSearchParams(window.location.search);
    return {
      view: viewIn(query.get("map")),
      hidden: new Set((query.get("map_hide") || "").split(",").filter(Boolean)),
      shade: query.get("map_shade"),
      year: /^\d{4}$/.test(query.get("map_year") || "") ? Number(query.get("map_year")) : null,
      corridor: query.get("map_corridor"),
    };
  };

  function known(map, state) {
    const centre = map.getCenter();
    const view = [map.getZoom(), centre.lat.toFixed(3), centre.lng.toFixed(3)].join(",");
    return {
      map: state.moved ? view : "",
      map_hide: Array.from(state.hidden).join(","),
      map_shade: state.shade || "",
      map_year: state.year ? String(state.year) : "",
      map_corridor: state.corridor || "",
    };
  }

  function addressOf(map, state, withView) {
    const address = new URL(window.location.href);
    const now = known(map, { ...state, moved: state.moved || withView });
    NAMES.forEach(function (name) {
      if (now[name]) address.searchParams.set(name, now[name]);
      else address.searchParams.delete(name);
    });
    address.search = address.search.replace(/%2C/g, ",");
    return address;
  }

  // Writes the address a moment after the last change; the view only once the reader has moved it.
  corridorMap.remember = function (map, state) {
    let waiting = null;
    state.write = function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        window.history.replaceState(window.history.state, "", addressOf(map, state));
      }, 250);
    };
    let handled = false; // a map pans into its bounds by itself, too
    ["pointerdown", "wheel", "keydown"].forEach(function (kind) {
      map.getContainer().addEventListener(kind, function () { handled = true; }, { passive: true, capture: true });
    });
    map.on("moveend", function () {
      if (state.framing || !handled || !map.getContainer().dataset.mapReady) return;
      state.moved = true;
      state.write();
    });
  };

  corridorMap.copying = function (map, figure, state) {
    const button = figure.querySelector("[data-map-copy]");
    const field = figure.querySelector("[data-map-link]");
    if (!button) return;
    button.addEventListener("click", function () {
      const address = addressOf(map, state, true);
      address.hash = figure.closest("[id]:not(figure)") ? figure.closest("[id]:not(figure)").id : "";
      const offer = function () {
        field.hidden = false;
        field.value = address.href;
        field.focus();
        field.select();
        corridorMap.tell(figure, corridorMap.say(state, "copy_this"));
      };
      if (!navigator.clipboard) return offer();
      navigator.clipboard.writeText(address.href).then(function () {
        field.hidden = true;
        corridorMap.tell(figure, corridorMap.say(state, "copied"));
      }, offer);
    });
  };
})();
