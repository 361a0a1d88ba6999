/*
 * What is wrong with a page as it stands now: text that is cut, that lies on other text, that stands out of the page or breaks
 * inside a word, and controls out of reach or too tight for their words. Evaluated in the page; gives a list of [fault, selector, words].
 */
() => {
  const LONG = 12; // a word that a small phone with twice the type can't hold in a line
  const found = [];
  const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  const aside = ":not(svg.qr):is(svg), svg *, .unseen, .hidden, [inert], [data-picture], noscript, option, script, style";
  const shows = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest(aside);
  const name = (one) => one.tagName.toLowerCase() + (one.id ? `#${one.id}` : [...one.classList].map((own) => `.${own}`).join(""));
  const path = (one) => [one.parentElement?.parentElement, one.parentElement, one].filter((up) => up && up !== document.documentElement).map(name).join(" > ");
  const says = (one) => (one.innerText || one.value || one.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim().slice(0, 60);
  const tell = (fault, one) => found.push([fault, path(one), says(one)]);

  const box = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const join = (a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) });
  const meet = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
  const large = ({ left, top, right, bottom }) => right - left > 0 && bottom - top > 0;
  const ups = (one) => (one.parentElement ? [one.parentElement, ...ups(one.parentElement)] : []);
  const style = new Map();
  const of = (one) => style.get(one) ?? style.set(one, getComputedStyle(one)).get(one);
  const inner = (one) => {
    const { left, top } = one.getBoundingClientRect();
    const [x, y] = [left + one.clientLeft, top + one.clientTop];
    return { left: x, top: y, right: x + one.clientWidth, bottom: y + one.clientHeight };
  };

  /* every element with words of its own, and where these stand */
  const texts = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!shows(one)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
    if (!lines.length) continue;
    const stands = lines.map(box).reduce(join);
    texts.set(one, { one, lines: [...(texts.get(one)?.lines ?? []), ...lines.map(box)], rect: texts.has(one) ? join(texts.get(one).rect, stands) : stands });
    if (lines.length > 1 && !one.closest("textarea, .own, .address, code")) broken(node, one);
  }

  function broken(node, one) {
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}]{5,}/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top / 4));
      const fits = of(one).hyphens !== "auto" || word.length < LONG;
      if (new Set(tops).size > 1 && fits) return tell(`a word is broken: ${word}`, one);
    }
  }

  /* words that something cuts off, and what of them can be seen */
  for (const text of texts.values()) {
    let [seen, stands] = [text.rect, text.rect];
    for (const up of [text.one, ...ups(text.one)]) {
      if (up === document.body || up === document.documentElement) continue;
      const { overflowX, overflowY } = of(up);
      if (overflowX === "visible" && overflowY === "visible") continue;
      if (of(up).display === "inline") continue;
      const hole = inner(up);
      const wide = stands.left < hole.left - 1.5 || stands.right > hole.right + 1.5;
      const high = stands.top < hole.top - 3 || stands.bottom > hole.bottom + 3;
      if ((wide && /hidden|clip/.test(overflowX)) || (high && /hidden|clip/.test(overflowY))) tell(`cut by ${name(up)}`, text.one);
      else if (wide && up.scrollWidth > up.clientWidth + 1) tell(`has to be scrolled sideways in ${name(up)}`, text.one);
      seen = meet(seen, hole);
      if (!large(seen)) break;
      if (/auto|scroll/.test(overflowY)) stands = meet(stands, hole);
      if (of(up).position === "fixed") break;
    }
    text.seen = seen;
  }
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) {
    const far = (one) => one.getBoundingClientRect().right;
    const widest = [...root.querySelectorAll("*")].filter((one) => one.checkVisibility() && far(one) > page.clientWidth + 1).sort((a, b) => far(a) - far(b)).at(-1);
    tell(`the page scrolls sideways by ${page.scrollWidth - page.clientWidth} px`, widest ?? document.body);
  }
  const bounded = /hidden|clip/.test(of(document.body).overflowY);
  const out = ({ left, top, right, bottom }) => left < -1.5 || right > innerWidth + 1.5 || (bounded && (bottom > innerHeight + 2 || top < -2));
  for (const one of root.querySelectorAll("img, svg.qr")) if (shows(one) && out(one.getBoundingClientRect())) tell("a picture out of the page", one);
  for (const { one, seen } of texts.values()) if (large(seen) && out(seen)) tell("words out of the page", one);

  /* controls */
  const controls = [...root.querySelectorAll("button, .button, input:not([type=hidden]), select, textarea, summary")].filter(shows);
  for (const one of controls) {
    const rect = box(one.getBoundingClientRect());
    const seen = ups(one).filter((up) => up !== document.body && up !== page && of(up).overflowY !== "visible").map(inner).reduce(meet, rect);
    if (large(seen) && out(seen)) tell("a control out of the page", one);
    const words = [...texts.values()].filter((text) => one.contains(text.one)).map((text) => text.rect);
    if (words.length && of(one).borderLeftStyle !== "none" && parseFloat(of(one).borderLeftWidth) > 0 && !/rgba\(0, 0, 0, 0\)/.test(of(one).borderLeftColor)) {
      const { left, right } = words.reduce(join);
      if (left - rect.left < 4 || rect.right - right < 4) tell("words too near to the edge of their button", one);
    }
  }

  /* what lies on each other */
  const floats = (one) => [one, ...ups(one)].find((up) => /fixed|sticky/.test(of(up).position)) ?? null;
  const items = [...texts.values()].filter(({ seen }) => large(seen)).map(({ one, seen, lines }) => ({ one, rects: lines.map((line) => meet(line, seen)).filter(large), float: floats(one), text: true }));
  for (const one of controls) {
    const seen = ups(one).filter((up) => up !== document.body && up !== page && of(up).overflowY !== "visible").map(inner).reduce(meet, box(one.getBoundingClientRect()));
    if (large(seen)) items.push({ one, rects: [seen], float: floats(one), text: false });
  }
  const near = (a, b) => a.contains(b) || b.contains(a) || (a.closest("label") && a.closest("label") === b.closest("label"));
  items.forEach((a, i) => {
    for (const b of items.slice(i + 1)) {
      if (a.float !== b.float || near(a.one, b.one)) continue;
      const on = a.rects.some((one) => b.rects.some((other) => {
        const both = meet(one, other);
        const slack = a.text && b.text ? 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top) : 2;
        return both.right - both.left > 2 && both.bottom - both.top > slack;
      }));
      if (on) tell(`lies on ${name(b.one)} “${says(b.one)}”`, a.one);
    }
  });
  return found;
}
