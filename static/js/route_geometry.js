// Lines of the route editor: great circles, longitudes that run on over 180 degrees, lengths.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const RADIUS_KM = 6371.009;
  const STEP_KM = 60;
  const DEGREE = Math.PI / 180;

  function vector(position) {
    const y = position[1] * DEGREE;
    const x = position[0] * DEGREE;
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
  }

  function angle(a, b) {
    const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    return Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
  }

  routeEditor.apartKm = function (a, b) {
    return angle(vector(a), vector(b)) * RADIUS_KM;
  };

  routeEditor.lengthKm = function (positions) {
    return positions.slice(1).reduce(function (total, position, number) {
      return total + routeEditor.apartKm(positions[number], position);
    }, 0);
  };

  // The shortest way between two positions on the sphere, in steps.
  routeEditor.greatCircle = function (start, end) {
    const a = vector(start);
    const b = vector(end);
    const whole = angle(a, b);
    const steps = Math.max(1, Math.ceil((whole * RADIUS_KM) / STEP_KM));
    if (Math.sin(whole) < 1e-9) return [start, end];
    const drawn = [start];
    for (let step = 1; step < steps; step++) {
      const f = Math.sin((1 - step / steps) * whole) / Math.sin(whole);
      const g = Math.sin((step / steps) * whole) / Math.sin(whole);
      const p = a.map(function (value, axis) {
        return f * value + g * b[axis];
      });
      drawn.push([Math.atan2(p[1], p[0]) / DEGREE, Math.atan2(p[2], Math.hypot(p[0], p[1])) / DEGREE]);
    }
    return drawn.concat([end]);
  };

  // Drawn lines run along great circles between their points, as the server measures them.
  routeEditor.followed = function (positions) {
    const drawn = [positions[0]];
    positions.slice(1).forEach(function (position, number) {
      drawn.push.apply(drawn, routeEditor.greatCircle(positions[number], position).slice(1));
    });
    return drawn;
  };

  // The longitude nearest to another one, whatever turn of the Earth that takes.
  routeEditor.near = function (longitude, other) {
    return longitude + 360 * Math.round((other - longitude) / 360);
  };

  routeEditor.unrolled = function (positions, from) {
    let last = from === undefined ? positions[0][0] : from;
    return positions.map(function (position) {
      last = routeEditor.near(position[0], last);
      return [last, position[1]];
    });
  };

  routeEditor.wrapped = function (longitude) {
    return ((((longitude + 180) % 360) + 360) % 360) - 180;
  };

  routeEditor.rounded = function (degrees) {
    return Math.round(degrees * 1e4) / 1e4;
  };

  // Where a new point makes the line longer by the least.
  routeEditor.bestPosition = function (positions, added) {
    let best = { at: positions.length - 1, more: Infinity };
    positions.slice(1).forEach(function (end, number) {
      const start = positions[number];
      const more = routeEditor.apartKm(start, added) + routeEditor.apartKm(added, end) - routeEditor.apartKm(start, end);
      if (more < best.more) best = { at: number + 1, more: more };
    });
    return best.at;
  };
})();
