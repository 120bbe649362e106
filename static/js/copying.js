// A button beside a text that copies it. Without it, or where the browser forbids, the text is selected by hand.
(function () {
  "use strict";

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var text = document.getElementById(button.dataset.copy);
    var told = document.getElementById(button.getAttribute("aria-describedby"));
    if (!text || !told) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      function selectIt() {
        window.getSelection().selectAllChildren(text);
        told.textContent = button.dataset.selected;
      }
      if (!navigator.clipboard) return selectIt();
      navigator.clipboard.writeText(text.textContent).then(function () {
        told.textContent = button.dataset.copied;
      }, selectIt);
    });
  });
})();
