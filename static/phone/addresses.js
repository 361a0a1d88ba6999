/** The page of addresses that help, read once by every phone alike. */
import { parse } from "../shared/parse.js";

/** Everybody's phone asks for it at the beginning, so nobody is seen asking later. @param {import("./phone.js").Phone} phone */
export async function fetchResources({ facts, resources }) {
  const page = await fetch(facts.resources_url).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  resources.value = parse(page, "text/html").querySelector(".lines")?.textContent ?? "";
}
