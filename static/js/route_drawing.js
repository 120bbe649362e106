// Drawing the line of a leg on the map: add, move, choose and delete points, undo.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});

  routeEditor.drawing = function (editor) {
    let session = null;

    function leg() {
      return editor.state.legs[session.number];
    }

    function positions() {
      const ends = [editor.state.places[session.number], editor.state.places[session.number + 1]];
      return leg().line ? leg().line.coordinates.slice() : ends.map(routeEditor.point);
    }

    function store(drawn, told) {
      session.undo.push(leg().line);
      leg().line = { type: "LineString", coordinates: drawn };
      session.chosen = -1;
      editor.say(told);
      editor.changed();
    }

    function step(latlng) {
      return [routeEditor.rounded(routeEditor.wrapped(latlng.lng)), routeEditor.rounded(latlng.lat)];
    }

    const acts = {
      undo: function () {
        if (!session.undo.length) return;
        leg().line = session.undo.pop();
        session.chosen = -1;
        editor.say(editor.t("undone", { number: positions().length }));
        editor.changed();
      },
      delete: function () {
        if (session.chosen < 0) return;
        const drawn = positions();
        drawn.splice(session.chosen, 1);
        store(drawn, editor.t("point_deleted", { number: drawn.length }));
      },
      done: function () {
        const number = session.number;
        session = null;
        editor.bar.hidden = true;
        editor.view.vertices.clearLayers();
        editor.describe("leg", number, "draw");
        editor.say(editor.state.legs[number].line
          ? editor.t("drawn", { number: number + 1, points: editor.state.legs[number].line.coordinates.length })
          : editor.t("no_line", { number: number + 1 }));
        editor.changed();
      },
    };
    editor.bar.querySelectorAll("[data-route-draw]").forEach(function (button) {
      button.addEventListener("click", function () {
        acts[button.dataset.routeDraw]();
      });
    });

    return {
      begin: function (number) {
        session = { number: number, undo: [], chosen: -1 };
        editor.bar.hidden = false;
        editor.bar.querySelector("p").textContent = editor.t("drawing", { number: number + 1 });
        editor.redraw();
        const box = L.latLngBounds(routeEditor.unrolled(routeEditor.wayOf(editor.state, number)).map((at) => [at[1], at[0]]));
        editor.view.map.fitBounds(box, { padding: [50, 50], maxZoom: 8, animate: false });
        editor.view.map.getContainer().focus();
      },
      number: function () {
        return session ? session.number : -1;
      },
      end: function () {
        if (session) acts.done();
      },
      clicked: function (latlng) {
        if (!session) return false;
        const added = step(latlng);
        const drawn = positions();
        drawn.splice(routeEditor.bestPosition(drawn, added), 0, added);
        store(drawn, editor.t("point_added", { number: drawn.length }));
        return true;
      },
      moved: function (number, latlng) {
        const drawn = positions();
        drawn[number] = step(latlng);
        store(drawn, "");
      },
      choose: function (number) {
        session.chosen = number;
        editor.say(editor.t("point_chosen", { number: number + 1, total: positions().length }));
        editor.redraw();
      },
      key: function (event) {
        if (!session) return;
        if (event.key === "Delete" || event.key === "Backspace") acts.delete();
        else if (event.key === "z" && (event.ctrlKey || event.metaKey)) acts.undo();
        else if (event.key === "Escape") acts.done();
        else return;
        event.preventDefault();
      },
      show: function (view, shown) {
        editor.bar.querySelectorAll("[data-route-draw=undo]").forEach(function (button) {
          button.disabled = !session || !session.undo.length;
        });
        editor.bar.querySelectorAll("[data-route-draw=delete]").forEach(function (button) {
          button.disabled = !session || session.chosen < 0;
        });
        if (!session) return;
        const start = shown[session.number];
        routeEditor.drawVertices(view, positions(), start && start[1], session.chosen);
      },
    };
  };
})();
