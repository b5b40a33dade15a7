// Keeps what is typed into a form on the server every few seconds, and brings it back after a lost session, a crash or
// in a second tab. Nothing is kept in the browser. Passwords, files and one-time keys are never sent.
// A form belongs to the person it was drawn for. Once somebody else is signed in in this browser, the words go to their
// owner's drafts for the last time and leave the screen.

const PAUSE_MS = 2000;
const LONGEST_WAIT_MS = 8000;
const SMALL_ENOUGH_TO_OUTLIVE_THE_PAGE = 60000;
const ANOTHERS = "X-Form-Of"; // on an answer: the form is somebody else's
const SKIPPED = new Set(["password", "file", "submit", "button", "reset", "image"]);

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
const dayAndClock = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "Europe/London",
});

function titleOf() {
  return document.querySelector("h1")?.textContent.trim() ?? "";
}

function controlsOf(form) {
  return [...form.elements].filter(
    (each) => each.name && !SKIPPED.has(each.type) && (each.type !== "hidden" || each.name === "version"),
  );
}

function fieldsOf(form) {
  const fields = {};
  for (const each of controlsOf(form)) {
    const texts = (fields[each.name] ??= []);
    if (each.type === "checkbox" || each.type === "radio") {
      if (each.checked) texts.push(each.value);
    } else if (each.type === "select-multiple") {
      texts.push(...[...each.selectedOptions].map((option) => option.value));
    } else {
      texts.push(each.value);
    }
  }
  return fields;
}

function put(form, fields) {
  const places = {};
  for (const each of controlsOf(form)) {
    const texts = fields[each.name];
    if (!texts) continue;
    if (each.type === "checkbox" || each.type === "radio") each.checked = texts.includes(each.value);
    else if (each.type === "select-multiple") {
      for (const option of each.options) option.selected = texts.includes(option.value);
    } else {
      const place = (places[each.name] = (places[each.name] ?? -1) + 1);
      if (texts[place] !== undefined) each.value = texts[place];
    }
    each.dispatchEvent(new Event("change", { bubbles: true }));
    const filled = each.type === "checkbox" || each.type === "radio" ? each.checked : each.value !== each.defaultValue;
    if (filled && each.type !== "hidden") open(each);
  }
}

