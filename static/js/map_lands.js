// All countries as one layer of the map's canvas: outlines are made into paths of the flat world once, and only
// moved and scaled when the zoom changes.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const SIZE = 256; // pixels of the world at zoom 0
  const END = 85.0511287798;
  const made = new WeakMap();
  const touch = document.createElement("canvas").getContext("2d");

  function down(latitude) {
    const sine = Math.sin((Math.max(-END, Math.min(END, latitude)) * Math.PI) / 180);
    return SIZE * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
  }

  // One country: its path at zoom 0 and the box around it.
  function outlined(feature) {
    const path = new Path2D();
    const box = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    const shape = feature.geometry;
    const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    parts.flat().forEach(function (ring) {
      ring.forEach(function (position, number) {
        const x = ((position[0] + 180) / 360) * SIZE;
        const y = down(position[1]);
        if (number) path.lineTo(x, y);
        else path.moveTo(x, y);
        if (x < box.west) box.west = x;
        if (x > box.east) box.east = x;
        if (y < box.north) box.north = y;
        if (y > box.south) box.south = y;
      });
      path.closePath();
    });
    return { known: feature.properties, path: path, box: box };
  }

  function outlines(data) {
    if (!made.has(data)) made.set(data, data.features.map(outlined));
    return made.get(data);
  }

  function paint(pen, path, style, rule) {
    pen.fillStyle = style.fillColor;
    pen.fill(path, rule);
    pen.strokeStyle = style.color;
    pen.lineWidth = style.weight;
    pen.setLineDash(style.dashArray ? style.dashArray.split(" ").map(Number) : []);
    pen.stroke(path);
  }

  corridorMap.Lands = L.Path.extend({
    initialize: function (data, state) {
      L.setOptions(this, { weight: 2 });
      this._lands = outlines(data);
      this._state = state;
      this.hovered = null;
    },

    // Where every copy of the world lies on the canvas at this zoom.
    _project: function () {
      const scale = Math.pow(2, this._map.getZoom());
      const origin = this._map.getPixelOrigin();
      const shifts = this._state.config.offsets.map(function (offset) {
        return { scale: scale, x: (offset / 360) * SIZE * scale - origin.x, y: -origin.y };
      });
      const first = shifts[0];
      const last = shifts[shifts.length - 1];
      this._shifts = shifts;
      this._pxBounds = L.bounds([first.x, first.y], [last.x + SIZE * scale, last.y + SIZE * scale]);
      this._place();
    },

    // Plain land is painted as one path, below the countries of the corridor.
    _place: function () {
      const state = this._state;
      const plain = new Path2D();
      this._own = [];
      this._shifts.forEach(function (shift) {
        const moved = new DOMMatrix([shift.scale, 0, 0, shift.scale, shift.x, shift.y]);
        this._lands.forEach(function (land) {
          const own = state.index[land.known.iso3] !== undefined;
          const path = own ? new Path2D() : plain;
          path.addPath(land.path, moved);
          if (own) this._own.push({ path: path, style: corridorMap.countryStyle(land.known.iso3, state) });
        }, this);
      }, this);
      this._plain = { path: plain, style: corridorMap.countryStyle(null, state) };
    },

    _update: function () {},

    _updatePath: function () {
      const renderer = this._renderer;
      if (!renderer._drawing) return;
      const pen = renderer._ctx;
      pen.globalAlpha = 1;
      pen.lineCap = pen.lineJoin = "round";
      paint(pen, this._plain.path, this._plain.style, "nonzero");
      this._own.forEach(function (land) {
        paint(pen, land.path, land.style, "evenodd");
      });
    },

    _containsPoint: function (point) {
      this.hovered = null;
      this._shifts.forEach(function (shift) {
        const x = (point.x - shift.x) / shift.scale;
        const y = (point.y - shift.y) / shift.scale;
        const found = this._lands.find(function (land) {
          const { west, east, north, south } = land.box;
          return x >= west && x <= east && y >= north && y <= south && touch.isPointInPath(land.path, x, y, "evenodd");
        });
        if (found) this.hovered = found.known;
      }, this);
      return this.hovered !== null;
    },
  });

  // Countries: shaded by the chosen measure where they belong to the corridor, plain elsewhere.
  corridorMap.countries = function (data, state) {
    const lands = new corridorMap.Lands(data, state);
    let told = null;
    lands.bindTooltip(function () {
      told = lands.hovered;
      return told ? corridorMap.note(told.name, corridorMap.countryLines(told.iso3, state)) : "";
    }, { sticky: true });
    lands.on("mousemove", function () {
      if (lands.hovered && lands.hovered !== told) lands.getTooltip().update();
    });
    return lands;
  };
})();
