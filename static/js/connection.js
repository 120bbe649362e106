// Without a connection the page says so, keeps what was typed, and goes on by itself once it is back.
(function () {
  "use strict";

  var words = document.getElementById("connection-lost");

  function lost() {
    words.hidden = false;
  }

  function back() {
    words.hidden = true;
  }

  function keep(event) {
    if (navigator.onLine) return;
    event.preventDefault();
    lost();
  }

  window.addEventListener("offline", lost);
  window.addEventListener("online", back);
  document.addEventListener("submit", keep);
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:timeout", lost);
  document.addEventListener("htmx:afterOnLoad", back);
})();
