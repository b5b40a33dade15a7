// Covers the screen at once, by button or by Escape three times, and never touches what has been typed.
// Everything else works without this file; it also asks how far a long job is, and wakes the components of the
// vendor's own script.

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

const JOB_PAUSE_MS = 2000;
const JOB_LOOKS = 300; // then the page falls silent, so that a forgotten one does not hold a session open

async function lookAtJob(left) {
  const shown = document.querySelector("[data-job-runs]");
  if (!shown || left === 0) return;
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-job]");
    if (answer.ok && found) updateJob(shown, found);
  } catch {
    // The next look may find the service again.
  }
  setTimeout(lookAtJob, JOB_PAUSE_MS, left - 1);
}

function updateJob(shown, found) {
  const bar = shown.querySelector("progress");
  const focused = shown.contains(document.activeElement);
  const said = shown.querySelector("[role=status]").textContent;
  if (found.querySelector("[role=status]").textContent === said && bar && found.querySelector("progress")) {
    bar.previousElementSibling.textContent = found.querySelector("progress").previousElementSibling.textContent;
    bar.replaceWith(found.querySelector("progress"));
    return;
  }
  for (const name of shown.getAttributeNames()) shown.removeAttribute(name);
  for (const name of found.getAttributeNames()) shown.setAttribute(name, found.getAttribute(name));
  shown.replaceChildren(...found.childNodes);
  if (focused) shown.querySelector("a")?.focus();
}

setTimeout(lookAtJob, JOB_PAUSE_MS, JOB_LOOKS);

// Narrows a long list of boxes to those that a word finds. Without this file the groups open by hand.
function addChoiceSearch(part, number) {
  const items = [...part.querySelectorAll('input[type="checkbox"]')].map((box) => box.closest(".govuk-checkboxes__item"));
  const list = part.querySelector("[data-module]");
  const label = Object.assign(document.createElement("label"), { className: "govuk-label" });
  label.textContent = part.dataset.filterChoices;
  const input = Object.assign(document.createElement("input"), { className: "govuk-input app-choice-search" });
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("writingsuggestions", "false");
  input.id = label.htmlFor = `choice-search-${number}`;
  const told = Object.assign(document.createElement("p"), { className: "govuk-hint" });
  told.setAttribute("role", "status");
  list.before(label, input, told);
  input.addEventListener("input", () => {
    told.textContent = narrowChoices(items, input.value);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

function narrowChoices(items, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map();
  let found = 0;
  for (const item of items) {
    const group = item.closest("details");
    const box = item.querySelector("input");
    const text = `${item.textContent} ${box.dataset.also ?? ""} ${group?.querySelector("summary").textContent ?? ""}`;
    const fits = words.every((word) => text.toLowerCase().includes(word));
    item.hidden = !fits && !box.checked;
    found += fits;
    if (group) groups.set(group, groups.get(group) || !item.hidden);
  }
  for (const [group, shown] of groups) {
    group.hidden = !shown;
    group.open = words.length > 0 ? shown : Boolean(group.querySelector("input:checked"));
  }
  if (words.length === 0) return "";
  return found === 0 ? "Nothing found. Try another word." : `${found} found`;
}

document.querySelectorAll("[data-filter-choices]").forEach(addChoiceSearch);

// Shows a question only where the answer before it asks for it. Without this file it is always there.
function showWhenAsked(part) {
  const answers = document.querySelectorAll(`input[name="${part.dataset.shownBy}"]`);
  const look = () => {
    part.hidden = ![...answers].some((each) => each.checked && each.value === part.dataset.shownFor);
  };
  for (const each of answers) each.addEventListener("change", look);
  look();
}

document.querySelectorAll("[data-shown-for]").forEach(showWhenAsked);

// Shows a question about what is typed in a box once something is typed there; an answer that is given stays in view.
function showWhenFilled(part) {
  const box = document.querySelector(`[name="${part.dataset.shownWhenFilled}"]`);
  const look = () => {
    part.hidden = !box.value.trim() && !part.querySelector("input:checked");
  };
  box.addEventListener("input", look);
  look();
}

document.querySelectorAll("[data-shown-when-filled]").forEach(showWhenFilled);

// Puts Now, Today and Yesterday beside a box for a day. What is typed there in words is read by the server, once.
const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function inLondon(daysBack) {
  const parts = LONDON.formatToParts(new Date(Date.now()));
  const shown = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const day = new Date(Date.UTC(shown.year, shown.month - 1, shown.day - daysBack));
  return {
    day: `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`,
    time: `${shown.hour}:${shown.minute}`,
  };
}

function write(box, value) {
  box.value = value;
  for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
}

function addQuickDays(box) {
  const moment = box.closest(".app-moment");
  const time = moment?.querySelector("[data-time]");
  const of = moment ? moment.closest("fieldset")?.querySelector("legend") : document.querySelector(`label[for="${box.id}"]`);
  const line = Object.assign(document.createElement("div"), { className: "app-quick-days" });
  const add = (words, daysBack, withTime) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "app-link-button" });
    button.textContent = words;
    if (of) button.setAttribute("aria-label", `${words}: ${of.textContent.trim()}`);
    button.addEventListener("click", () => {
      const found = inLondon(daysBack);
      write(box, found.day);
      if (withTime) write(time, found.time);
    });
    line.append(button);
  };
  if (time) add("Now", 0, true);
  add("Today", 0, false);
  if (box.dataset.day !== "coming") add("Yesterday", 1, false);
  (moment ?? box).after(line);
}

for (const box of document.querySelectorAll("[data-day]")) if (!box.closest(".app-filter")) addQuickDays(box);

document.body.classList.add("js-enabled", "govuk-frontend-supported");
const vendor = document.querySelector('link[rel="modulepreload"]');
if (vendor) import(vendor.href).then((frontend) => frontend.initAll());

// The slash puts the cursor into the search box, unless somebody is typing or a key of the system is held.
const TYPED_INTO = "input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select, [contenteditable]";

function toSearch(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.(TYPED_INTO) || (cover && !cover.hidden)) return;
  const boxes = [...document.querySelectorAll("[data-search-box]")];
  const box = boxes.find((each) => each.checkVisibility?.() ?? true);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

document.addEventListener("keydown", toSearch);
