// Small pieces of the route editor's page: elements, texts, fields, and the place finder.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  let lastId = 0;

  routeEditor.make = function (tag, attributes, children) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function (entry) {
      const [name, value] = entry;
      if (name === "text") element.textContent = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    });
    (children || []).filter(Boolean).forEach(function (child) {
      element.append(child);
    });
    return element;
  };

  routeEditor.newId = function () {
    return "route-field-" + ++lastId;
  };

  routeEditor.texts = function (known) {
    return function (key, values) {
      return (known[key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    };
  };

  routeEditor.field = function (label, control, wide) {
    const id = control.id || routeEditor.newId();
    control.id = id;
    const { make } = routeEditor;
    return make("div", { class: wide ? "route-field route-wide" : "route-field" }, [make("label", { for: id, text: label }), control]);
  };

  routeEditor.select = function (options, value, attributes) {
    const { make } = routeEditor;
    return make("select", attributes, options.map(function (option) {
      return make("option", { value: option[0], text: option[1], selected: option[0] === value });
    }));
  };

  routeEditor.fetchJson = function (url, options) {
    return fetch(url, { credentials: "same-origin", ...options }).then(function (answer) {
      const kind = answer.headers.get("Content-Type") || "";
      if (answer.redirected || !kind.includes("json")) throw new Error(routeEditor.signedOut || "signed out");
      return answer.json();
    });
  };

  routeEditor.posted = function (url, fields) {
    const data = new FormData();
    Object.entries(fields).forEach(function (entry) {
      data.append(entry[0], entry[1]);
    });
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    return routeEditor.fetchJson(url, { method: "POST", body: data, headers: { "X-CSRFToken": token ? token.value : "" } });
  };

  // A text field that finds places as one types; `chosen` is told of the one taken.
  routeEditor.finder = function (settings, say, chosen) {
    const { make } = routeEditor;
    const t = settings.t;
    const list = make("ul", { role: "listbox", id: "route-found-" + ++lastId, class: "route-found", "aria-label": t("add"), hidden: true });
    const input = make("input", {
      type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": list.id,
      "aria-autocomplete": "list", maxlength: 120, id: "route-finder-" + lastId, "data-route-finder": true,
    });
    let found = [];
    let at = -1;
    let waiting = 0;
    let asked = 0;

    function show(results) {
      found = results;
      at = results.length ? 0 : -1;
      list.replaceChildren.apply(list, results.map(option));
      list.hidden = !results.length;
      input.setAttribute("aria-expanded", String(Boolean(results.length)));
      mark();
    }

    function option(place, number) {
      const line = make("li", { role: "option", id: list.id + "-" + number }, [
        make("strong", { text: place.name }), " " + place.country,
        place.corridor && make("span", { class: "soft small", text: ", " + t("of_corridor", { corridor: place.corridor }) }),
      ]);
      line.addEventListener("pointerdown", function (event) {
        event.preventDefault();
        take(number);
      });
      return line;
    }

    function mark() {
      Array.from(list.children).forEach(function (line, number) {
        line.setAttribute("aria-selected", String(number === at));
      });
      if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
      else input.removeAttribute("aria-activedescendant");
    }

    function take(number) {
      const place = found[number];
      clearTimeout(waiting);
      asked += 1; // what is still on its way comes too late
      show([]);
      say("");
      input.value = "";
      chosen(place);
    }

    function ask() {
      const typed = input.value.trim();
      const turn = ++asked;
      if (typed.length < 2) {
        say("");
        return Promise.resolve(show([]));
      }
      return routeEditor.fetchJson(settings.urls.places + "?q=" + encodeURIComponent(typed)).then(function (answer) {
        if (turn !== asked) return;
        show(answer.results);
        const number = answer.results.length;
        say(number === 0 ? t("none_found") : number === 1 ? t("found_one") : t("found", { number: number }));
      }).catch(function (error) {
        say(t("search_failed", { reason: error.message }));
      });
    }

    input.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 120);
    });
    input.addEventListener("keydown", function (event) {
      if (event.altKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (found.length) at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
        mark();
      } else if (event.key === "Enter") {
        event.preventDefault(); // never stores the whole form
        clearTimeout(waiting);
        if (at >= 0) take(at);
        else ask();
      } else if (event.key === "Escape") {
        show([]);
      }
    });
    input.addEventListener("blur", function () {
      setTimeout(function () {
        list.hidden = true;
        input.setAttribute("aria-expanded", "false");
      }, 150);
    });
    return { input: input, list: list };
  };
})();
