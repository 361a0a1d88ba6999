/**
 * A newer version of this page, of which a server has told it: loaded at a time that suits, once for each and no more.
 *
 * @typedef {{protocol: number, build: string, made: number}} Version
 */

/**
 * Whether that version is still to be loaded, by the one that was tried last. A page that stayed what it was goes on as it is.
 * @param {Version | null} newer @param {Pick<Version, "protocol" | "made"> | null | undefined} tried
 */
export function isDue(newer, tried) {
  if (!newer) return false;
  return !tried || newer.protocol > tried.protocol || newer.made > tried.made;
}

/** What is new for this page: null, or a version that was not tried yet. @param {import("@preact/signals").ReadonlySignal<Version | null>} newer */
export const due = (newer) => (isDue(newer.value, history.state?.tried) ? newer.value : null);

/**
 * Loads the page anew, if its address answers with that version now; whatever this page says of what it tried goes along.
 * Whether it does.
 * @param {Version} newer @param {() => boolean} still whether it may, once the server has answered
 */
export async function load(newer, still = () => true) {
  const told = await fetch(location.href, { cache: "no-store" }).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  if (!told.includes(newer.build) || !still()) return false;
  const tried = history.state?.tried;
  const both = { protocol: Math.max(newer.protocol, tried?.protocol ?? 0), made: Math.max(newer.made, tried?.made ?? 0) };
  history.replaceState({ ...history.state, tried: both }, "");
  location.reload();
  return true;
}
