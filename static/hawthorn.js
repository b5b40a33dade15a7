// Covers the screen at once, by button or by Escape three times, and never touches what has been typed.
// Everything else works without this file; it also wakes the components of the vendor's own script.

const COVER_KEY = "Escape";
const PRESSES = 3;
const TOO_SLOW_MS = 3000;

const cover = document.querySelector("[data-cover]");
const hideLink = document.querySelector("[data-hide-screen]");
const status = document.querySelector("[data-hide-status]");
const title = document.title;
const page = [...document.body.children].filter((part) => part !== cover && part !== status);

let presses = 0;
let lastPress = 0;
let focusBefore = null;

function show() {
  cover.hidden = true;
  document.title = title;
  for (const part of page) part.inert = false;
  status.textContent = "The page is shown again";
  if (focusBefore) focusBefore.focus();
}

function hide() {
  focusBefore = document.activeElement;
  cover.hidden = false;
  document.title = "Blank page";
  for (const part of page) part.inert = true;
  status.textContent = "The screen is hidden. Press Escape three times to show it";
  cover.querySelector("button").focus();
}

function announcePresses() {
  const left = PRESSES - presses;
  const act = cover.hidden ? "hide" : "show";
  status.textContent = `Press Escape ${left} more ${left === 1 ? "time" : "times"} to ${act} the screen`;
}

function onKey(event) {
  if (event.key !== COVER_KEY || event.repeat) return;
  presses = event.timeStamp - lastPress > TOO_SLOW_MS ? 1 : presses + 1;
  lastPress = event.timeStamp;
  if (presses < PRESSES) {
    announcePresses();
    return;
  }
  presses = 0;
  if (cover.hidden) hide();
  else show();
}

if (cover && hideLink) {
  document.addEventListener("keydown", onKey, true);
  cover.querySelector("[data-show-screen]").addEventListener("click", show);
  hideLink.addEventListener("click", (event) => {
    event.preventDefault();
    hide();
  });
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
const vendor = document.querySelector('link[rel="modulepreload"]');
if (vendor) import(vendor.href).then((frontend) => frontend.initAll());
