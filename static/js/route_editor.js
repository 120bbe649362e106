// The route editor: holds list, map and the field that is posted together. Without this script a table is edited.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const CHECK_AFTER = 400; // milliseconds without a change

  function begin(section) {
    const settings = JSON.parse(document.getElementById("route-settings").textContent);
    const t = (settings.t = routeEditor.texts(settings.texts));
    routeEditor.signedOut = t("signed_out");
    const find = (name) => section.querySelector("[data-route-" + name + "]");
    const editor = {
      t: t, settings: settings, state: routeEditor.state(settings.document), problems: settings.problems,
      checked: [], open: new Set(), bar: find("bar"), countries: Object.entries(settings.countries).sort((a, b) => a[1].localeCompare(b[1])),
    };
    const live = find("live");
    const spoken = find("spoken");
    const list = find("list");
    const hidden = find("document");
    const warned = find("problems");
    let waiting = 0;
    let asked = 0;
    let picking = null;

    find("table").remove();
    live.hidden = false;

    editor.say = function (text, isWrong) {
      spoken.textContent = text;
      spoken.classList.toggle("field-error", Boolean(isWrong));
    };

    editor.redraw = function () {
      const shown = routeEditor.drawRoute(editor.view, editor.state, drawing.number());
      drawing.show(editor.view, shown);
    };

    // After every change: the map at once, the posted field, the server's word a little later.
    editor.changed = function () {
      hidden.value = JSON.stringify(routeEditor.documentOf(editor.state));
      editor.checked = [];
      editor.redraw();
      kinds();
      clearTimeout(waiting);
      waiting = setTimeout(check, CHECK_AFTER);
    };

    // The list anew, with the keyboard where it was or where it is wanted.
    editor.describe = function (kind, key, part) {
      list.replaceChildren(routeEditor.list(editor));
      if (kind === undefined) return;
      const card = list.querySelector(kind === "leg" ? "[data-leg='" + key + "']" : "[data-key='" + key + "']");
      const wanted = card && (card.querySelectorAll("[data-part='" + part + "']:not(:disabled)"));
      const control = wanted && wanted.length ? wanted[wanted.length - 1] : card && card.querySelector("button:not(:disabled), input, select");
      if (control) reach(control);
    };

    function reach(control) {
      for (let folded = control.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
      control.focus();
    }

    // What counts near a leg anew, with the keyboard where it was; nothing moves where nothing changed.
    editor.showNear = function (number) {
      const box = list.querySelector("[data-leg-near='" + number + "']");
      const shown = routeEditor.make("div", {}, routeEditor.nearPart(editor, editor.state.legs[number], number));
      if (!box || box.textContent === shown.textContent) return;
      const held = box.contains(document.activeElement) ? document.activeElement.dataset.part : null;
      box.replaceChildren.apply(box, Array.from(shown.children));
      if (held === null) return;
      const again = Array.from(box.querySelectorAll("button")).find((button) => button.dataset.part === held);
      (again || box.parentElement.querySelector("[data-part=mode]")).focus();
    };

    editor.showLabels = function (number) {
      editor.showNear(number);
      const box = list.querySelector("[data-leg-labels='" + number + "']");
      const wasOpen = box.querySelector("details").open;
      box.replaceChildren(routeEditor.labelsPart(editor, editor.state.legs[number], number));
      box.querySelector("details").open = wasOpen || editor.state.legs[number].labels.length > 0;
    };

    function kinds() {
      list.querySelectorAll("[data-leg-kind]").forEach(function (line) {
        const number = Number(line.dataset.legKind); // the list may still show a leg that is gone
        if (editor.state.legs[number]) line.textContent = routeEditor.kindOf(editor, number);
      });
      const ways = editor.state.legs.map((leg, number) => routeEditor.wayOf(editor.state, number));
      const km = ways.reduce((total, way, number) => total + (editor.checked[number] ? editor.checked[number].km : routeEditor.lengthKm(way)), 0);
      find("summary").textContent = editor.state.places.length
        ? t("summary", { places: editor.state.places.length, legs: editor.state.legs.length, km: Math.round(km).toLocaleString("en") })
        : "";
    }

    function check() {
      const turn = ++asked;
      if (editor.state.places.length < 2 || !editor.state.places.every(routeEditor.isPlaced)) return Promise.resolve(tell([]));
      return routeEditor.posted(settings.urls.check, { route: hidden.value }).then(function (answer) {
        if (turn !== asked) return;
        editor.checked = answer.legs || [];
        tell(answer.problems || []);
        kinds();
        editor.checked.forEach(function (known, number) {
          routeEditor.rememberNear(editor.state.legs[number], known.left_out);
          editor.showNear(number);
        });
        list.querySelectorAll("[data-leg-countries]").forEach(function (box) {
          if (box.contains(document.activeElement) && document.activeElement.matches("input, select")) return;
          const number = Number(box.dataset.legCountries);
          if (editor.state.legs[number]) box.replaceChildren(routeEditor.countriesPart(editor, editor.state.legs[number], number));
        });
      }).catch(function (error) {
        editor.say(t("check_failed", { reason: error.message }), true);
      });
    }

    // Who followed a link to a leg is at what can be chosen there, as soon as it is known.
    function arrive() {
      const card = /^#leg-\d+$/.test(window.location.hash) && document.getElementById(window.location.hash.slice(1));
      if (!card) return;
      clearTimeout(waiting);
      check().then(function () {
        reach(card.querySelector("[data-leg-near] button") || card.querySelector("[data-part=mode]"));
        card.scrollIntoView({ block: "center" });
      });
    }

    function tell(problems) {
      editor.problems = problems;
      warned.hidden = !problems.length;
      warned.replaceChildren();
      if (!problems.length) return;
      warned.append(routeEditor.make("p", { text: t("problems") }), routeEditor.make("ul", {}, problems.map(function (each) {
        return routeEditor.make("li", { text: each.sentence });
      })));
    }

    editor.add = function (place) {
      const added = routeEditor.add(editor.state, place);
      const total = editor.state.places.length;
      editor.changed();
      editor.describe();
      if (routeEditor.isPlaced(added)) routeEditor.frame(editor.view, true);
      editor.say(t("added", { name: place.name || t("new_place"), position: total, total: total }));
      return added;
    };

    editor.move = function (key, position, part) {
      drawing.end();
      const moved = routeEditor.move(editor.state, key, position);
      if (!moved) return;
      editor.changed();
      editor.describe("place", key, part || "up");
      const name = editor.state.places[moved.position].name || t("new_place");
      editor.say(t(moved.dropped ? "dropped" : "moved", { name: name, position: moved.position + 1, total: editor.state.places.length }));
    };

    editor.remove = function (key) {
      drawing.end();
      const at = routeEditor.positionOf(editor.state, key);
      const name = editor.state.places[at].name || t("new_place");
      routeEditor.remove(editor.state, key);
      editor.changed();
      const next = editor.state.places[Math.min(at, editor.state.places.length - 1)];
      if (next) editor.describe("place", next.key, "remove");
      else {
        editor.describe();
        finder.input.focus();
      }
      editor.say(t("removed", { name: name, total: editor.state.places.length }));
    };

    editor.pick = function (key) {
      drawing.end();
      picking = key;
      const place = editor.state.places[routeEditor.positionOf(editor.state, key)];
      editor.view.map.getContainer().focus();
      editor.say(t("picking", { name: place.name || t("new_place") }));
    };

    function put(key, latlng, part) {
      const x = routeEditor.rounded(routeEditor.wrapped(latlng.lng));
      const place = routeEditor.put(editor.state, key, x, routeEditor.rounded(latlng.lat));
      editor.changed();
      editor.describe("place", key, part);
      editor.say(t("picked", { name: place.name || t("new_place"), longitude: x, latitude: place.latitude }));
    }

    editor.draw = function (number) {
      drawing.end();
      picking = null;
      drawing.begin(number);
    };

    editor.setLine = function (number, positions, told) {
      editor.state.legs[number].line = positions && { type: "LineString", coordinates: positions };
      editor.changed();
      editor.describe("leg", number, positions ? "apply" : "draw");
      editor.say(told);
    };

    editor.upload = function (number, file) {
      const ends = [number, number + 1].map((at) => routeEditor.point(editor.state.places[at]).join(","));
      editor.say(t("uploading", { name: file.name }));
      routeEditor.posted(settings.urls.line, { file: file, start: ends[0], end: ends[1] }).then(function (answer) {
        if (answer.problems) throw new Error(answer.problems[0].sentence);
        const drawn = answer.line.coordinates;
        editor.setLine(number, drawn, t("uploaded", { name: file.name, points: drawn.length, notes: answer.notes.join(" ") }));
      }).catch(function (error) {
        editor.say(t("upload_failed", { name: file.name, reason: error.message }), true);
      });
    };

    editor.view = routeEditor.map(find("map"), {
      redraw: () => editor.redraw(),
      clicked: function (latlng) {
        if (drawing.clicked(latlng) || picking === null) return;
        const key = picking;
        picking = null;
        put(key, latlng, "pick");
      },
      dragged: (key, latlng) => put(key, latlng, "pick"),
      vertexMoved: (number, latlng) => drawing.moved(number, latlng),
      chosen: (number) => drawing.choose(number),
    });
    const drawing = routeEditor.drawing(editor);
    find("map").addEventListener("keydown", function (event) {
      if (event.key === "Escape" && picking !== null) {
        const key = picking;
        picking = null;
        editor.describe("place", key, "pick");
        editor.say("");
      } else drawing.key(event);
    });

    const told = routeEditor.make("p", { class: "route-told", role: "status", "aria-live": "polite", "data-route-told": true });
    const finder = routeEditor.finder(settings, (text) => (told.textContent = text), function (place) {
      editor.add({ name: place.name, iso3: place.iso3, longitude: place.longitude, latitude: place.latitude });
      finder.input.focus();
    });
    const box = routeEditor.field(t("add"), finder.input, true);
    box.append(finder.list, told, routeEditor.make("p", { class: "hint", id: "route-add-hint", text: t("add_hint") }));
    finder.input.setAttribute("aria-describedby", "route-add-hint");
    find("adder").append(box, routeEditor.make("button", { type: "button", text: t("by_hand"), onclick: function () {
      editor.describe("place", editor.add({ name: "", iso3: "", longitude: null, latitude: null }).key, "name");
    } }));

    editor.describe();
    editor.changed();
    arrive();
    routeEditor.frame(editor.view, true);
    routeEditor.loadBase(editor.view, settings.urls).then(function () {
      find("map").dataset.mapReady = "true";
    }).catch(function (error) {
      editor.say(t("map_failed", { reason: error.message }), true);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-route-editor]").forEach(begin);
  });
})();
