/** @type {typeof import("./say.js").say} */
export const say = {
  choose: {
    title: "¿Quién está aquí contigo?",
    start: "Empezar en pareja",
    startText: "Este teléfono saca cuatro palabras y muestra un código para el teléfono de tu pareja.",
    join: "Mi pareja ya empezó",
    joinText: "Apunta con la cámara al código de su teléfono, o escribe sus cuatro palabras.",
    alone: "Estoy aquí por mi cuenta",
    aloneText: "Todo es también para ti; una parte, en una forma para una persona.",
    shared: "Compartimos este teléfono",
    sharedText: "Se habla y se escribe en papel. Aquí no se pregunta nada privado. También podemos prestar un teléfono.",
    working: "Un momento. Tu teléfono está calculando sus claves…",
  },

  enter: {
    title: "Las cuatro palabras de tu pareja",
    text: "Están en el teléfono de tu pareja. Los pequeños errores no importan. Apuntar con la cámara a su código hace lo mismo.",
    label: "Cuatro palabras",
    missing: (/** @type {number} */ n) => (n > 0 ? (n === 1 ? "Todavía falta una palabra." : `Todavía faltan ${n} palabras.`) : "Tienen que ser cuatro palabras."),
    wrong: (/** @type {string} */ word) => `«${word}» no es una de nuestras palabras.`,
    guess: (/** @type {string} */ word) => `¿Quizá «${word}»?`,
    lost: "¿Vuelves con otro teléfono? Las mismas palabras te devuelven tu sitio, cuando el teléfono de tu pareja diga que sí. Las notas privadas del teléfono anterior se quedan en él y no pueden volver.",
  },

  returning: {
    title: "Aquí otra vez",
    text: "Pide a tu pareja que diga que sí en su teléfono. Entonces este teléfono ocupa tu sitio.",
    notes: "Las notas privadas del teléfono anterior no pueden volver: nunca salieron de él.",
  },

  apart: {
    title: "¿Trabajar por separado?",
    text: "Desde ahora cada paso llega en la forma para una persona. No se avisa al teléfono de tu pareja: después de un rato solo dice que por ahora trabajan por separado, como cuando un teléfono pierde la conexión.",
    lost: "Lo que aún no se intercambió se destruye, y las palabras que estaban acordadas dejan de estar marcadas así.",
    back: "Más tarde se puede volver a trabajar en pareja, si las dos personas escriben las cuatro palabras y dicen que sí.",
    now: "Trabajar por separado",
    stay: "Dejarlo como está",
  },
};
