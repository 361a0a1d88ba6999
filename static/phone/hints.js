/** Gentle remarks about words that may point to somebody, by the language of the page. They advise; they never block. Pure. */
import { say as remarks } from "../hints/say.js";
import { say } from "../shared/say.js";
import { wordsOf } from "./watched.js";

/** @typedef {"name" | "digit" | "emoji" | "gender" | "loud"} Hint @typedef {(text: string) => boolean} Sign */

/** @param {RegExp} pattern @returns {Sign} */
const holds = (pattern) => (text) => pattern.test(text);
const CAPITAL = /[\p{Ll}\d,;:]\s+\p{Lu}[\p{Ll}'’-]+/u;
const CAPITAL_BUT_I = /[\p{Ll}\d,;:]\s+(?!I\b|I['’])\p{Lu}[\p{Ll}'’-]+/u;

/** Days and months, which Spanish writes small. */
const DAYS = new Set((
  "lunes martes miércoles jueves viernes sábado domingo sábados domingos enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre " +
  "noviembre diciembre").split(" "));
const SOMEBODY = new Set((
  "él ella ellos ellas marido mujer esposo esposa novio novia hijo hija hombre señor señora sola tranquilo tranquila seguro segura contento contenta " +
  "listo lista enfermo enferma orgulloso orgullosa celoso celosa nervioso nerviosa sincero sincera honesto honesta").split(" "));
/** Where it says something of whoever writes, a Spanish word tells of what sex they are: tired. */
const ENDING = /\p{L}[ai]d[oa]$/u;
/** After these the ending says nothing of anybody: I have talked. */
const HAVING = new Set((
  "he has ha hemos han había habías habíamos habían habré habrás habrá habremos habrán habría habrías habríamos habrían haya hayas hayamos hayan hubiera " +
  "hubieras hubiéramos hubieran haber haberme haberte haberle haberlo haberla habernos haberse habiendo").split(" "));
/** They end so, and are things, or what somebody does. */
const OTHERS = new Set((
  "cada nada demasiado demasiada lado cuidado pasado pasada estado sido ido ida dado dada mercado resultado significado grado llamada mirada entrada " +
  "jornada madrugada temporada almohada escapada vida comida salida bebida medida subida bajada bienvenida despedida partida partido ruido sentido " +
  "contenido vestido olvido pedido herida caída nido helado pescado fachada tostada ensalada jugada velada década apellido líquido rápido rápida sólido " +
  "válido válida húmedo cálido cálida espada patada oleada puñado sábado pida impida decida mida coincida divida resida cuida cuido olvida pido decido " +
  "nado añado añada persuada traslada traslado agrada agrado enfada enfado significada privado privada enseguida desmedida contenida atada").split(" "));

/** @type {Record<string, [Hint, Sign][]>} */
const SIGNS = {
  en: [
    ["name", holds(CAPITAL_BUT_I)],
    ["digit", holds(/\p{Nd}/u)],
    ["emoji", holds(/\p{Extended_Pictographic}/u)],
    ["gender", holds(/\b(?:he|she|him|her|his|hers|himself|herself)\b/iu)],
    ["loud", holds(/\b\p{Lu}{3,}\b|[!?]{2,}/u)],
  ],
  es: [
    ["name", holds(CAPITAL)],
    ["digit", (text) => /\p{Nd}/u.test(text) || wordsOf(text).some((word) => DAYS.has(word))],
    ["emoji", holds(/\p{Extended_Pictographic}/u)],
    ["gender", (text) => wordsOf(text).some(pointsAt)],
    ["loud", holds(/\b\p{Lu}{3,}\b|[!?]{2,}|[¡¿]{2,}/u)],
  ],
};

/** @param {string} word @param {number} i @param {string[]} all */
function pointsAt(word, i, all) {
  return SOMEBODY.has(word) || (ENDING.test(word) && !OTHERS.has(word) && !HAVING.has(all[i - 1] ?? ""));
}

/** What stands out in a text, at most one of each. @param {string} text @param {string} [language] @returns {Hint[]} */
export function hints(text, language = say.language) {
  return (SIGNS[language] ?? []).filter(([, sign]) => sign(text)).map(([hint]) => hint);
}

/** The first of them in a sentence, if there is any. @param {string} text */
export function remarkOn(text) {
  const [hint] = hints(text);
  return hint && remarks[hint];
}
