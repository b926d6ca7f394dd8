"use strict";
// Everything works without this file. It adds: leaving at once, also with the Escape key; a question
// before what was typed or chosen is lost; Back after a page that was sent; Enter as “next field”; a
// word in time when a page has been open long; the print buttons, and paper with every card open.
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // Typed or chosen, and not yet kept.
  let unsaved = Boolean(document.querySelector("form[data-unsaved]"));
  let staying = false; // a press that leads nowhere else

  // From here on nothing of the person's is in view, whatever they press and however slow the way
  // out is: the page is emptied, so that no copy of it, nor of its form, is left to come back to.
  const leave = document.getElementById("leave");
  const goOut = () => location.replace(leave.href);
  let leaving = 0; // since when
  const empty = () => {
    if (leaving) return;
    leaving = Date.now();
    unsaved = false;
    document.body.replaceChildren();
  };
  let escapes = [];
  let soon;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { escapes = []; return; }
    if (event.isComposing || !leave) return;
    escapes = [...escapes, event.timeStamp].filter((time) => event.timeStamp - time < 2000);
    if (escapes.length >= 3) empty();
    if (!leaving) return;
    // Escape is the browser's own Stop as well, and would call off the way out: here, and in the
    // moment when the next page takes over. So the way begins when the key has come to rest.
    event.preventDefault();
    if (Date.now() - leaving > 2000) return;
    clearTimeout(soon);
    soon = setTimeout(goOut, 300);
  }, true);
  const pressed = (event) => {
    const link = event.target.closest("a");
    if (!link || event.button > 1) return;
    if (link === leave) {
      const elsewhere = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!elsewhere) event.preventDefault();
      empty();
      goOut();
    } else if (!/^http/.test(link.protocol) || /\.(pdf|txt|json)$/.test(link.pathname)) {
      staying = true; // a call, a message or a file: the page is still there afterwards
      setTimeout(() => { staying = false; }, 1000);
    }
  };
  addEventListener("click", pressed);
  addEventListener("auxclick", pressed);

  // A page that comes back from the browser's own memory may show what was since cleared.
  addEventListener("pagehide", () => { root.style.visibility = "hidden"; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  addEventListener("input", (event) => { if (event.target.closest("main form")) unsaved = true; });
  addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => { if (unsaved && !staying) event.preventDefault(); });

  // A page that answers a form is asked for again by Back; the browser would want to send it again.
  const posted = document.querySelector("[data-posted]");
  if (posted) history.replaceState(null, "", posted.dataset.posted || location.href);

  // Enter in a field goes on to the next one: on a phone it stands where “next” is looked for.
  addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field.type !== "text" || !field.form) return;
    event.preventDefault();
    const fields = [...field.form.elements].filter((one) => one.type !== "hidden" && one.tabIndex >= 0
      && one.checkVisibility?.() !== false);
    fields[fields.indexOf(field) + 1]?.focus();
  });

  const open = document.querySelector("[data-limit-minutes]");
  const word = document.querySelector(".open-long p");
  if (open && word) {
    const limit = open.dataset.limitMinutes * 60000;
    const since = Date.now();
    const look = () => {
      word.hidden = Date.now() - since < limit - Math.min(limit / 5, 600000);
    };
    setInterval(look, 10000);
    document.addEventListener("visibilitychange", look); // a machine that slept has missed the time
  }

  const print = document.getElementById("print");
  if (print) print.addEventListener("click", () => window.print());
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((card) => { card.open = true; });
  });
  addEventListener("afterprint", () => { closed.forEach((card) => { card.open = false; }); });
})();
