/** The projector's room: full screen, dark or bright, a pointer that goes away, a display that does not sleep. */
import { signal } from "@preact/signals";

const HINT_MS = 12_000;
const POINTER_MS = 3_000;

/** "dark", "bright", or null: as the machine prefers. */
export const theme = signal(localStorage.getItem("screen-theme"));

/** @param {() => void} seen called when the hint has done its work */
export function listen(seen) {
  setTimeout(seen, HINT_MS);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key.toLowerCase() === "f") wholeScreen();
    else if (event.key.toLowerCase() === "d") otherTheme();
    else return;
    seen();
  });
  addEventListener("dblclick", wholeScreen);
  hidePointer();
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
}

function wholeScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => undefined);
}

function otherTheme() {
  const dark = theme.value ? theme.value === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  theme.value = dark ? "bright" : "dark";
  localStorage.setItem("screen-theme", theme.value);
}

function hidePointer() {
  let timer = 0;
  addEventListener("pointermove", () => {
    document.documentElement.classList.remove("no-pointer");
    clearTimeout(timer);
    timer = window.setTimeout(() => document.documentElement.classList.add("no-pointer"), POINTER_MS);
  });
}

/** Only where the browser allows it (https); elsewhere the machine's own settings decide. */
function stayAwake() {
  if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
}
