// The list of the route editor: a card for every place, and between two of them the leg.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const { make, field, select } = routeEditor;

  routeEditor.list = function (editor) {
    const { state } = editor;
    const children = [];
    state.places.forEach(function (place, number) {
      children.push(placeCard(editor, place, number));
      if (number < state.legs.length) children.push(routeEditor.legCard(editor, state.legs[number], number));
    });
    if (!children.length) children.push(make("li", { class: "route-empty", text: editor.t("empty") }));
    return make("ol", { class: "route-list" }, children);
  };

  routeEditor.problem = function (editor, path) {
    const said = editor.problems.filter(function (each) {
      return each.path === path || each.path.startsWith(path + ".");
    });
    return said.map(function (each) {
      return make("p", { class: "field-error", text: each.sentence });
    });
  };

  function placeCard(editor, place, number) {
    const { t, state } = editor;
    const name = place.name || t("new_place");
    const card = make("li", { class: "route-place", "data-key": place.key }, [
      make("div", { class: "route-head" }, [
        handle(editor, place),
        make("span", { class: "route-number", text: String(number + 1) }),
        make("strong", { text: name, class: "route-name" }),
        make("span", { class: "soft", text: editor.settings.countries[place.iso3] || place.iso3 || "" }),
        make("span", { class: "route-buttons" }, [
          button(t("up"), t("up_of", { name: name }), number === 0, function () {
            editor.move(place.key, number - 1, "up");
          }, "up"),
          button(t("down"), t("down_of", { name: name }), number === state.places.length - 1, function () {
            editor.move(place.key, number + 1, "down");
          }, "down"),
          button(t("remove"), t("remove_of", { name: name }), false, function () {
            editor.remove(place.key);
          }, "remove"),
        ]),
      ]),
      fields(editor, place, number),
    ].concat(routeEditor.problem(editor, "places." + number)));
    card.addEventListener("keydown", function (event) {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      editor.move(place.key, number + (event.key === "ArrowUp" ? -1 : 1), event.target.dataset.part);
    });
    droppable(editor, card, number);
    return card;
  }

  function button(text, label, disabled, act, part) {
    return make("button", { type: "button", class: "quiet", "aria-label": label, disabled: disabled, "data-part": part, text: text, onclick: act });
  }

  function fields(editor, place, number) {
    const { t } = editor;
    const open = !routeEditor.isPlaced(place) || !place.name || routeEditor.problem(editor, "places." + number).length > 0;
    const label = make("span", { text: where(place) || t("place", { number: number + 1 }) });
    const changed = function (key, read) {
      return function (event) {
        place[key] = read(event.target.value);
        if (key === "longitude" || key === "latitude") routeEditor.put(editor.state, place.key, place.longitude, place.latitude);
        label.textContent = where(place);
        editor.changed();
      };
    };
    const text = function (key) {
      return make("input", { type: "text", value: place[key] === null ? "" : place[key], maxlength: 120, "data-part": key, oninput: changed(key, String) });
    };
    const degrees = function (key) {
      return make("input", { type: "text", inputmode: "decimal", value: Number.isFinite(place[key]) ? place[key] : "", "data-part": key, oninput: changed(key, number_) });
    };
    const countries = [["", t("choose_country")]].concat(editor.countries);
    return make("details", { class: "route-fields", open: open }, [
      make("summary", {}, [label]),
      make("div", { class: "route-grid" }, [
        field(t("name"), text("name")),
        field(t("country"), select(countries, place.iso3, { "data-part": "iso3", onchange: changed("iso3", String) })),
        field(t("longitude"), degrees("longitude")),
        field(t("latitude"), degrees("latitude")),
        make("button", { type: "button", text: t("pick"), "aria-label": t("pick_of", { name: place.name || t("new_place") }), "data-part": "pick", onclick: function () {
          editor.pick(place.key);
        } }),
      ]),
    ]);
  }

  function number_(text) {
    const value = text.trim().replace(",", ".");
    return value === "" || !Number.isFinite(Number(value)) ? null : Number(value);
  }

  function where(place) {
    if (!routeEditor.isPlaced(place)) return "";
    const side = function (value, signs) {
      return Math.abs(value).toFixed(2) + "° " + (value < 0 ? signs[1] : signs[0]);
    };
    return side(place.latitude, "NS") + ", " + side(place.longitude, "EW");
  }

  // Dragging by pointer: the whole card moves, but only when held at its handle.
  function handle(editor, place) {
    const held = make("span", { class: "route-handle", title: editor.t("drag"), "aria-hidden": "true", text: "⠿" });
    held.addEventListener("pointerdown", function () {
      held.closest("li").draggable = true;
    });
    held.addEventListener("pointerup", function () {
      held.closest("li").draggable = false;
    });
    return held;
  }

  function droppable(editor, card, number) {
    card.addEventListener("dragstart", function (event) {
      event.dataTransfer.setData("text/plain", card.dataset.key);
      event.dataTransfer.effectAllowed = "move";
      card.classList.add("route-dragged");
    });
    card.addEventListener("dragend", function () {
      card.draggable = false;
      card.classList.remove("route-dragged");
    });
    card.addEventListener("dragover", function (event) {
      event.preventDefault();
      card.classList.add("route-over");
    });
    card.addEventListener("dragleave", function () {
      card.classList.remove("route-over");
    });
    card.addEventListener("drop", function (event) {
      event.preventDefault();
      card.classList.remove("route-over");
      const key = Number(event.dataTransfer.getData("text/plain"));
      if (editor.state.places.some((place) => place.key === key)) editor.move(key, number);
    });
  }
})();
