// The named routes of recorded deaths at a leg: those near it that do not count, those that do, and all to choose from.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const { make } = routeEditor;
  const MOST_ROWS = 3;
  const LEAST = 20; // incidents worth a line of their own, and a tenth of those of the largest
  const LEAST_SHARE = 0.1;

  // What the check said of incidents near a leg; a route that was named since is remembered, to be unnamed again.
  routeEditor.rememberNear = function (leg, leftOut) {
    const named = (leg.near || []).filter((each) => leg.labels.includes(each.label));
    const told = leftOut.filter((each) => !leg.labels.includes(each.label));
    leg.near = told.concat(named);
  };

  routeEditor.nearPart = function (editor, leg, number) {
    const left = (leg.near || []).filter((each) => !leg.labels.includes(each.label)).sort((a, b) => size(b) - size(a));
    const known = left.map(size).filter(Number.isFinite);
    const least = Math.max(LEAST, LEAST_SHARE * Math.max.apply(null, known.concat(0)));
    const rows = left.filter((each, at) => left.length === 1 || (at < MOST_ROWS && size(each) >= least));
    const others = left.filter((each) => !rows.includes(each));
    return leg.labels.map((label) => namedRow(editor, leg, number, label))
      .concat(rows.map((each) => leftOutRow(editor, leg, number, each)))
      .concat(others.length ? [othersRow(editor, number, others, rows.length > 0)] : []);
  };

  // One that was named when the page came is of unknown size until the next check; it keeps its line.
  function size(each) {
    return each.incidents === null ? Infinity : each.incidents;
  }

  function namedRow(editor, leg, number, label) {
    const { t } = editor;
    return row("route-named", t("named", { label: label }), t("do_not_count"), "route " + label, function () {
      if (!(leg.near || []).some((each) => each.label === label)) leg.near = (leg.near || []).concat({ label: label, incidents: null });
      leg.labels = leg.labels.filter((each) => each !== label);
      took(editor, number, t("counts_no_longer", { label: label, number: number + 1 }));
    });
  }

  function leftOutRow(editor, leg, number, each) {
    const { t } = editor;
    const key = each.incidents === null ? "near_unknown" : each.incidents === 1 ? "near_one" : "near_many";
    const told = t(key, { label: each.label, number: (each.incidents || 0).toLocaleString("en") });
    const act = t(each.incidents === 1 ? "count_it" : "count_them");
    return row("route-left-out", told, act, "route " + each.label, function () {
      leg.labels = leg.labels.concat(each.label);
      took(editor, number, t("counts_now", { label: each.label, number: number + 1 }));
    });
  }

  function othersRow(editor, number, others, areMore) {
    const { t } = editor;
    const incidents = others.reduce((sum, each) => sum + each.incidents, 0).toLocaleString("en");
    const told = t(!areMore ? "near_several" : others.length === 1 ? "near_other" : "near_others", { routes: others.length, incidents: incidents });
    return row("route-left-out", told, t("choose_routes"), "routes", function () {
      editor.describe("leg", number, partOf(editor, others[0].label));
    });
  }

  function row(kind, told, act, part, acted) {
    const sentence = make("span", { text: told, id: routeEditor.newId() });
    return make("p", { class: "route-near " + kind }, [
      sentence, " ",
      make("button", { type: "button", text: act, "data-part": part, "aria-describedby": sentence.id, onclick: acted }),
    ]);
  }

  function partOf(editor, label) {
    return "label-" + editor.settings.labels.findIndex((known) => known.label === label);
  }

  function took(editor, number, told) {
    editor.changed();
    editor.showLabels(number);
    editor.say(told);
  }

  routeEditor.labelsPart = function (editor, leg, number) {
    const { t, settings } = editor;
    const gone = leg.labels.filter(function (label) {
      return !settings.labels.some((known) => known.label === label);
    }).map(function (label) {
      return { label: label, incidents: 0 };
    });
    const heading = make("summary", { text: t("labels", { number: leg.labels.length }) });
    const boxes = settings.labels.concat(gone).map(function (known) {
      const box = make("input", { type: "checkbox", checked: leg.labels.includes(known.label), "data-part": partOf(editor, known.label), onchange: function () {
        leg.labels = leg.labels.filter((label) => label !== known.label).concat(box.checked ? [known.label] : []);
        heading.textContent = t("labels", { number: leg.labels.length });
        editor.changed();
        editor.showNear(number);
      } });
      return make("label", { class: "route-check" }, [box, t("incidents", { label: known.label, number: known.incidents.toLocaleString("en") })]);
    });
    return make("details", { class: "route-part", open: leg.labels.length > 0 }, [
      heading,
      make("p", { class: "hint", text: boxes.length ? t("labels_hint") : t("no_labels") }),
      make("div", { class: "route-labels", role: "group", "aria-label": t("labels", { number: leg.labels.length }) }, boxes),
    ]);
  };
})();
