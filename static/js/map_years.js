// The years of the incidents: a slider for keys, mouse and touch, with the count of each year and of all.
(function () {
  "use strict";
  const corridorMap = (window.corridorMap = window.corridorMap || {});

  function column(box, name, count) {
    const item = box.querySelector("ol").appendChild(document.createElement("li"));
    item.appendChild(document.createElement("b")).textContent = count;
    item.appendChild(document.createElement("span")).textContent = name;
    return item;
  }

  corridorMap.years = function (figure, state, counted, changed) {
    const box = figure.querySelector("[data-map-years]");
    if (!box) return;
    const slider = box.querySelector("[data-map-year]");
    const told = box.querySelector("[data-map-counted]");
    const total = counted.reduce(function (sum, year) {
      return sum + year[1] + year[2];
    }, 0);
    const columns = [[null, total]].concat(counted.map(function (year) {
      return [year[0], year[1] + year[2]];
    })).map(function (pair) {
      return column(box, pair[0] === null ? corridorMap.say(state, "all") : String(pair[0]), corridorMap.number(pair[1]));
    });
    const years = [null].concat(counted.map(function (year) {
      return year[0];
    }));
    slider.max = String(counted.length);
    box.style.setProperty("--columns", String(columns.length));

    function inWords(at) {
      if (!at) return corridorMap.say(state, "all_counted", { count: total });
      const [year, deaths, conflict, elsewhere] = counted[at - 1];
      const head = corridorMap.say(state, "year_counted", { year: String(year), count: deaths + conflict, total: total });
      const kinds = corridorMap.say(state, "kinds", { deaths: deaths, conflict: conflict });
      const rest = elsewhere ? "; " + corridorMap.say(state, "elsewhere", { count: elsewhere }) : "";
      return head + " \u2013 " + kinds + rest;
    }

    function tell() {
      const at = Number(slider.value);
      const text = state.hidden.has("incidents") ? corridorMap.say(state, "hidden") : inWords(at);
      told.textContent = text;
      slider.setAttribute("aria-valuetext", inWords(at));
      columns.forEach(function (column, number) {
        column.classList.toggle("is-chosen", number === at);
      });
    }

    slider.value = String(Math.max(0, years.indexOf(state.year)));
    state.year = years[Number(slider.value)];
    slider.disabled = false;
    tell();
    slider.addEventListener("input", function () {
      state.year = years[Number(slider.value)];
      tell();
      changed();
    });
    columns.forEach(function (column, at) {
      column.addEventListener("click", function () {
        slider.value = String(at);
        slider.dispatchEvent(new Event("input"));
      });
    });
    return { tell: tell };
  };
})();
