// The layers of a map, made from what the server sends.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  function toLatLng(offset) {
    return function (position) {
      return L.latLng(position[1], position[0] + (offset || 0));
    };
  }

  corridorMap.countryStyle = function (iso3, state) {
    const theme = state.theme;
    const plain = { fillColor: theme.land, fillOpacity: 1, color: theme.border, weight: 0.7, dashArray: null };
    const at = state.index[iso3];
    if (at === undefined) return plain;
    if (!state.measure) return { ...plain, color: theme.edge, weight: 1.6 };
    const band = state.measure.bands[at];
    if (!band) return { ...plain, color: theme.edge, weight: 1.6 };
    return { ...plain, fillColor: theme.fill(band), color: theme.edge, weight: 1.6, dashArray: theme.dashedEdge(band) };
  };

  corridorMap.countryLines = function (iso3, state) {
    const at = state.index[iso3];
    if (at === undefined) return state.shading ? [corridorMap.say(state, "outside")] : [];
    if (!state.measure) return [state.shading.countries[at].role];
    return [state.shading.countries[at].role, state.measure.label + ": " + state.measure.texts[at]];
  };

  // Countries of the corridor that have no outline here.
  corridorMap.shapeless = function (shapes, state) {
    const drawn = new Set(shapes.features.map(function (feature) {
      return feature.properties.iso3;
    }));
    const group = L.featureGroup();
    state.shading.countries.forEach(function (country) {
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

  // Areas by their outline; what is too small to be seen so by a mark.
  corridorMap.disputed = function (data, state) {
    const group = L.featureGroup();
    const { hatch, hatchEdge } = state.theme;
    const style = { color: hatchEdge, weight: 1, dashArray: "4 3", fillColor: hatch, fillOpacity: 1 };
    state.config.offsets.forEach(function (offset) {
      L.geoJSON(data, {
        coordsToLatLng: toLatLng(offset),
        style: style,
        pointToLayer: function (_, latlng) {
          return corridorMap.diamond(latlng, { ...style, dashArray: "2 2" }, 6);
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

  // Bars across a line that nobody can take on the day of the result.
  corridorMap.closed = function (line, band, state) {
    const width = (state.config.widths[band] || state.config.thin) + state.config.casing;
    return L.polyline(line.latlngs, { color: state.theme.casing, weight: width, dashArray: "2.5 7", lineCap: "butt", interactive: false });
  };

  corridorMap.legs = function (data, state) {
    const group = L.featureGroup();
    state.legs = {};
    data.features.forEach(function (feature) {
      const leg = feature.properties;
      const line = corridorMap.line(feature.geometry.coordinates, leg.band, leg.mode, state);
      const way = leg.kind === "stand-in" ? "stand_in" : "way";
      line.core.bindTooltip(
        corridorMap.note(corridorMap.say(state, "leg", leg), [
          corridorMap.say(state, way, { mode: leg.mode, km: Math.round(leg.km) }),
          leg.countries.join(", "),
          corridorMap.say(state, "risk", { risk: leg.text }),
          leg.why,
          leg.closed ? corridorMap.say(state, "closed", leg) : "",
        ].concat(leg.closures || [])),
        { sticky: true, className: "map-wide" }
      );
      state.legs[leg.number] = line.core;
      if (leg.closed) line.layers.push(corridorMap.closed(line, leg.band, state));
      const head = corridorMap.head(line, state, 7);
      line.layers.concat(head || []).forEach(function (layer) {
        group.addLayer(layer);
      });
    });
    return group;
  };

  corridorMap.placesOf = function (data) {
    return data.features.map(function (feature) {
      const place = feature.properties;
      return { latlng: toLatLng()(feature.geometry.coordinates), text: place.name, role: place.role };
    });
  };

  corridorMap.places = function (data, state) {
    const group = L.featureGroup();
    const theme = state.theme;
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
    });
    return group;
  };
})();
