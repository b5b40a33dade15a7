// Says in the header and the title how much is new, while the page is looked at. Without this file the page "New" says it.
// Only numbers come over the line. Asking does not lengthen the session: a forgotten page signs itself out as before.

const PAUSE_MS = 30000;
const SOUND = "news-sound";
const MANY = 99;
const LINES_ON_HOME = 5;

const badge = document.querySelector("[data-news-count]");
const home = document.querySelector("[data-news-home]");
const plainTitle = document.title;
let countBefore = 0;
let breachesBefore = null;

function words(found) {
  return found.more || found.count > MANY ? `${MANY}+` : String(found.count);
}

async function show(found) {
  const said = words(found);
  badge.hidden = found.count === 0;
  badge.querySelector("[data-news-number]").textContent = said;
  const isCovered = document.querySelector("[data-cover]")?.hidden === false;
  if (!isCovered && !plainTitle.startsWith("Error: ")) {
    document.title = found.count === 0 ? plainTitle : `(${said}) ${plainTitle}`;
  }
  if (breachesBefore !== null && found.breaches > breachesBefore && localStorage.getItem(SOUND)) beep();
  breachesBefore = found.breaches;
  if (home && found.count !== countBefore) await showOnHome();
  countBefore = found.count;
}

// The first lines of the page "New", on the first page of whoever works here.
async function showOnHome() {
  const answer = await fetch(home.dataset.newsHome, { redirect: "error" });
  if (!answer.ok) return;
  const list = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".app-news");
  home.querySelector(".app-news")?.remove();
  home.hidden = !list;
  if (!list) return;
  [...list.children].slice(LINES_ON_HOME).forEach((line) => line.remove());
  home.append(list);
}

function beep() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.15;
  tone.frequency.value = 660;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.4);
  tone.addEventListener("ended", () => audio.close());
}

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(badge.dataset.newsCount, { redirect: "error", headers: { Accept: "application/json" } });
    if (answer.ok) await show(await answer.json());
  } catch {
    // Signed out, or the service is away: the next page says so.
  }
}

if (badge) {
  look();
  setInterval(look, PAUSE_MS);
  document.addEventListener("visibilitychange", look);
}

const choice = document.querySelector("[data-news-sound]");
if (choice) {
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = localStorage.getItem(SOUND) !== null;
  box.addEventListener("change", () => {
    if (box.checked) {
      localStorage.setItem(SOUND, "on");
      beep();
    } else localStorage.removeItem(SOUND);
  });
}
