/** The keyboard is never lost: where what had it has gone with a view, it goes to a place that still stands. */

/** Whether what had it is still there and has it no more: a screen reader that goes on through texts has laid it down. */
let isLaidDown = false;

globalThis.document?.addEventListener("focusin", () => (isLaidDown = false));
globalThis.document?.addEventListener("focusout", ({ target }) =>
  queueMicrotask(() => (isLaidDown = isNowhere() && target instanceof Element && target.isConnected)),
);

function isNowhere() {
  return !document.activeElement || document.activeElement === document.body;
}

/** Whether it is nowhere, and nobody has laid it down. Where somebody has, Orca would say nothing of a place it is given. */
export function isLost() {
  return isNowhere() && !isLaidDown;
}

/**
 * A dialog has the keyboard for itself meanwhile, and whoever takes it away from everything may do so.
 * @param {Element} root
 * @param {(around: Element[]) => HTMLElement | null | undefined} find where it goes now; `around`: what had it, and what that stood in, from the inside
 */
export function keepPlace(root, find) {
  let around = /** @type {Element[]} */ ([]);
  const isGone = () => isLost() && around.length > 0 && !around[0]?.isConnected && !root.querySelector("dialog");
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && !target.closest("dialog")) around = within(target);
  });
  new MutationObserver(() => isGone() && find(around)?.focus({ preventScroll: true })).observe(root, { subtree: true, childList: true });
}

/** @param {Element} element */
function within(element) {
  const around = [];
  for (let one = /** @type {Element | null} */ (element); one; one = one.parentElement) around.push(one);
  return around;
}

const REACHED = "a[href], button:not(:disabled), input:not(:disabled), textarea, select, summary, [tabindex='0']";

/** In their order: what Enter does anyway, what is only read, anything. */
const HARMLESS = ["button.primary", "h1[tabindex], h2[tabindex]", REACHED];

/** The nearest that still stands, or what in it may have the keyboard unasked. @param {Element[]} around */
export function nearest(around) {
  for (const place of around.filter((one) => one.isConnected)) {
    const all = place.matches(REACHED) ? [place] : HARMLESS.flatMap((kind) => [...place.querySelectorAll(kind)]);
    const found = all.find((one) => one.getClientRects().length > 0 && !one.closest("[inert]"));
    if (found) return /** @type {HTMLElement} */ (found);
  }
  return null;
}
