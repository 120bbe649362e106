// Shows a result or the portfolio on a map: fetches the layers from this server and draws them on one canvas.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  function fetchJson(url) {
    return fetch(url, { credentials: "same-origin" }).then(function (answer) {
      const kind = answer.headers.get("Content-Type") || "";
      if (answer.redirected || !kind.includes("json")) throw new Error("You are signed out. Sign in and load this page again.");
      if (!answer.ok) throw new Error("The server answered " + answer.status + ".");
      return answer.json();
    });
  }

  function fetched(urls) {
    const names = Object.keys(urls);
    const answers = names.map(function (name) {
      return fetchJson(urls[name]);
    });
    return Promise.all(answers).then(function (layers) {
      return Object.fromEntries(names.map(function (name, number) {
        return [name, layers[number]];
      }));
    });
  }

  function begin(map, config) {
    const container = map.getContainer();
    const figure = container.closest(".map-figure");
    const state = { config: config, theme: corridorMap.theme(container, config), index: {}, threats: null, measure: null };
    const sources = ["Natural Earth"];
    map.options.renderer = L.canvas({ tolerance: 5, padding: 0.2 });
    map.setMaxBounds([[-86, -200 + Math.min.apply(null, config.offsets)], [86, 200 + Math.max.apply(null, config.offsets)]]);
    if (config.tiles) {
      L.tileLayer(config.tiles).addTo(map);
      sources.push(new URL(config.tiles.replace("{s}.", ""), window.location.href).hostname);
    }
    corridorMap.furnish(map, sources);
    corridorMap.home(map, state);
    return { state: state, figure: figure };
  }

  // Draws everything again: after a change of measure, of the reader's colours, or for paper.
  function drawer(map, state, groups) {
    let drawn = [];
    return function () {
      drawn.forEach(function (layer) {
        map.removeLayer(layer);
      });
      drawn = groups();
      drawn.forEach(function (layer) {
        layer.addTo(map);
      });
    };
  }

  function finish(map, figure, state, redraw) {
    redraw();
    corridorMap.buttons(map, figure, state);
    corridorMap.printing(map, state, redraw);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      state.theme = corridorMap.theme(map.getContainer(), state.config);
      redraw();
    });
    map.getContainer().dataset.mapReady = "true";
  }

  function say(figure, text) {
    figure.querySelector("[data-map-message]").textContent = text;
  }

  function failed(figure) {
    return function (error) {
      say(figure, "The map could not be drawn. " + error.message);
      throw error;
    };
  }

  corridorMap.result = function (map, config) {
    const { state, figure } = begin(map, config);
    fetched(config.urls).then(function (data) {
      state.threats = data.threats;
      data.threats.countries.forEach(function (country, number) {
        state.index[country.iso3] = number;
      });
      const redraw = drawer(map, state, function () {
        return [
          corridorMap.countries(data.countries, state),
          corridorMap.disputed(data.disputed, state),
          corridorMap.shapeless(data.countries, state),
          corridorMap.legs(data.legs, state),
          ...(data.incidents && corridorMap.wanted(figure) ? [corridorMap.incidents(data.incidents, state)] : []),
          corridorMap.places(data.places, state),
        ];
      });
      corridorMap.onWanted(figure, redraw);
      corridorMap.measures(figure, state, redraw);
      finish(map, figure, state, redraw);
      corridorMap.labels(map, state);
      if (!config.bounds) frameCountries(map, state, data.countries);
      say(figure, data.countries.notice || "");
    }).catch(failed(figure));
  };

  corridorMap.portfolio = function (map, config) {
    const { state, figure } = begin(map, config);
    fetched(config.urls).then(function (data) {
      const redraw = drawer(map, state, function () {
        return [
          corridorMap.countries(data.countries, state),
          corridorMap.disputed(data.disputed, state),
          corridorMap.corridors(data.corridors, state),
        ];
      });
      finish(map, figure, state, redraw);
      const box = L.geoJSON(data.corridors).getBounds();
      if (box.isValid()) state.config.bounds = box;
      corridorMap.home(map, state);
      const without = data.corridors.without_line;
      const missing = without.length ? "Without a line, because no places are recorded: " + without.join("; ") + ". " : "";
      say(figure, missing + (data.countries.notice || ""));
    }).catch(failed(figure));
  };

  // Without places the view is that of the countries of the corridor.
  function frameCountries(map, state, shapes) {
    const own = shapes.features.filter(function (feature) {
      return state.index[feature.properties.iso3] !== undefined;
    });
    const box = L.geoJSON(own).getBounds();
    state.threats.countries.forEach(function (country) {
      if (country.point) box.extend([country.point[1], country.point[0]]);
    });
    if (!box.isValid()) return;
    state.config.bounds = box;
    corridorMap.home(map, state);
  }
})();
