// Names beside the places of a map, where they cover neither a line nor one another.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  // Where a name may stand: its offset from the place in pixels, and which of its ends is held there.
  const SIDES = [
    [12, -10, 0], [-12, -10, 1], [0, 10, 0.5], [0, -30, 0.5],
    [10, 6, 0], [-10, 6, 1], [10, -26, 0], [-10, -26, 1],
    [12, 18, 0], [-12, 18, 1], [12, -40, 0], [-12, -40, 1],
  ];

  // Names beside places: each takes the first side where it covers neither a line nor another name, else
  // the first where it covers no other name. The ends of the corridor come first.
  corridorMap.labels = function (map, state) {
    const pane = map.createPane("names");
    const names = state.places.map(function (label) {
      const box = document.createElement("span");
      box.className = "map-name map-name-" + label.role;
      box.textContent = label.text;
      pane.appendChild(box);
      return { box: box, latlng: label.latlng, last: label.role === "stop" };
    });
    names.sort(function (a, b) {
      return a.last - b.last;
    });
    measure(names);
    const arrange = function () {
      pane.classList.remove("map-names-away");
      const taken = [];
      const ways = (state.hidden.has("legs") ? [] : waysInView(map, state.legs || {})).concat(circlesInView(map, state));
      pane.hidden = state.hidden.has("places");
      names.forEach(function (name) {
        place(map, name, taken, ways);
      });
    };
    map.on("zoomend viewreset resize moveend names", arrange);
    map.on("zoomanim", function () {
      pane.classList.add("map-names-away");
    });
    arrange();
  };

  // All at once: a browser lays out again for every size it is asked after a change.
  function measure(names) {
    names.forEach(function (name) {
      name.width = name.box.offsetWidth;
      name.height = name.box.offsetHeight;
    });
  }

  function place(map, name, taken, ways) {
    const { width, height } = name;
    const point = map.latLngToLayerPoint(name.latlng);
    const possible = SIDES.map(function (side) {
      return { x: point.x + side[0] - side[2] * width, y: point.y + side[1], width: width, height: height };
    }).filter(function (box) {
      return isInView(map, point, box) && !taken.some(covers.bind(null, box));
    });
    const clear = possible.find(function (box) {
      return !ways.some(covers.bind(null, box));
    });
    const free = clear || possible[0];
    name.box.hidden = !free;
    if (!free) return;
    taken.push(free);
    L.DomUtil.setPosition(name.box, L.point(Math.round(free.x), Math.round(free.y)));
  }

  function covers(box, other) {
    const beside = box.x >= other.x + other.width || box.x + box.width <= other.x;
    return !beside && box.y < other.y + other.height && box.y + box.height > other.y;
  }

  function circlesInView(map, state) {
    return (state.circles || []).map(function (circle) {
      const at = map.latLngToLayerPoint(circle.latlng);
      return { x: at.x - circle.reach, y: at.y - circle.reach, width: 2 * circle.reach, height: 2 * circle.reach };
    });
  }

  // Small boxes along the lines, every dozen pixels within sight.
  function waysInView(map, legs) {
    const view = map.getPixelBounds();
    const origin = map.getPixelOrigin();
    const boxes = [];
    Object.values(legs).forEach(function (leg) {
      const points = leg.getLatLngs().map(function (latlng) {
        return map.latLngToLayerPoint(latlng);
      });
      points.slice(1).forEach(function (end, number) {
        const start = points[number];
        const steps = Math.min(Math.ceil(start.distanceTo(end) / 12), 400);
        for (let step = 0; step <= steps; step++) {
          const at = start.add(end.subtract(start).multiplyBy(step / Math.max(steps, 1)));
          if (view.contains(at.add(origin))) boxes.push({ x: at.x - 3, y: at.y - 3, width: 6, height: 6 });
        }
      });
    });
    return boxes;
  }

  // A name may not be cut off at the edge of the map, unless its place is out of sight too.
  function isInView(map, point, box) {
    const size = map.getSize();
    const place = map.layerPointToContainerPoint(point);
    if (place.x < 0 || place.y < 0 || place.x > size.x || place.y > size.y) return true;
    const corner = map.layerPointToContainerPoint(L.point(box.x, box.y));
    return corner.x >= 2 && corner.y >= 2 && corner.x + box.width <= size.x - 2 && corner.y + box.height <= size.y - 2;
  }
})();
