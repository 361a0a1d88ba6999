/** The pieces that pages are made of, in both lights, from the style and the components that people meet: /styleguide. */
import { render } from "preact";
import { useState } from "preact/hooks";
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import { Field } from "../steps/field.js";
import { Option, Tick } from "../steps/option.js";

const LIGHTS = { bright: "In the light", dark: "In the dark" };
const COLOUR = /^#|^rgb/;

/** The tokens as the style has them, so that none is missing here. @returns {{name: string, value: string}[]} */
function tokens() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const roots = rules.filter((rule) => rule instanceof CSSStyleRule && /^:root/.test(rule.selectorText));
  const names = new Set(roots.flatMap((rule) => [.../** @type {CSSStyleRule} */ (rule).style]).filter((name) => name.startsWith("--")));
  const now = getComputedStyle(document.documentElement);
  return [...names].map((name) => ({ name, value: now.getPropertyValue(name).trim() }));
}

/** @param {{name: string, children?: any}} props */
function Piece({ name, children }) {
  return html`<section class="piece"><h3>${name}</h3>${children}</section>`;
}

/** @param {{all: {name: string, value: string}[]}} props */
function Colours({ all }) {
  const colours = all.filter(({ value }) => COLOUR.test(value));
  return html`<${Piece} name="Colours"><ul class="swatches">
    ${colours.map(({ name }) => html`<li key=${name}><i style=${{ background: `var(${name})` }}></i><code>${name}</code></li>`)}
  </ul><//>`;
}

/** @param {{all: {name: string, value: string}[], begins: string, name: string, draw: (name: string) => Record<string, string>}} props */
function Scale({ all, begins, name, draw }) {
  const steps = all.filter((one) => one.name.startsWith(begins));
  return html`<${Piece} name=${name}><ul class="scale">
    ${steps.map((one) => html`<li key=${one.name}><code>${one.name}</code><span class="step-of" style=${draw(`var(${one.name})`)}>${begins === "--type" ? "Side by side" : ""}</span></li>`)}
  </ul><//>`;
}

/** @param {{of: string}} props */
function Buttons({ of }) {
  return html`<${Piece} name="Buttons"><div class="row-of">
    <button type="button" class="main primary">The one next thing</button>
    <button type="button">Another</button>
    ${of === "desk" && html`<button type="button" aria-pressed="true">Chosen</button>`}
    <button type="button" disabled>Not now</button>
    <button type="button" class="plain quiet">Quietly</button>
    <button type="button" class="link">More time, please</button>
  </div><//>`;
}

/** @param {{light: string}} props */
function OnThePhone({ light }) {
  const [text, setText] = useState("Bob asks first");
  const [chosen, choose] = useState(0);
  const [kept, keep] = useState(false);
  return html`
    <${Piece} name="Who will see it">
      ${/** @type {const} */ (["me", "us", "room"]).map((circle) => html`<${Circle} key=${circle} circle=${circle} says=${{ me: "Only you", us: "The two of you", room: "The room, no names" }[circle]} />`)}
    <//>
    <${Piece} name="Fields">
      <${Field} label="One thing I would like" value=${text} max=${60} rows=${2} hinted=${true} change=${setText} />
      <${Tick} says="Keep this for me until the end" help="Otherwise it is wiped with this exercise." on=${kept} change=${keep} />
    <//>
    <${Piece} name="Choosing"><fieldset class="options"><legend>Trust that was broken…</legend>
      ${["can grow again", "I can’t tell yet"].map((option, i) => html`<${Option} key=${i} text=${option} on=${chosen === i} many=${false} name=${`chosen-${light}`} tap=${() => choose(i)} />`)}
    </fieldset><//>
    <${Piece} name="Cards">
      <div class="card"><h2>Who sees what</h2><p>Private notes stay on this phone.</p></div>
      <div class="card quiet"><p>Something to look at once more.</p></div>
      <div class="cards"><button type="button" class="card-tap" aria-pressed="true">asks first</button><button type="button" class="card-tap" aria-pressed="false">can wait</button></div>
    <//>
    <${Piece} name="What opens"><details class="card"><summary>What the room said</summary><p>Nothing yet.</p></details><//>
    <${Piece} name="Time that is left"><div class="row-of">${[1, 0.62, 0.15].map((share) => html`<${Ring} key=${share} share=${share} label=${`${Math.round(share * 100)} %`} />`)}</div><//>
    <${Piece} name="Bars"><ul class="items">
      ${[["can grow again", 6], ["I can’t tell yet", 3]].map(([text, count]) => html`<li key=${text}><span>${text}</span><span class="beside">${count}</span>
        <svg class="bar-line" viewBox="0 0 6 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${count} height="1" /></svg></li>`)}
    </ul><//>
    <${Piece} name="Words that come large"><p class="large-line">We pause now.</p><p class="huge">Elm</p><p class="soft">Softly, beside something else.</p><//>`;
}

