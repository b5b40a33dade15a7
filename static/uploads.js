// Sends the files of a form in pieces before the form itself is sent, so that a lost connection or a reload costs
// nothing: the server says where to go on. Nothing is kept in the browser. Without this file the form sends them whole.

const SLICE = 4 * 1024 * 1024;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15000, 30000, 30000, 30000];
const SIGNED_OUT = "You have been signed out. Sign in again in another tab, then press the button here again.";
const ANOTHERS = "Somebody else is signed in in this browser now. Nothing more is taken from this page. Load it again.";
const LOST = "The connection is lost. Press the button again when it is back: it goes on where it stopped.";

const EMPTY = "This file is empty: there is nothing in it to keep. If it came to you empty, ask for it again, or add the "
  + "exhibit without it and say so under “What it shows”.";

class Refused extends Error {}

// SHA-256 piece by piece: the browser's own wants the whole file in memory.
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101,
  103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227,
  229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281, 283, 293, 307, 311];
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

class Sha256 {
  constructor() {
    this.state = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
    this.words = new Int32Array(64);
    this.rest = new Uint8Array(0);
    this.length = 0;
  }

  add(bytes) {
    this.length += bytes.length;
    const all = new Uint8Array(this.rest.length + bytes.length);
    all.set(this.rest);
    all.set(bytes, this.rest.length);
    const whole = all.length - (all.length % 64);
    const view = new DataView(all.buffer);
    for (let place = 0; place < whole; place += 64) this.block(view, place);
    this.rest = all.slice(whole);
  }

  block(view, place) {
    const w = this.words;
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(place + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const x = w[i - 15];
      const y = w[i - 2];
      const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16] + low + w[i - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = this.state;
    for (let i = 0; i < 64; i += 1) {
      const turned = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + turned + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i]) | 0;
      const spun = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (spun + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { this.state[i] = (this.state[i] + value) | 0; });
  }

  hex() {
    const bits = this.length * 8;
    const padding = new Uint8Array(((119 - (this.length % 64)) % 64) + 9);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits >>> 0);
    this.add(padding);
    return [...this.state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

async function digestOf(file, line) {
  const digest = new Sha256();
  for (let place = 0; place < file.size; place += SLICE) {
    digest.add(new Uint8Array(await file.slice(place, place + SLICE).arrayBuffer()));
    line.show("Reading", Math.min(1, (place + SLICE) / file.size));
  }
  return digest.hex();
}

// One file in the list: its name, isolated; what is being done; how far it is.
class Line {
  constructor(list, file, status) {
    this.status = status;
    this.said = -1;
    this.item = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    this.name = file.name;
    this.words = document.createElement("span");
    this.bar = document.createElement("progress");
    this.bar.max = 100;
    this.bar.setAttribute("aria-label", `How far: ${file.name}`);
    this.item.append(name, this.words, this.bar);
    list.append(this.item);
  }

  show(doing, part) {
    const hundredth = Math.floor(part * 100);
    this.bar.value = hundredth;
    this.words.textContent = `${doing}: ${hundredth}%`;
    const quarter = Math.floor(hundredth / 25);
    if (doing === "Sending" && quarter !== this.said) {
      this.said = quarter;
      this.status.textContent = `${this.name}: ${hundredth}% sent`;
    }
  }

  end(words, isRefusal) {
    this.bar.remove();
    this.words.textContent = words;
    this.words.className = isRefusal ? "govuk-error-message" : "";
    this.status.textContent = `${this.name}: ${words}`;
  }
}

class Sender {
  constructor(form) {
    this.form = form;
    this.token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    this.mark = form.querySelector("[name=drawn_for]").value;
  }

  async ask(address, body, headers = {}) {
    for (const pause of [...PAUSES_MS, 0]) {
      try {
        const answer = await fetch(address, {
          method: "POST", body, redirect: "manual",
          headers: { "X-CSRFToken": this.token, "X-Drawn-For": this.mark, ...headers },
        });
        if (answer.headers.has("X-Form-Of")) throw new Refused(ANOTHERS);
        if (answer.type === "opaqueredirect" || answer.status === 403) throw new Refused(SIGNED_OUT);
        if (answer.ok || answer.status === 409) return await this.read(answer);
        if (answer.status < 500) throw new Refused("This file cannot be sent now. Load the page again.");
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      if (pause) await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
    throw new Refused(LOST);
  }

  async read(answer) {
    const found = await answer.json();
    if (found.refused) throw new Refused(found.refused);
    return found;
  }

  async send(file, line) {
    if (file.size === 0) throw new Refused(EMPTY);
    const announced = new FormData();
    announced.append("name", file.name);
    announced.append("size", file.size);
    announced.append("sha256", await digestOf(file, line));
    const begun = await this.ask(this.form.dataset.start, announced);
    let { received } = begun;
    while (received < file.size) {
      line.show("Sending", received / file.size);
      const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": String(received) };
      ({ received } = await this.ask(begun.part, file.slice(received, received + begun.part_size), headers));
    }
    line.show("Sending", 1);
    if (!begun.whole) await this.ask(begun.finish, new FormData());
    line.end("has arrived", false);
    return begun.id;
  }
}

function keep(form, id) {
  const there = form.querySelector(`[name=uploads][value="${CSS.escape(id)}"]`);
  if (there) {
    there.checked = true;
    return;
  }
  const hidden = document.createElement("input");
  Object.assign(hidden, { type: "hidden", name: "uploads", value: id });
  form.append(hidden);
}

async function sendAll(form, chosen) {
  const place = form.querySelector("[data-upload-list]");
  const list = place.querySelector("ul");
  const status = form.querySelector("[data-upload-status]");
  list.replaceChildren();
  place.hidden = false;
  let refused = 0;
  const sender = new Sender(form);
  for (const file of [...chosen.files]) {
    const line = new Line(list, file, status);
    try {
      keep(form, await sender.send(file, line));
    } catch (error) {
      refused += 1;
      line.end(error instanceof Refused ? error.message : "This file cannot be read. Choose it again.", true);
      if ([SIGNED_OUT, LOST, ANOTHERS].includes(error.message)) return false;
    }
  }
  chosen.value = "";
  if (refused) form.querySelector("[data-upload-heading]").focus();
  return refused === 0;
}

const form = document.querySelector("form[data-uploads]");
const chosen = form?.querySelector("input[type=file]");
let isSending = false;

form?.addEventListener("submit", async (event) => {
  if (isSending) {
    event.preventDefault();
    return;
  }
  if (!chosen.files.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  isSending = true;
  const isAll = await sendAll(form, chosen).finally(() => { isSending = false; });
  if (isAll) form.requestSubmit();
}, true);
