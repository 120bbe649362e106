// One leg in the list of the route editor: its mode, its line, when it is closed.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const { make, field, select } = routeEditor;

  routeEditor.legCard = function (editor, leg, number) {
    const { t, state } = editor;
    const mode = select(["land", "sea", "air"].map(function (each) {
      return [each, t(each)];
    }), leg.mode, {
      "aria-label": t("mode", { number: number + 1 }), "data-part": "mode",
      onchange: function (event) {
        leg.mode = event.target.value;
        leg.near = [];
        editor.changed();
        editor.describe();
      },
    });
    const names = { number: number + 1, start: state.places[number].name || "?", end: state.places[number + 1].name || "?" };
    return make("li", { class: "route-leg", "data-leg": number, id: "leg-" + (number + 1) }, [
      make("div", { class: "route-head" }, [
        mode,
        make("span", { class: "route-kind soft", "data-leg-kind": number, text: routeEditor.kindOf(editor, number) }),
      ]),
      make("div", { "data-leg-near": number }, routeEditor.nearPart(editor, leg, number)),
      make("details", { class: "route-details", open: editor.open.has(leg.from), ontoggle: function (event) {
        if (event.target.open) editor.open.add(leg.from);
        else editor.open.delete(leg.from);
      } }, [
        make("summary", { text: t("details") }),
        make("div", { class: "route-leg-body", role: "group", "aria-label": t("leg", names) }, [
          linePart(editor, leg, number),
          make("div", { "data-leg-countries": number }, [routeEditor.countriesPart(editor, leg, number)]),
          closuresPart(editor, leg, number),
          make("div", { "data-leg-labels": number }, [routeEditor.labelsPart(editor, leg, number)]),
        ]),
      ]),
    ].concat(routeEditor.problem(editor, "legs." + number)));
  };

  // Kind and length in words; the length is the server's once it has answered, until then about as long.
  routeEditor.kindOf = function (editor, number) {
    const { t } = editor;
    const leg = editor.state.legs[number];
    const way = routeEditor.wayOf(editor.state, number);
    const known = editor.checked[number];
    const km = known ? known.km : routeEditor.lengthKm(way);
    const told = Math.round(km).toLocaleString("en");
    const length = way.length ? ", " + t(known ? "km" : "about_km", { km: told }) : "";
    const closed = leg.closures.length ? ", " + t("closed") : "";
    return t(leg.line ? "curated" : "stand-in") + length + closed;
  };

  function action(text, act, part, disabled) {
    return make("button", { type: "button", text: text, "data-part": part, disabled: disabled, onclick: act });
  }

  function linePart(editor, leg, number) {
    const { t, state } = editor;
    const placed = [state.places[number], state.places[number + 1]].every(routeEditor.isPlaced);
    const points = make("textarea", { rows: 4, "data-part": "points", spellcheck: "false", class: "mono" });
    points.value = pointsOf(editor, leg, number);
    const file = make("input", { type: "file", accept: ".geojson,.json,.kml,.gpx", disabled: !placed, "data-part": "file", onchange: function () {
      if (file.files.length) editor.upload(number, file.files[0]);
    } });
    return make("fieldset", { class: "route-part" }, [
      make("legend", { text: t("line") }),
      make("div", { class: "route-actions" }, [
        action(t("draw"), function () {
          editor.draw(number);
        }, "draw", !placed),
        leg.line && action(t("clear"), function () {
          editor.setLine(number, null, t("no_line", { number: number + 1 }));
        }, "clear"),
      ]),
      field(t("upload"), file, true),
      field(t("points"), points, true),
      action(t("apply"), function () {
        takePoints(editor, number, points.value);
      }, "apply", !placed),
    ]);
  }

  function pointsOf(editor, leg, number) {
    const ends = [editor.state.places[number], editor.state.places[number + 1]];
    const straight = ends.every(routeEditor.isPlaced) ? ends.map(routeEditor.point) : [];
    return (leg.line ? leg.line.coordinates : straight).map(function (position) {
      return position.map(routeEditor.rounded).join(", ");
    }).join("\n");
  }

  function takePoints(editor, number, text) {
    const { t } = editor;
    const lines = text.split("\n").filter((line) => line.trim());
    const positions = lines.map(function (line) {
      return line.trim().split(/[\s,;]+/).map(Number);
    });
    const wrong = positions.findIndex(function (position) {
      return position.length !== 2 || !position.every(Number.isFinite) || Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90;
    });
    if (wrong >= 0) editor.say(t("bad_point", { number: wrong + 1, text: lines[wrong] }), true);
    else if (positions.length < 2) editor.say(t("two_points"), true);
    else editor.setLine(number, positions, t("drawn", { number: number + 1, points: positions.length }));
  }

  function closuresPart(editor, leg, number) {
    const { t } = editor;
    const rows = leg.closures.map(function (closure, at) {
      return closureRow(editor, leg, closure, at);
    });
    return make("fieldset", { class: "route-part" }, [
      make("legend", { text: t("closures") }),
      make("p", { class: "hint", text: t("closures_hint") }),
    ].concat(rows, routeEditor.problem(editor, "legs." + number + ".closures"), [
      action(t("add_closure"), function () {
        leg.closures.push({ starts: "", ends: null, reason: "", every_year: false });
        editor.changed();
        editor.describe("leg", number, "starts");
      }, "add-closure"),
    ]));
  }

  function closureRow(editor, leg, closure, at) {
    const { t } = editor;
    const set = function (key, read) {
      return function (event) {
        closure[key] = read(event.target);
        editor.changed();
      };
    };
    const day = function (key) {
      return make("input", { type: "date", value: closure[key] || "", "data-part": key, oninput: set(key, function (input) {
        return input.value || (key === "ends" ? null : "");
      }) });
    };
    const yearly = make("input", { type: "checkbox", checked: closure.every_year, onchange: set("every_year", function (input) {
      return input.checked;
    }) });
    const why = make("input", { type: "text", value: closure.reason, maxlength: 200, oninput: set("reason", function (input) {
      return input.value;
    }) });
    return make("div", { class: "route-grid" }, [
      field(t("from"), day("starts")),
      field(t("until"), day("ends")),
      make("label", { class: "route-check" }, [yearly, t("every_year")]),
      field(t("reason"), why),
      make("button", { type: "button", class: "quiet", text: t("remove_closure"), onclick: function () {
        leg.closures.splice(at, 1);
        editor.changed();
        editor.describe("leg", editor.state.legs.indexOf(leg), "add-closure");
      } }),
    ]);
  }
})();
