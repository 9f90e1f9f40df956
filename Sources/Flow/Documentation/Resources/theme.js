// Runs before anything is drawn, so that a page never flashes in the other theme.
"use strict";
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var kept = localStorage.getItem("mercer-theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch (error) { /* A browser that keeps nothing goes by its own setting. */ }
})();
