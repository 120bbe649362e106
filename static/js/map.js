// Shows a result on a map: fetches its layers from this server and draws them on one canvas.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const LOOKS = ["swatches", "patterns", "widths", "thin", "casing", "modes"];

  function bounded(map, offsets) {
    map.setMaxBounds([[-86, -200 + Math.min.apply(null, offsets)], [86, 200 + Math.max.apply(null, offsets)]]);
  }

  // A map with its scale and frame, and what is asked of it, before its layers have come.
  corridorMap.begin = function (map, config) {
    const asked = corridorMap.asked();
    const state = {
      config: config, words: {}, index: {}, groups: {}, shading: null, measure: null, write: function () {},
      hidden: asked.hidden, shade: asked.shade, year: asked.year, corridor: asked.corridor, moved: Boolean(asked.view),
    };
    const sources = ["Natural Earth"];
    map.options.renderer = L.canvas({ tolerance: 5, padding: 0.2 });
    bounded(map, config.offsets);
    if (config.tiles) {
      L.tileLayer(config.tiles).addTo(map);
      sources.push(new URL(config.tiles.replace("{s}.", ""), window.location.href).hostname);
    }
    corridorMap.furnish(map, sources);
    corridorMap.home(map, state);
    if (asked.view) map.setView(asked.view.centre, asked.view.zoom, { animate: false });
    corridorMap.remember(map, state);
    return { state: state, figure: map.getContainer().closest(".map-figure") };
  };

  // The looks and words every map of this installation shares.
  corridorMap.dress = function (map, state, world) {
    LOOKS.forEach(function (name) {
      state.config[name] = world[name];
    });
    state.words = world.words;
    state.cell = world.cell;
    state.theme = corridorMap.theme(map.getContainer(), state.config);
  };

  // Draws everything again: after a change of measure, of the reader's colours, or for paper.
  corridorMap.drawer = function (map, state, groups) {
    return function () {
      Object.values(state.groups).forEach(function (layer) {
        map.removeLayer(layer);
      });
      state.groups = {};
      groups().forEach(function (pair) {
        if (!state.hidden.has(pair[0])) state.groups[pair[0]] = pair[1]().addTo(map);
      });
      if (state.incidents) state.incidents.redraw();
    };
  };

  corridorMap.finish = function (map, figure, state, redraw) {
    corridorMap.buttons(map, figure, state);
    corridorMap.printing(map, state, redraw);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      state.theme = corridorMap.theme(map.getContainer(), state.config);
      redraw();
    });
    corridorMap.linked(map, state);
    map.getContainer().dataset.mapReady = "true";
  };

  corridorMap.failed = function (figure) {
    return function (error) {
      corridorMap.tell(figure, "The map could not be drawn. " + error.message);
      throw error;
    };
  };

  corridorMap.result = function (map, config) {
    const { state, figure } = corridorMap.begin(map, config);
    const urls = config.urls;
    const events = urls.incidents && !config.binned ? corridorMap.fetched(urls.incidents) : null;
    Promise.all([corridorMap.fetched(urls.world), corridorMap.fetched(urls.layers), events]).then(function (answers) {
      const [world, layers, incidents] = answers;
      corridorMap.dress(map, state, world);
      shade(state, layers.shading);
      state.places = corridorMap.placesOf(layers.places);
      if (!config.bounds) frameCountries(map, state, world.countries);
      if (urls.incidents) state.incidents = corridorMap.incidents(map, state, incidents);
      const redraw = corridorMap.drawer(map, state, function () {
        return [
          ["countries", function () { return corridorMap.countries(world.countries, state); }],
          ["disputed", function () { return corridorMap.disputed(world.disputed, state); }],
          ["shapeless", function () { return corridorMap.shapeless(world.countries, state); }],
          ["legs", function () { return corridorMap.legs(layers.legs, state); }],
          ["places", function () { return corridorMap.places(layers.places, state); }],
        ];
      });
      corridorMap.measures(figure, state, redraw);
      const years = corridorMap.years(figure, state, layers.years, function () {
        state.incidents.refresh();
        state.write();
      });
      corridorMap.layers(figure, state, function () {
        redraw();
        map.fire("names");
        if (years) years.tell();
      });
      redraw();
      corridorMap.labels(map, state);
      corridorMap.details(map, state, world);
      corridorMap.finish(map, figure, state, redraw);
      corridorMap.tell(figure, world.countries.notice || "");
    }).catch(corridorMap.failed(figure));
  };

  function shade(state, shading) {
    state.shading = shading;
    shading.countries.forEach(function (country, number) {
      state.index[country.iso3] = number;
    });
  }

  // Without places the view is that of the countries of the corridor.
  function frameCountries(map, state, shapes) {
    const own = shapes.features.filter(function (feature) {
      return state.index[feature.properties.iso3] !== undefined;
    });
    const box = L.geoJSON(own).getBounds();
    state.shading.countries.forEach(function (country) {
      if (country.point) box.extend([country.point[1], country.point[0]]);
    });
    if (!box.isValid()) return;
    state.config.bounds = box;
    if (!state.moved) corridorMap.home(map, state);
  }
})();