function AtTheDesk() {
  return html`
    <${Piece} name="Keys"><div class="row-of"><button type="button">Pause <kbd>P</kbd></button><button type="button" class="primary">Next: In turns <kbd>↵</kbd></button></div><//>
    <${Piece} name="Run sheet"><div class="sheet"><section><h2>Welcome <span>5</span></h2><ol>
      <li class="done"><button type="button" class="line"><span class="sign"></span><span class="name">This hour</span><span class="min">1:29</span></button></li>
      <li class="now"><button type="button" class="line"><span class="sign"></span><span class="name">In turns</span><span class="min">13</span></button></li>
      <li class="next"><button type="button" class="line"><span class="sign"></span><span class="name">Being heard</span><span class="min">1½</span></button></li>
    </ol></section></div><//>
    <${Piece} name="Couples"><div class="board"><ul>
      <li class="tile"><span class="name">Elm</span><span class="dots"><i class="on"></i><i class="on"></i></span><span class="says">working</span></li>
      <li class="tile finished"><span class="name">Gorse</span><span class="dots"><i class="on"></i><i class="on"></i></span><span class="says">finished</span></li>
      <li class="tile time"><span class="name">Larch</span><span class="dots"><i class="on"></i><i></i></span><span class="says">would like time</span></li>
      <li class="tile away"><span class="name">Swan</span><span class="dots"><i></i><i></i></span><span class="says">away</span></li>
    </ul></div><//>
    <${Piece} name="Marks"><div class="row-of"><span class="mark me">for each alone</span><span class="mark us">the two of them</span><span class="mark room">the room, no names</span><span class="mark strong">turn 1: speaks</span></div><//>
    <${Piece} name="Time that is left"><div class="now card"><div class="clock"><${Ring} share=${0.8} label="" /><span class="digits">2:38</span><span class="part">left</span></div><p class="over">Say it back until it fits</p></div><//>
    <${Piece} name="A question"><dialog class="dialog" open><div class="inside"><h2>End the session?</h2><p>Pages to take home stay on the phones.</p>
      <div class="buttons"><button type="button" class="second">Not yet</button><button type="button" class="primary">End it</button></div></div></dialog><//>`;
}

/** @param {{of: string}} props */
function Guide({ of }) {
  const all = tokens();
  return html`<main class="guide">
    <header class="guide-head"><h1><span class="marked"></span>Side by Side</h1>
      <nav aria-label="Which pieces"><a href="/styleguide" aria-current=${of === "phone" ? "page" : undefined}>On the phone</a> <a href="/styleguide?of=desk" aria-current=${of === "desk" ? "page" : undefined}>At the desk</a></nav></header>
    <div class="lights">${Object.entries(LIGHTS).map(([light, name]) => html`<section class="light" key=${light} data-theme=${light} aria-label=${name}><h2>${name}</h2>
      <${Colours} all=${all} />
      <${Scale} all=${all} begins="--type" name="Type" draw=${(/** @type {string} */ size) => ({ fontSize: size })} />
      <${Scale} all=${all} begins="--space" name="Space" draw=${(/** @type {string} */ size) => ({ width: size, height: "0.75rem", background: "var(--accent)" })} />
      <${Scale} all=${all} begins="--round" name="Corners" draw=${(/** @type {string} */ size) => ({ width: "3rem", height: "3rem", borderRadius: size, border: "1.5px solid var(--edge)" })} />
      <${Buttons} of=${of} />
      ${of === "desk" ? html`<${AtTheDesk} />` : html`<${OnThePhone} light=${light} />`}
    </section>`)}</div>
  </main>`;
}

const place = /** @type {HTMLElement} */ (document.getElementById("guide"));
render(html`<${Guide} of=${place.dataset.of ?? "phone"} />`, place);