function open(control) {
  for (let part = control.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
}

class Keeper {
  constructor(holder, number) {
    this.holder = holder;
    this.form = holder.closest("form");
    this.number = number;
    this.atFirst = JSON.stringify(fieldsOf(this.form));
    this.last = this.atFirst;
    this.savedAt = null;
    this.restored = null;
    this.isSent = false;
    this.isBusy = false;
    this.holder.hidden = false;
    const kept = JSON.parse(holder.dataset.kept || "[]").filter((each) => each.form === number);
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("change", () => this.typed());
    this.form.addEventListener("submit", () => this.sent());
    this.addHidden("draft_form", number);
    this.addHidden("draft_title", titleOf());
    this.find("discard").addEventListener("click", () => this.discard());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.save() : this.askWhose()));
    window.addEventListener("pagehide", () => this.save());
    window.addEventListener("pageshow", (event) => event.persisted && this.askWhose());
    if (kept.length) this.bringBack(kept);
  }

  // So that the form itself, refused because its session has ended, is kept as what it is.
  addHidden(name, value) {
    this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }

  get mark() {
    return { "X-Drawn-For": this.form.elements.drawn_for.value };
  }

  find(name) {
    return this.holder.querySelector(`[data-draft-${name}]`);
  }

  bringBack(kept) {
    const [newest] = kept;
    this.restored = newest;
    put(this.form, newest.fields);
    const others = kept.length > 1 ? ` ${kept.length - 1} more, from another tab, are listed under “not sent yet”.` : "";
    this.tell(`What you typed here on ${dayAndClock.format(new Date(newest.savedAt))} is back. It is not sent yet.${others}`);
    this.find("discard").hidden = false;
    this.save();
  }

  tell(words) {
    this.find("news").replaceChildren(Object.assign(document.createElement("p"), { className: "govuk-body", textContent: words }));
  }

  typed() {
    if (this.isSent) return;
    clearTimeout(this.timer);
    this.since ??= Date.now();
    const wait = Math.max(0, Math.min(PAUSE_MS, this.since + LONGEST_WAIT_MS - Date.now()));
    this.timer = setTimeout(() => this.save(), wait);
  }

  sent() {
    this.isSent = true;
    clearTimeout(this.timer);
  }

  async save() {
    clearTimeout(this.timer);
    const fields = fieldsOf(this.form);
    const written = JSON.stringify(fields);
    if (this.isSent || this.isBusy || written === this.last) return;
    this.isBusy = true;
    this.since = null;
    try {
      await this.send(written);
    } catch {
      this.lost();
    }
    this.isBusy = false;
    if (JSON.stringify(fieldsOf(this.form)) !== this.last) this.typed();
  }

  async send(written, again = true) {
    const body = new URLSearchParams({
      csrfmiddlewaretoken: this.form.elements.csrfmiddlewaretoken.value,
      key: this.form.elements.submission.value,
      place: this.holder.dataset.place,
      form: this.number,
      title: titleOf(),
      fields_typed: written,
      instead_of: this.restored?.key ?? "",
      unchanged_since: this.restored?.savedAt ?? "",
    });
    const answer = await fetch(this.holder.dataset.draft, {
      method: "POST", body, headers: this.mark, redirect: "manual",
      keepalive: written.length < SMALL_ENOUGH_TO_OUTLIVE_THE_PAGE,
    });
    if (answer.headers.has(ANOTHERS)) {
      if (answer.headers.get(ANOTHERS) === "yes") this.last = written;
      return this.leave();
    }
    if (answer.status === 403 && again && (await this.renewToken())) return this.send(written, false);
    if (!answer.ok) return this.lost(answer.type === "opaqueredirect");
    const said = await answer.json();
    if (!said.kept) return this.refused(said.why);
    this.last = written;
    this.savedAt = new Date(said.savedAt);
    this.restored = null;
    if (this.isLost) this.tell("What you type is kept again.");
    this.isLost = false;
    this.find("status").textContent = `Kept at ${clock.format(this.savedAt)}. Not sent yet.`;
    return undefined;
  }

  // Signing in again, in another tab, changes the token that this page was drawn with. The page is asked for in the name
  // of the person it was drawn for: whoever else is signed in now gives no token.
  async renewToken() {
    const answer = await fetch(this.holder.dataset.place, { headers: this.mark, redirect: "manual" });
    if (answer.headers.has(ANOTHERS)) this.leave();
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("input[name=csrfmiddlewaretoken]");
    if (!token) return false;
    for (const each of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) each.value = token.value;
    return true;
  }

  async askWhose() {
    try {
      const answer = await fetch(this.holder.dataset.draft, { method: "HEAD", headers: this.mark, redirect: "manual" });
      if (answer.headers.has(ANOTHERS)) await this.hand();
    } catch {
      // Whoever goes on typing is told that the connection is lost.
    }
  }

  // What was typed since the last save goes to its owner; the answer to it says what became of it.
  async hand() {
    await this.save();
    if (!this.isBusy) this.leave();
  }

  leave() {
    const main = document.querySelector("main");
    if (this.isLeft) return;
    this.isLeft = true;
    this.sent();
    const isAllKept = this.last === JSON.stringify(fieldsOf(this.form));
    const upTo = isAllKept ? "" : ` up to ${this.savedAt ? clock.format(this.savedAt) : ""}`;
    const isKept = this.last !== this.atFirst;
    const words = [
      ["h1", "govuk-heading-l", "This form was begun by somebody else"],
      ["p", "govuk-body", "Somebody else has signed in in this browser. Nothing more is taken from this page."],
      ...(isKept ? [["p", "govuk-body", `What was typed${upTo} is kept in the drafts of whoever began the form.`]] : []),
    ];
    main.replaceChildren(...words.map(([tag, className, textContent]) => Object.assign(document.createElement(tag), { className, textContent })));
    main.append(Object.assign(document.createElement("a"), { className: "govuk-link", href: "/", textContent: "Go to your first page" }));
    document.title = "Somebody else’s form";
    main.tabIndex = -1;
    main.focus();
  }

  refused(why) {
    this.find("status").textContent = why;
  }

  lost(isSignedOut = false) {
    const until = this.savedAt ? `What you typed up to ${clock.format(this.savedAt)} is kept.` : "We do not know whether any of it is kept.";
    this.find("status").textContent = "";
    if (!this.isLost) this.tell(isSignedOut ? `You are signed out. ${until} Sign in again in another tab and go on typing here.` : `The service does not answer. ${until} Do not close this page.`);
    if (isSignedOut && !this.isLost) this.linkToSignIn();
    this.isLost = true;
    this.timer = setTimeout(() => this.save(), LONGEST_WAIT_MS);
  }

  linkToSignIn() {
    const link = Object.assign(document.createElement("a"), {
      href: this.holder.dataset.signIn, target: "_blank", rel: "noopener", className: "govuk-link", textContent: "Sign in (opens in a new tab)",
    });
    this.find("news").append(link);
  }

  async discard() {
    this.sent();
    for (const key of [this.form.elements.submission.value, this.restored?.key].filter(Boolean)) {
      const csrfmiddlewaretoken = this.form.elements.csrfmiddlewaretoken.value;
      const body = new URLSearchParams({ csrfmiddlewaretoken, key });
      const answer = await fetch(`${this.holder.dataset.draft}discard/`, { method: "POST", body, headers: this.mark });
      if (answer.headers.has(ANOTHERS)) return this.leave();
    }
    return location.replace(this.holder.dataset.place);
  }
}

document.querySelectorAll("[data-draft]").forEach((holder, number) => new Keeper(holder, number));
