// Opens the closed <details> around the target of a link, so that "e12" in a cell is one click from its row.
(function () {
  "use strict";

  function reveal() {
    var name = decodeURIComponent(window.location.hash.slice(1));
    var target = name && document.getElementById(name);
    if (!target) return;
    var closed = target.closest("details:not([open])");
    while (closed) {
      closed.open = true;
      closed = closed.parentElement && closed.parentElement.closest("details:not([open])");
    }
    target.scrollIntoView({ block: "center" });
  }

  window.addEventListener("hashchange", reveal);
  window.addEventListener("load", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (part) {
      part.open = true;
    });
  });
})();
