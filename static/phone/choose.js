/** Who is here with you: start a couple, enter the partner's words, or be here alone. */
import { useSignal } from "@preact/signals";
import { understand } from "../shared/phrase.js";
import { unaided } from "../shared/unaided.js";
import { html } from "../shared/html.js";
import { say as pairing } from "../pairing/say.js";
import { say } from "./say.js";
import { join, start } from "./start.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone */

const text = pairing.choose;

/** @param {{phone: Phone}} props */
export function Choose({ phone }) {
  const { entering } = phone.keep;
  if (isWorking(phone)) return html`<div class="rest"><${Title} class="large-line" says=${text.working} /></div>`;
  if (entering.value !== null) return html`<${Enter} phone=${phone} typed=${entering} back=${() => (entering.value = null)} />`;
  return html`
    <${Title} says=${text.title} />
    <div class="ways">
      <${Way} says=${text.start} help=${text.startText} tap=${() => start(phone)} />
      <${Way} says=${text.join} help=${text.joinText} tap=${() => (entering.value = "")} />
      <${Way} says=${text.alone} help=${text.aloneText} tap=${() => phone.out.send("go_alone")} />
      <${Way} says=${text.shared} help=${text.sharedText} tap=${() => phone.out.send("go_shared")} />
    </div>`;
}

const ON_THE_WAY = ["start_couple", "join_couple", "go_alone", "go_shared"];

/** Keys are being worked out, or the choice has not been answered yet. @param {Phone} phone */
function isWorking({ working, keep }) {
  return working.value || keep.box.value.acts.some((act) => ON_THE_WAY.includes(act.act));
}

/** @param {{says: string, help: string, tap: () => void}} props */
function Way({ says, help, tap }) {
  return html`<button type="button" class="way" onClick=${tap}><strong>${says}</strong><span>${help}</span></button>`;
}

/** @param {{phone: Phone, typed: import("@preact/signals").Signal<string>, back: () => void}} props */
function Enter({ phone, typed, back }) {
  return html`<${FourWords} title=${pairing.enter.title} text=${pairing.enter.text} after=${pairing.enter.lost} typed=${typed} back=${back}
    enter=${(/** @type {string} */ phrase) => join(phone, phrase)} />`;
}

/**
 * Four words, typed as one remembers them; `enter` gets them as they are in the list.
 * @param {{title: string, text: string, after: string, typed: import("@preact/signals").Signal<string>, back: () => void, enter: (phrase: string) => void}} props
 */
export function FourWords({ title, text, after, typed, back, enter }) {
  const wrong = useSignal("");
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const read = understand(typed.value);
    wrong.value = complaint(read);
    if ("words" in read) enter(read.words.join(" "));
  };
  return html`<form onSubmit=${submit}>
    <${Title} says=${title} />
    <p>${text}</p>
    <div class="field">
      <label for="four">${pairing.enter.label}</label>
      <textarea id="four" class="four" rows="2" autocapitalize="none" ...${unaided}
        enterkeyhint="go" aria-describedby="four-wrong" aria-invalid=${!!wrong.value} value=${typed.value} onKeyDown=${submitOnEnter}
        onInput=${(/** @type {any} */ event) => (typed.value = event.target.value)}></textarea>
      <p id="four-wrong" class="wrong" aria-live="polite">${wrong.value}</p>
    </div>
    <div class="two"><button type="button" onClick=${back}>${say.back}</button><button class="main">${say.goOn}</button></div>
    <p class="soft">${after}</p>
  </form>`;
}

/** @param {KeyboardEvent} event */
function submitOnEnter(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  /** @type {HTMLTextAreaElement} */ (event.target).form?.requestSubmit();
}

/** @param {import("../shared/phrase.js").Understood} read */
function complaint(read) {
  if ("missing" in read) return pairing.enter.missing(read.missing);
  if (!("wrong" in read)) return "";
  return [pairing.enter.wrong(read.wrong), read.suggestion && pairing.enter.guess(read.suggestion)].filter(Boolean).join(" ");
}
