// The route while it is edited: places in order, a leg after each but the last, and what may be done to them.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  let lastKey = 0;

  function keyed(value) {
    return { ...value, key: ++lastKey };
  }

  function emptyLeg(mode) {
    return { mode: mode || "land", line: null, labels: [], closures: [], corrections: [] };
  }

  routeEditor.state = function (document) {
    const places = document.places.map(keyed);
    const legs = places.slice(1).map(function (place, number) {
      const known = document.legs[number] || emptyLeg();
      return { ...emptyLeg(), ...known, from: places[number].key, to: place.key };
    });
    return { places: places, legs: legs, told: [] };
  };

  routeEditor.documentOf = function (state) {
    return {
      places: state.places.map(function (place) {
        return { name: place.name, iso3: place.iso3, longitude: place.longitude, latitude: place.latitude };
      }),
      legs: state.legs.map(function (leg) {
        return { mode: leg.mode, line: leg.line, labels: leg.labels, closures: leg.closures, corrections: leg.corrections };
      }),
    };
  };

  routeEditor.isPlaced = function (place) {
    return Number.isFinite(place.longitude) && Number.isFinite(place.latitude);
  };

  routeEditor.point = function (place) {
    return [place.longitude, place.latitude];
  };

  // After a change of the order: legs whose two places are still neighbours stay, others keep only their mode.
  // Returns whether a drawn line was left out.
  function joinAgain(state) {
    const before = state.legs;
    state.legs = state.places.slice(1).map(function (place, number) {
      const from = state.places[number].key;
      const same = before.find(function (leg) {
        return leg.from === from && leg.to === place.key;
      });
      if (same) return same;
      const began = before.find(function (leg) {
        return leg.from === from;
      });
      return { ...emptyLeg(began && began.mode), from: from, to: place.key };
    });
    return before.some(function (leg) {
      return leg.line && !state.legs.includes(leg);
    });
  }

  routeEditor.add = function (state, place, at) {
    const added = keyed(place);
    state.places.splice(at === undefined ? state.places.length : at, 0, added);
    joinAgain(state);
    return added;
  };

  routeEditor.move = function (state, key, position) {
    const from = routeEditor.positionOf(state, key);
    const to = Math.max(0, Math.min(state.places.length - 1, position));
    if (from === to) return null;
    state.places.splice(to, 0, state.places.splice(from, 1)[0]);
    return { position: to, dropped: joinAgain(state) };
  };

  routeEditor.remove = function (state, key) {
    state.places.splice(routeEditor.positionOf(state, key), 1);
    joinAgain(state);
  };

  routeEditor.positionOf = function (state, key) {
    return state.places.findIndex(function (place) {
      return place.key === key;
    });
  };

  // A place moved on the map takes the ends of its drawn lines with it.
  routeEditor.put = function (state, key, longitude, latitude) {
    const place = state.places[routeEditor.positionOf(state, key)];
    place.longitude = longitude;
    place.latitude = latitude;
    if (!routeEditor.isPlaced(place)) return place;
    state.legs.forEach(function (leg) {
      if (!leg.line) return;
      const drawn = leg.line.coordinates.slice();
      if (leg.from === key) drawn[0] = routeEditor.point(place);
      if (leg.to === key) drawn[drawn.length - 1] = routeEditor.point(place);
      leg.line = { type: "LineString", coordinates: drawn };
    });
    return place;
  };

  // The way of a leg as it is drawn, empty while one of its places has no coordinates.
  routeEditor.wayOf = function (state, number) {
    const leg = state.legs[number];
    const ends = [state.places[number], state.places[number + 1]];
    if (leg.line) return routeEditor.followed(leg.line.coordinates);
    if (!ends.every(routeEditor.isPlaced)) return [];
    return routeEditor.greatCircle(routeEditor.point(ends[0]), routeEditor.point(ends[1]));
  };
})();
