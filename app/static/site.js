"use strict";
// Everything works without this file. It adds: leaving with the Escape key, the print buttons, a
// question before typed words are lost, and paper with every card open in browsers that need it.
(() => {
  document.documentElement.classList.add("js");

  const leave = document.getElementById("leave");
  let escapes = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { escapes = []; return; }
    escapes = [...escapes, event.timeStamp].filter((time) => event.timeStamp - time < 2000);
    if (escapes.length >= 3 && leave) { typed = false; location.replace(leave.href); }
  });

  // Words typed and not yet kept. Choices are quickly made again; words are not.
  let typed = false;
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input[type=text]")) typed = true;
  });
  document.addEventListener("submit", () => { typed = false; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && (link === leave || !/^http/.test(link.protocol))) typed = false;
  });
  addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

  const print = document.getElementById("print");
  if (print) print.addEventListener("click", () => window.print());
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((card) => { card.open = true; });
  });
  addEventListener("afterprint", () => { closed.forEach((card) => { card.open = false; }); });

  // A page that comes back from the browser's own memory may show what was since cleared.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
