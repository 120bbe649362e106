// What every part of a map uses: words, notes, and what this server sends. All text goes into the page as text.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  // A sentence of this installation's language with its names filled in; numbers with separators.
  corridorMap.say = function (state, key, values) {
    return (state.words[key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
      const value = (values || {})[name];
      if (value === undefined || value === null) return state.words.unstated || whole;
      return typeof value === "number" ? corridorMap.number(value) : value;
    });
  };

  // Whole numbers in English and Japanese without the browser's tables, which take long to load.
  corridorMap.number = function (value) {
    const language = document.documentElement.lang || "en";
    if (Number.isInteger(value) && /^(en|ja)\b/.test(language)) return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
    return value.toLocaleString(language);
  };

  // A box of a title and lines below it, for a tooltip.
  corridorMap.note = function (title, lines) {
    const box = document.createElement("div");
    box.appendChild(document.createElement("strong")).textContent = title;
    lines.filter(Boolean).forEach(function (line) {
      box.appendChild(document.createElement("div")).textContent = line;
    });
    return box;
  };

  // The page asks for its layers before the scripts have come (preload); the answer to that is used here.
  corridorMap.fetched = function (url, options) {
    return fetch(url, { credentials: "same-origin", ...options }).then(function (answer) {
      const kind = answer.headers.get("Content-Type") || "";
      if (answer.redirected || !kind.includes("json")) throw new Error("You are signed out. Sign in and load this page again.");
      if (!answer.ok) throw new Error("The server answered " + answer.status + ".");
      return answer.json();
    });
  };

  corridorMap.tell = function (figure, text) {
    figure.querySelector("[data-map-message]").textContent = text;
  };
})();
