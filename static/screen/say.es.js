/** Every sentence the screen says by itself, in Spanish. */

/** @type {typeof import("./say.js").say} */
export const say = {
  reaching: "Conectando con el servidor…",
  hint: "F pantalla completa, D oscuro o claro",
  wrap: "Por favor, vamos terminando en un minuto, más o menos.",
  rehearsal: "ENSAYO",
  thanks: "Gracias por estar aquí.",
  held: {
    quiet: "Paramos un momento.",
    break: "Una pausa. Después seguimos en grupo.",
    checkins: "Unas palabras con cada persona. El resto descansa.",
    split: "Dos grupos por un rato: A y B.",
  },
  scan: "Escanea, o entra en",
  enter: "y escribe el código",
  qr: "Código QR para entrar",
};
