/** @type {typeof import("./say.js").say} */
export const say = {
  before: "Lo que entregas es solo para tu pareja, y no se puede retirar. No se muestra nada si no entregan algo las dos personas. Si una persona no lo hace, la otra persona puede suponerlo.",
  example: "Por ejemplo",
  take: "Marca lo que quieras llevarte. Aquí todavía se puede cambiar.",
  edit: "Como lo leerá tu pareja",
  soft: "Cada una de estas también cuenta como respuesta",
  neutral: ["Todavía lo estoy pensando.", "Hoy prefiero dejar esto abierto."],
  wait: "Cuando las dos personas hayan entregado algo, lo verás aquí. Hasta entonces esta página se ve igual, haga lo que haga la otra persona.",
  change: "Volver a mis líneas",
  moment: "Un momento…",
  nothing: "Esta vez no se intercambió nada. Puede ser el reloj, la red o una elección; mejor dejarlo ahí.",
  theirs: (/** @type {string | null} */ name) => (name ? `De ${name}` : "De tu pareja"),
  own: "De ti",
  onePhone: "Decírselo en voz alta, por turnos. Quien quiera puede escribirlo antes en papel.",
};
