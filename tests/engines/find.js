/* What Playwright finds by role, label and text, for a browser that it can't drive: visible elements, in order. */
const [kind, source, flags, exact] = arguments;
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const fits = (text) => {
  if (flags !== null) return new RegExp(source, flags).test(plain(text));
  return exact ? plain(text) === source : plain(text).toLowerCase().includes(source.toLowerCase());
};
const named = (one) => {
  const by = one.getAttribute("aria-labelledby");
  if (by) return by.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
  return one.getAttribute("aria-label");
};
const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
const open = [...document.querySelectorAll("dialog")].filter((one) => one.matches(":modal"));
const all = (css) => [...(open.at(-1) ?? document).querySelectorAll(css)];
const labelled = (css) => all(css).filter((one) =>
  (named(one) && fits(named(one))) || [...(one.labels ?? [])].some((label) => fits(label.textContent)));
const FOUND = {
  css: () => all(source),
  button: () => all("button, [role=button]").filter((one) => fits(named(one) ?? one.textContent)),
  link: () => all("a[href]").filter((one) => fits(named(one) ?? one.textContent)),
  heading: () => all("h1, h2, h3, h4, h5, h6, [role=heading]").filter((one) => fits(named(one) ?? one.textContent)),
  label: () => labelled("*"),
  field: () => labelled("input, textarea"),
  text: () => all("body *, dialog *").filter((one) =>
    fits(one.textContent) && ![...one.children].some((child) => fits(child.textContent))),
};
return FOUND[kind]().filter((one) => kind === "label" || kind === "field" || shown(one));
