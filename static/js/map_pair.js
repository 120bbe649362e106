// Two maps side by side that move as one, as long as the reader wants that.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});
  const pairs = new Map();

  corridorMap.linked = function (map, state) {
    const pair = map.getContainer().closest("[data-map-pair]");
    if (!pair) return;
    const waiting = pairs.get(pair);
    if (!waiting) {
      pairs.set(pair, { map: map, state: state });
      return;
    }
    link(pair, waiting, { map: map, state: state });
  };

  function link(pair, left, right) {
    const box = pair.querySelector("[data-map-together]");
    let following = false;
    function follow(leader, follower) {
      if (following || !box.checked) return;
      following = true;
      follower.setView(leader.getCenter(), leader.getZoom(), { animate: false });
      following = false;
    }
    left.map.on("move", function () {
      follow(left.map, right.map);
    });
    right.map.on("move", function () {
      follow(right.map, left.map);
    });
    box.addEventListener("change", function () {
      follow(left.map, right.map);
    });
    if (!left.state.moved) frame(left, right);
    follow(left.map, right.map);
    box.disabled = false;
    pair.dataset.mapsLinked = "true";
  }

  // At first both show what either has to show.
  function frame(left, right) {
    const both = L.latLngBounds(left.state.config.bounds || left.state.config.world);
    both.extend(L.latLngBounds(right.state.config.bounds || right.state.config.world));
    left.state.config.bounds = right.state.config.bounds = both;
    corridorMap.home(left.map, left.state);
    corridorMap.home(right.map, right.state);
  }
})();
