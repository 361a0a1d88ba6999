/** Every sentence the kinds of step say by themselves, in Spanish. */

/** @type {typeof import("./say.js").say} */
export const say = {
  solo: "Para ti, por tu cuenta",
  apart: "Por ahora, cada quien por su cuenta.",
  onePhone: "En pareja, con un solo teléfono",
  keep: "Guardarlo hasta el final",
  keepHelp: "Si no, se borra con este ejercicio.",
  stays: "Se queda en este teléfono.",
  wiped: "Se queda en este teléfono y se borra con este ejercicio.",
  resources: "Conviene saber: ayuda y direcciones",
  unread: "Esto no se pudo abrir aquí. Lo que escribiste sigue en este teléfono.",
  lost: "Este teléfono ya no tiene tus cuatro palabras y no puede entregar nada. Lo que escribas se queda aquí.",

  field: {
    room: (/** @type {number} */ n) => (n === 1 ? "Cabe 1 más" : `Caben ${n} más`),
    full: "La línea está llena.",
    allFull: "La página está llena.",
    watched: (/** @type {string[]} */ words) => `Para mirarlo otra vez: ${words.map((word) => `«${word}»`).join(", ")}`,
  },

  proposal: {
    before: "Al final los dos teléfonos muestran lo mismo: un punto donde empezar. Lo que lleva ° puede salir en cualquier caso. Lo demás sale solo si las dos respuestas encajan, y aun así puede no salir.",
    moment: "Un momento. Si aquí no sale nada, elijan algo en voz alta.",
    title: "Un punto donde empezar",
    other: "También se puede elegir otro, en voz alta.",
  },

  agree: {
    title: "Las dos respuestas dicen",
    none: "Esta vez no queda nada decidido, y nadie pregunta por qué. Cada quien sigue por su cuenta.",
  },

  turns: {
    speak: { speaker: "Hablas tú", listener: "Escuchas tú" },
    back: { speaker: "Escuchas tú", listener: "Dilo de vuelta" },
    backSpeaker: "¿Es lo que querías decir? Di qué falta, nada más.",
    starts: "Puedes empezar así",
    breath: "Respirar",
    breathText: "Nadie dice nada por un momento.",
    nextSpeaker: "Después te toca hablar.",
    nextListener: "Después te toca escuchar.",
    end: "Es hora de ir terminando, con calma",
    over: "Era la última parte. Un momento para mirarse.",
    each: "Cada quien por su cuenta",
    oneFirst: "Habla una persona",
    oneSecond: "Ahora habla la otra persona",
    oneBack: "Decirlo de vuelta",
    whoSpeaks: "Quien habla",
    whoListens: "Quien escucha",
    change: "Después se cambia.",
  },

  write: {
    keep: "Guardarlo hasta el final",
    onePhone: "Pensarlo, cada quien por su cuenta. Quien quiera puede escribir en papel.",
  },

  checklist: {
    back: "Volver a la lista",
    after: "La misma página para todo el mundo",
    own: "Marca lo que puede estar en la página de la pareja. Lo que no marques no aparece en ella.",
    ownNothing: "De hoy no hay nada tuyo entre lo que elegir.",
    ownAlone: "Por tu cuenta no hay página para dos. En tu propia página está lo que guardes.",
    onePhone: "Recorrer la lista en pareja, en voz alta. Cada quien puede dejar fuera lo que quiera.",
  },

  scale: {
    of: (/** @type {number} */ n, /** @type {number} */ all) => `${n} de ${all}`,
    skip: "Saltar esta",
    back: "Atrás",
    next: "Seguir",
    begin: "Empezar",
    again: "Recorrerlas otra vez",
    all: "Eran todas.",
    only: "Se queda en este teléfono.",
    before: "Tus respuestas se quedan en este teléfono y esperan a la segunda vez. No las recibe nadie.",
    after: "De tus dos respuestas, este teléfono saca una palabra para cada línea: sube, igual o baja. Solo esas palabras van a la sala, sin nombres.",
    noFirst: "Este teléfono no tiene respuestas de la primera vez, así que no se envía nada. Aun así puede venir bien mirarlo.",
    words: "Mirar las palabras",
    moves: { up: "sube", same: "igual", down: "baja", none: "sin respuesta" },
    onePhone: "Leerlas despacio, cada quien por su cuenta. Aquí no se anota nada.",
  },

  commit: {
    earlier: "Seguir con un plan de hoy, o escribir uno nuevo",
    offer: "Mostrárselo a mi pareja cuando toque Hecho",
    offerHelp: "No se puede retirar.",
    offered: "Tu pareja lo tiene.",
    changed: "Tu pareja lo tiene como estaba. Con Hecho se entrega lo que cambiaste.",
    theirs: (/** @type {string | null} */ name) => (name ? `El plan de ${name}` : "El plan de tu pareja"),
    review: "Para mirarlo el",
    onePhone: "Cada quien dice su plan en voz alta, dos veces. Quien quiera puede escribirlo en papel.",
  },

  draft: {
    onePhone: "Escribirlo en pareja, con el teléfono en medio. Se queda en este teléfono, sin firmar.",
  },

  choice: {
    upTo: (/** @type {number} */ n) => `Hasta ${n}`,
    practice: "Solo para practicar. Esta no cuenta.",
    mine: "Para ti. Se queda en este teléfono.",
    desk: "Solo para quien facilita, sin nombres. Solo se ven las líneas que marcaron tres personas o más.",
    card: "Verlo en grande, para girar el teléfono",
    onePhone: "Hablarlo en voz alta. Aquí no se anota nada.",
  },

  words: {
    cards: "Toca hasta tres tarjetas",
    label: "Cómo terminas tú la frase",
    bank: "O empieza con una de estas",
    onePhone: "Decir en voz alta cómo la terminaría cada quien. Desde un teléfono para dos no se envía nada.",
  },

  talk: {
    questions: "Para hablar",
    from: "Lo que dijo la sala",
    examples: "Ejemplos preparados, que no son de esta sala",
    others: "algunas más",
    spread: "Las respuestas se reparten entre muchas.",
    many: "muchas",
    some: "algunas",
    shortened: "más corta",
    moves: { up: "sube", same: "igual", down: "baja" },
    fewAnswers: "muy pocas respuestas",
  },
};
