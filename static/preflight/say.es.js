/** Every sentence that the page before a session says as it is filled in, in Spanish. */

/** @type {typeof import("./say.js").say} */
export const say = {
  states: { ready: "en orden", look: "por mirar", missing: "falta" },
  away: "Sin conexión. Queda en esta pestaña.",
  refused: "No se pudo guardar en el servidor. Queda en esta pestaña, y cuenta cuando abras.",
  kept: "Guardado para la próxima vez.",
};
