// The map of the route editor: own outlines below, the legs and places of the route above them.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const DASHES = { land: "", sea: "0.1 12", air: "14 12" };
  const WORLD = [[-52, -130], [66, 160]];

  function colours(element) {
    const css = getComputedStyle(element);
    return function (name) {
      return css.getPropertyValue("--" + name).trim();
    };
  }

  routeEditor.map = function (element, handlers) {
    const map = L.map(element, {
      zoomSnap: 0.25, zoomDelta: 0.5, minZoom: 0.5, maxZoom: 10, worldCopyJump: false,
      attributionControl: false, renderer: L.canvas({ tolerance: 6, padding: 0.2 }),
    });
    L.control.scale({ imperial: false }).addTo(map);
    L.control.attribution({ prefix: "Leaflet" }).addAttribution("Natural Earth").addTo(map);
    map.createPane("base").style.zIndex = 250;
    map.fitBounds(WORLD, { animate: false });
    const view = {
      map: map, base: null, disputed: null, drawn: L.layerGroup().addTo(map), outlines: L.layerGroup().addTo(map),
      vertices: L.layerGroup().addTo(map), offsets: [0], colour: colours(element), handlers: handlers, framed: "",
    };
    map.on("click", function (event) {
      handlers.clicked(event.latlng);
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      view.colour = colours(element);
      outline(view);
      handlers.redraw();
    });
    return view;
  };

  routeEditor.loadBase = function (view, urls) {
    return Promise.all([routeEditor.fetchJson(urls.base), routeEditor.fetchJson(urls.disputed)]).then(function (layers) {
      view.base = layers[0];
      view.disputed = layers[1];
      outline(view);
    });
  };

  // The outlines, once for every turn of the Earth the route reaches into.
  function outline(view) {
    if (!view.base) return;
    view.outlines.clearLayers();
    const renderer = L.canvas({ pane: "base", padding: 0.2 });
    view.offsets.forEach(function (offset) {
      const turned = function (position) {
        return L.latLng(position[1], position[0] + offset);
      };
      const land = { color: view.colour("map-border"), weight: 0.7, fillColor: view.colour("map-land"), fillOpacity: 1 };
      const dashed = { color: view.colour("map-hatch"), weight: 1, dashArray: "4 3", fill: false };
      [[view.base, land], [view.disputed, dashed]].forEach(function (layer) {
        L.geoJSON(layer[0], {
          pane: "base", renderer: renderer, interactive: false, coordsToLatLng: turned, style: layer[1],
          pointToLayer: function (_, latlng) {
            return L.circleMarker(latlng, { radius: 4 });
          },
        }).addTo(view.outlines);
      });
    });
  }

  function offsetsOf(longitudes) {
    const west = Math.min.apply(null, longitudes.concat(0));
    const east = Math.max.apply(null, longitudes.concat(0));
    const offsets = [0];
    if (east > 170) offsets.push(360);
    if (west < -170) offsets.push(-360);
    if (east > 530) offsets.push(720);
    if (west < -530) offsets.push(-720);
    return offsets;
  }

  function spot(kind, text) {
    return L.divIcon({ className: "route-spot route-spot-" + kind, html: "", iconSize: [26, 26], iconAnchor: [13, 13], text: text });
  }

  // A marker whose text goes in as text.
  function marked(latlng, kind, text, options) {
    const marker = L.marker(latlng, { icon: spot(kind), keyboard: false, ...options });
    marker.on("add", function () {
      marker.getElement().textContent = text;
      marker.getElement().setAttribute("aria-hidden", "true");
    });
    return marker;
  }

  // Draws places and legs; longitudes run on from place to place, so that no leg jumps round the Earth.
  routeEditor.drawRoute = function (view, state, active) {
    const began = performance.now();
    view.drawn.clearLayers();
    const longitudes = [];
    let last = null;
    const shown = state.places.map(function (place, number) {
      if (!routeEditor.isPlaced(place)) return null;
      const before = number > 0 ? routeEditor.wayOf(state, number - 1) : [];
      if (before.length && last !== null) {
        const way = routeEditor.unrolled(before, last);
        drawLeg(view, state.legs[number - 1], way, active === number - 1);
        way.forEach(function (position) {
          longitudes.push(position[0]);
        });
        last = way[way.length - 1][0];
      }
      last = last === null ? place.longitude : routeEditor.near(place.longitude, last);
      longitudes.push(last);
      return [place.latitude, last];
    });
    shown.forEach(function (latlng, number) {
      if (latlng) drawPlace(view, state.places[number], latlng, number);
    });
    turnOutlines(view, offsetsOf(longitudes));
    view.shown = shown.filter(Boolean);
    view.map.getContainer().dataset.drawnIn = String(Math.round(performance.now() - began));
    return shown;
  };

  function turnOutlines(view, offsets) {
    if (offsets.join() === view.offsets.join()) return;
    view.offsets = offsets;
    outline(view);
  }

  function drawLeg(view, leg, way, isActive) {
    const latlngs = way.map(function (position) {
      return [position[1], position[0]];
    });
    const style = { lineCap: "round", lineJoin: "round", dashArray: DASHES[leg.mode] || null, interactive: false };
    const thick = leg.line ? 5 : 3.5;
    const add = function (options) {
      L.polyline(latlngs, { ...style, ...options }).addTo(view.drawn);
    };
    add({ color: view.colour("map-place"), weight: thick + 5 });
    add({ color: view.colour("map-casing"), weight: thick + 2.5 });
    add({ color: isActive ? view.colour("warn-line") : view.colour("accent"), weight: thick });
    if (leg.closures.length) add({ color: view.colour("map-place"), weight: thick - 1.5, dashArray: "2 9", lineCap: "butt" });
  }

  function drawPlace(view, place, latlng, number) {
    const marker = marked(latlng, "place", String(number + 1), { draggable: true, title: place.name });
    marker.on("dragend", function () {
      view.handlers.dragged(place.key, marker.getLatLng());
    });
    marker.addTo(view.drawn);
  }

  // Points of the leg that is being drawn: those between its ends can be moved and chosen.
  routeEditor.drawVertices = function (view, positions, from, chosen) {
    view.vertices.clearLayers();
    routeEditor.unrolled(positions, from).forEach(function (position, number) {
      if (number === 0 || number === positions.length - 1) return;
      const kind = number === chosen ? "chosen" : "vertex";
      const marker = marked([position[1], position[0]], kind, "", { draggable: true, zIndexOffset: 1000 });
      marker.on("click", function (event) {
        L.DomEvent.stop(event);
        view.handlers.chosen(number);
      });
      marker.on("dragend", function () {
        view.handlers.vertexMoved(number, marker.getLatLng());
      });
      marker.addTo(view.vertices);
    });
  };

  // Brings the route into sight when places came or went, never while somebody looks closer at it.
  routeEditor.frame = function (view, always) {
    const box = L.latLngBounds(view.shown || []);
    if (!box.isValid()) return;
    if (always || !view.map.getBounds().contains(box)) {
      view.map.fitBounds(box, { padding: [40, 40], maxZoom: 7, animate: false });
    }
  };
})();
