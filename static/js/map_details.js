// Finer outlines where the map is looked at closely, as far as this installation has them.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  // `details` of the configuration: [from which zoom, address], the closest first.
  corridorMap.details = function (map, state, world) {
    const offered = state.config.details || [];
    const coarse = world.countries;
    const known = {};
    let shown = null;

    function outlines(url) {
      if (!url) return Promise.resolve(coarse);
      known[url] = known[url] || corridorMap.fetched(url);
      return known[url];
    }

    function choose() {
      const found = offered.find(function (detail) {
        return map.getZoom() >= detail[0];
      });
      const url = found ? found[1] : null;
      if (url === shown) return;
      shown = url;
      outlines(url).then(function (data) {
        if (url !== shown) return;
        world.countries = data;
        if (state.groups.countries) map.removeLayer(state.groups.countries);
        state.groups.countries = corridorMap.countries(data, state).addTo(map).bringToBack();
      }).catch(function (error) {
        delete known[url];
        corridorMap.tell(map.getContainer().closest(".map-figure"), error.message);
      });
    }

    if (!offered.length) return;
    map.on("zoomend", choose);
    choose();
  };
})();
