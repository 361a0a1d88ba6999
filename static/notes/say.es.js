/** The notes page in Spanish. @type {typeof import("./say.js").say} */
export const say = {
  gone: "Esta sesión se ha borrado, o tu sesión en la mesa está cerrada. Copia lo que has escrito antes de salir de esta página.",
  emptied: "(nada: se vació)",
  sign: {
    "": "",
    waiting: "",
    saving: "Guardando…",
    saved: "Guardado",
    kept: "Sin conexión. Queda guardado aquí y se enviará después.",
    refused: "No se ha guardado",
    overtaken: "Todavía sin guardar",
  },
};
