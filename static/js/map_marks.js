// Marks drawn on the map's canvas in pixels, whatever the zoom: arrowheads and diamonds.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  // A polygon around a point: corners in pixels, turned along the line from `from` to `to` where given.
  const Mark = L.CircleMarker.extend({
    options: { corners: [], from: null, to: null },

    _project: function () {
      L.CircleMarker.prototype._project.call(this);
      const { from, to } = this.options;
      if (!from) return;
      const a = this._map.latLngToLayerPoint(from);
      const b = this._map.latLngToLayerPoint(to);
      this._angle = Math.atan2(b.y - a.y, b.x - a.x);
    },

    _updatePath: function () {
      const renderer = this._renderer;
      if (!renderer._drawing || this._empty()) return;
      const pen = renderer._ctx;
      const cos = Math.cos(this._angle || 0);
      const sin = Math.sin(this._angle || 0);
      const centre = this._point;
      pen.beginPath();
      this.options.corners.forEach(function (corner, number) {
        const x = centre.x + corner[0] * cos - corner[1] * sin;
        const y = centre.y + corner[0] * sin + corner[1] * cos;
        if (number) pen.lineTo(x, y);
        else pen.moveTo(x, y);
      });
      pen.closePath();
      renderer._fillStroke(pen, this);
    },
  });

  // The arrowhead of a line, in the middle of its way, pointing from its start to its end.
  corridorMap.arrow = function (latlngs, style, size) {
    const points = latlngs.map(function (position) {
      return L.Projection.SphericalMercator.project(L.latLng(position));
    });
    let total = 0;
    const lengths = points.slice(1).map(function (point, number) {
      const length = point.distanceTo(points[number]);
      total += length;
      return length;
    });
    if (!total) return null;
    let left = total / 2;
    let at = 0;
    while (at < lengths.length - 1 && lengths[at] < left) left -= lengths[at++];
    const share = lengths[at] ? left / lengths[at] : 0;
    const middle = points[at].add(points[at + 1].subtract(points[at]).multiplyBy(share));
    return new Mark(L.Projection.SphericalMercator.unproject(middle), {
      ...style,
      radius: size * 1.5,
      from: latlngs[at],
      to: latlngs[at + 1],
      corners: [[size * 1.2, 0], [-size, -size], [-size * 0.5, 0], [-size, size]],
    });
  };

  // Many incidents in one circle, with their number in it.
  const Count = L.CircleMarker.extend({
    options: { text: "", ink: "" },

    _updatePath: function () {
      const renderer = this._renderer;
      if (!renderer._drawing || this._empty()) return;
      renderer._updateCircle(this);
      const pen = renderer._ctx;
      pen.save();
      pen.globalAlpha = 1;
      pen.fillStyle = this.options.ink;
      pen.font = "600 11px system-ui, sans-serif";
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillText(this.options.text, this._point.x, this._point.y + 0.5);
      pen.restore();
    },
  });

  corridorMap.radiusOf = function (count) {
    return Math.max(6 + 3.5 * Math.log10(count), 4 + 3.6 * String(count).length);
  };

  corridorMap.counted = function (latlng, count, theme) {
    const text = String(count);
    const radius = corridorMap.radiusOf(count);
    return new Count(latlng, {
      text: text, ink: theme.place, radius: radius, color: theme.place, weight: 1.5, fillColor: theme.incident, fillOpacity: 0.92,
    });
  };

  // One incident: a dot for deaths, a diamond for conflict.
  corridorMap.incident = function (latlng, deaths, theme) {
    const style = { color: theme.casing, weight: 0.8, fillColor: theme.incident, fillOpacity: 0.75 };
    return deaths ? L.circleMarker(latlng, { ...style, radius: 3 }) : corridorMap.diamond(latlng, style, 4);
  };

  corridorMap.diamond = function (latlng, style, size) {
    const reach = size || 10;
    return new Mark(latlng, { ...style, radius: reach, corners: [[0, -reach], [reach, 0], [0, reach], [-reach, 0]] });
  };
})();
