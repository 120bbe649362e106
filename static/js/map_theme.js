// Colours and patterns of the map. Bands come from the page's configuration, the rest from map.css.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const TILE = 8;
  const SHARPNESS = 2;
  const STRENGTH = 0.5; // of a pattern over its band's colour, so that lines on it stay readable

  function tile(fill, ink, path, filled) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = TILE * SHARPNESS;
    const pen = canvas.getContext("2d");
    pen.scale(SHARPNESS, SHARPNESS);
    if (fill) {
      pen.fillStyle = fill;
      pen.fillRect(0, 0, TILE, TILE);
    }
    pen.strokeStyle = pen.fillStyle = ink;
    pen.lineWidth = 0.9;
    pen.globalAlpha = fill ? STRENGTH : 1;
    const drawn = new Path2D(path);
    if (filled) pen.fill(drawn);
    else pen.stroke(drawn);
    const pattern = pen.createPattern(canvas, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / SHARPNESS));
    return pattern;
  }

  corridorMap.theme = function (element, config) {
    const css = getComputedStyle(element);
    const colour = function (name) {
      return css.getPropertyValue("--map-" + name).trim();
    };
    const fills = {};
    Object.keys(config.swatches).forEach(function (band) {
      const [fill, ink, pattern] = config.swatches[band];
      const path = config.patterns[pattern];
      fills[band] = path ? tile(fill, ink, path, pattern === "dots") : fill;
    });
    return {
      land: colour("land"),
      border: colour("border"),
      edge: colour("edge"),
      casing: colour("casing"),
      place: colour("place"),
      incident: colour("incident"),
      hatch: tile("", colour("hatch"), config.patterns.hatch, false),
      hatchEdge: colour("hatch"),
      fill: function (band) {
        return fills[band];
      },
      line: function (band) {
        return config.swatches[band][0];
      },
      dashedEdge: function (band) {
        return config.swatches[band][2] === "outline" ? "5 4" : null;
      },
    };
  };
})();
