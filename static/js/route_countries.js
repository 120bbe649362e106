// What a leg passes: countries by the outlines and as people corrected them.
(function () {
  "use strict";
  const routeEditor = (window.routeEditor = window.routeEditor || {});
  const { make, field, select } = routeEditor;

  routeEditor.countriesPart = function (editor, leg, number) {
    const { t } = editor;
    const known = editor.checked[number];
    const rows = known ? known.countries.map(function (country) {
      return derivedRow(editor, leg, country, known.kind);
    }) : [];
    const none = leg.mode === "land" ? t("countries_none") : t("countries_mode");
    return make("fieldset", { class: "route-part" }, [
      make("legend", { text: t("countries") }),
      !known && make("p", { class: "hint", text: t("countries_wait") }),
      known && !rows.length && make("p", { class: "hint", text: none }),
      rows.length > 0 && make("ul", { class: "route-countries" }, rows),
    ].concat(leg.corrections.map(function (correction) {
      return correctionRow(editor, leg, correction);
    }), [adder(editor, leg)]));
  };

  function nameOf(editor, iso3) {
    return editor.settings.countries[iso3] || iso3;
  }

  function derivedRow(editor, leg, country, kind) {
    const { t, state } = editor;
    const away = leg.corrections.some(function (each) {
      return each.iso3 === country.iso3 && !each.passes;
    });
    const ends = [state.places[0].iso3, state.places[state.places.length - 1].iso3];
    const between = state.places.slice(1, -1).some((place) => place.iso3 === country.iso3);
    const why = ends.includes(country.iso3) ? "end_country" : between ? "of_place" : kind !== "curated" ? "not_counted" : country.counts ? "counts" : "too_short";
    const km = t("km", { km: Math.round(country.km).toLocaleString("en") });
    return make("li", { class: away ? "route-away" : "" }, [
      make("strong", { text: country.name }),
      " " + km + ", " + t(away ? "corrected_away" : why) + " ",
      !away && make("button", { type: "button", class: "quiet", text: t("not_passed"), "aria-label": t("not_passed_of", { name: country.name }), onclick: function () {
        correct(editor, leg, { iso3: country.iso3, passes: false, km: null, reason: "" });
      } }),
    ]);
  }

  function correct(editor, leg, correction) {
    leg.corrections = leg.corrections.filter((each) => each.iso3 !== correction.iso3).concat(correction);
    editor.changed();
    editor.describe("leg", editor.state.legs.indexOf(leg), "correction-" + correction.iso3);
  }

  function correctionRow(editor, leg, correction) {
    const { t } = editor;
    const name = nameOf(editor, correction.iso3);
    const why = make("input", { type: "text", value: correction.reason, maxlength: 200, "data-part": "correction-" + correction.iso3, oninput: function () {
      correction.reason = why.value;
      editor.changed();
    } });
    const km = make("input", { type: "text", inputmode: "decimal", value: correction.km === null ? "" : correction.km, oninput: function () {
      correction.km = km.value.trim() === "" ? null : km.value.trim();
      editor.changed();
    } });
    return make("div", { class: "route-grid route-correction" }, [
      make("p", {}, [make("strong", { text: name }), ": " + t(correction.passes ? "corrected_in" : "corrected_away")]),
      correction.passes && field(t("correction_km", { name: name }), km),
      field(t("correction_reason"), why),
      make("button", { type: "button", class: "quiet", text: t("withdraw"), "aria-label": t("remove_correction", { name: name }), onclick: function () {
        leg.corrections = leg.corrections.filter((each) => each !== correction);
        editor.changed();
        editor.describe("leg", editor.state.legs.indexOf(leg), "add-country");
      } }),
    ]);
  }

  function adder(editor, leg) {
    const { t } = editor;
    const choice = select([["", t("choose_country")]].concat(editor.countries), "", { "data-part": "add-country", onchange: function (event) {
      if (event.target.value) correct(editor, leg, { iso3: event.target.value, passes: true, km: null, reason: "" });
    } });
    return field(t("add_country"), choice);
  }
})();
