// The layers of a map, made from what the server sends. All text goes into the page as text, never as HTML.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  function toLatLng(offset) {
    return function (position) {
      return L.latLng(position[1], position[0] + (offset || 0));
    };
  }

  // A tooltip of a title and lines below it.
  corridorMap.note = function (title, lines) {
    const box = document.createElement("div");
    box.appendChild(document.createElement("strong")).textContent = title;
    lines.filter(Boolean).forEach(function (line) {
      box.appendChild(document.createElement("div")).textContent = line;
    });
    return box;
  };

  // Countries: shaded by the chosen measure where they belong to the corridor, plain elsewhere.
  corridorMap.countries = function (data, state) {
    const group = L.featureGroup();
    state.config.offsets.forEach(function (offset) {
      L.geoJSON(data, {
        coordsToLatLng: toLatLng(offset),
        style: function (feature) {
          return corridorMap.countryStyle(feature.properties.iso3, state);
        },
        onEachFeature: function (feature, layer) {
          const known = feature.properties;
          layer.bindTooltip(function () {
            return corridorMap.note(known.name, corridorMap.countryLines(known.iso3, state));
          }, { sticky: true });
        },
      }).eachLayer(function (layer) {
        group.addLayer(layer);
      });
    });
    return group;
  };

  corridorMap.countryStyle = function (iso3, state) {
    const theme = state.theme;
    const plain = { fillColor: theme.land, fillOpacity: 1, color: theme.border, weight: 0.7, dashArray: null };
    const at = state.index[iso3];
    if (at === undefined || !state.measure) return plain;
    const band = state.measure.bands[at];
    if (!band) return { ...plain, color: theme.edge, weight: 1.6 };
    return { ...plain, fillColor: theme.fill(band), color: theme.edge, weight: 1.6, dashArray: theme.dashedEdge(band) };
  };

  corridorMap.countryLines = function (iso3, state) {
    const at = state.index[iso3];
    if (at === undefined || !state.measure) return state.threats ? ["not part of this corridor"] : [];
    return [state.threats.countries[at].role, state.measure.label + ": " + state.measure.texts[at]];
  };

  // Countries of the corridor that have no outline here.
  corridorMap.shapeless = function (shapes, state) {
    const drawn = new Set(shapes.features.map(function (feature) {
      return feature.properties.iso3;
    }));
    const group = L.featureGroup();
    state.threats.countries.forEach(function (country) {
      if (drawn.has(country.iso3) || !country.point) return;
      const mark = corridorMap.diamond(toLatLng()(country.point), corridorMap.countryStyle(country.iso3, state));
      mark.iso3 = country.iso3;
      mark.bindTooltip(function () {
        return corridorMap.note(country.name, corridorMap.countryLines(country.iso3, state));
      }, { sticky: true });
      group.addLayer(mark);
    });
    return group;
  };

  corridorMap.disputed = function (data, state) {
    const group = L.featureGroup();
    state.config.offsets.forEach(function (offset) {
      L.geoJSON(data, {
        coordsToLatLng: toLatLng(offset),
        style: function () {
          const theme = state.theme;
          return { color: theme.hatchEdge, weight: 1, dashArray: "4 3", fillColor: theme.hatch, fillOpacity: 1 };
        },
        onEachFeature: function (feature, layer) {
          const known = feature.properties;
          layer.bindTooltip(corridorMap.note(known.name, [known.status]), { sticky: true });
        },
      }).eachLayer(function (layer) {
        group.addLayer(layer);
      });
    });
    return group;
  };

  // One line: the band's colour, dashed by mode, over an edge and a halo that part it from any shading below.
  corridorMap.line = function (positions, band, mode, state, thin) {
    const { config, theme } = state;
    const latlngs = positions.map(toLatLng());
    const width = (config.widths[band] || config.thin) * (thin || 1);
    const style = { lineCap: "round", lineJoin: "round", dashArray: config.modes[mode] || null };
    const under = { ...style, interactive: false };
    const halo = L.polyline(latlngs, { ...under, color: theme.place, weight: width + config.casing + 2.5 });
    const casing = L.polyline(latlngs, { ...under, color: theme.casing, weight: width + config.casing });
    const core = L.polyline(latlngs, { ...style, color: theme.line(band), weight: width });
    return { core: core, latlngs: latlngs, layers: [halo, casing, core] };
  };

  corridorMap.head = function (line, state, size) {
    const { theme } = state;
    const style = { color: theme.casing, weight: 1.5, fillColor: theme.place, fillOpacity: 1, interactive: false };
    return corridorMap.arrow(line.latlngs, style, size);
  };

  corridorMap.legs = function (data, state) {
    const group = L.featureGroup();
    state.legs = {};
    data.features.forEach(function (feature) {
      const leg = feature.properties;
      const line = corridorMap.line(feature.geometry.coordinates, leg.band, leg.mode, state);
      const kind = leg.kind === "stand-in" ? "stand-in line, " : "";
      line.core.bindTooltip(
        corridorMap.note("Leg " + leg.number + ": " + leg.start + " to " + leg.end, [
          "by " + leg.mode + ", " + kind + Math.round(leg.km).toLocaleString("en") + " km",
          leg.countries.join(", "),
          "Risk: " + leg.text,
          leg.why,
        ]),
        { sticky: true, className: "map-wide" }
      );
      state.legs[leg.number] = line.core;
      const head = corridorMap.head(line, state, 7);
      line.layers.concat(head || []).forEach(function (layer) {
        group.addLayer(layer);
      });
    });
    return group;
  };

  // Recorded incidents: a dot for deaths, a diamond for conflict.
  corridorMap.incidents = function (data, state) {
    const group = L.featureGroup();
    const theme = state.theme;
    data.x.forEach(function (x, number) {
      const latlng = L.latLng(data.y[number], x);
      const style = { color: theme.casing, weight: 0.8, fillColor: theme.incident, fillOpacity: 0.75 };
      const mark = data.kind[number] === "conflict" ? corridorMap.diamond(latlng, style, 4) : L.circleMarker(latlng, { ...style, radius: 3 });
      mark.bindTooltip(function () {
        return corridorMap.note(data.title[number], [data.text[number]]);
      }, { sticky: true });
      group.addLayer(mark);
    });
    return group;
  };

  corridorMap.places = function (data, state) {
    const group = L.featureGroup();
    const theme = state.theme;
    state.labels = [];
    data.features.forEach(function (feature) {
      const place = feature.properties;
      const latlng = toLatLng()(feature.geometry.coordinates);
      const ring = { color: theme.casing, weight: 2, fillColor: theme.place, fillOpacity: 1 };
      const mark = L.circleMarker(latlng, { ...ring, radius: place.role === "stop" ? 4 : 6 });
      mark.bindTooltip(corridorMap.note(place.name, [place.country, place.role]), { sticky: true });
      group.addLayer(mark);
      if (place.role === "destination") {
        group.addLayer(L.circleMarker(latlng, { radius: 2.5, stroke: false, fillColor: theme.casing, fillOpacity: 1, interactive: false }));
      }
      state.labels.push({ latlng: latlng, text: place.name, role: place.role });
    });
    return group;
  };

  corridorMap.corridors = function (data, state) {
    const group = L.featureGroup();
    data.features.forEach(function (feature) {
      const known = feature.properties;
      let longest = null;
      feature.geometry.coordinates.forEach(function (part, number) {
        const line = corridorMap.line(part, known.band, known.modes[number], state, 0.6);
        line.core.bindTooltip(corridorMap.note(known.title, ["Risk: " + known.text, "Click for the result"]), { sticky: true });
        line.core.on("click", function () {
          window.location.assign(known.url);
        });
        line.layers.forEach(function (layer) {
          group.addLayer(layer);
        });
        const reach = reachOf(line.latlngs);
        if (!longest || reach > longest.reach) longest = { line: line, reach: reach };
      });
      const head = longest && corridorMap.head(longest.line, state, 5);
      if (head) group.addLayer(head);
    });
    return group;
  };

  function reachOf(latlngs) {
    return latlngs[0].distanceTo(latlngs[latlngs.length - 1]);
  }
})();
