/** The composer in Spanish. @type {typeof import("./say.js").say} */
export const say = {
  home: "Tus ejercicios",
  untitled: "Un ejercicio",
  form: "Formulario",
  yaml: "YAML",
  undo: "Deshacer",
  asFile: "Guardar como archivo",
  save: "Guardar",

  state: {
    offline: "Sin conexión. Lo que escribes queda en este navegador.",
    looking: "Revisando…",
    minutes: (count) => `${count} min · `,
    toMend: (count) => `${count} ${count === 1 ? "cosa" : "cosas"} por corregir`,
    toLookAt: "falta mirar una vez más lo que pregunta a la sala",
    ready: (changed) => `todo en orden${changed ? ", sin guardar todavía" : ""}`,
  },

  notice: {
    restored: "Esto es lo que habías escrito y no se había guardado.",
    overtaken: "Este ejercicio se guardó en otro lugar después de que escribieras aquí. Lo tuyo sigue aquí, sin guardar.",
    tooLarge: "Es demasiado largo para guardarlo. Acórtalo.",
    notUnderstood: "El servidor no lo ha entendido. Recarga la página: lo que has escrito queda en este navegador.",
    noAnswer: "El servidor no responde. Tu texto queda en este navegador; guarda de nuevo en un momento.",
    saved: "Guardado.",
  },
  theirs: "Seguir con lo guardado",
  mine: "Guardar lo mío encima",

  unreadable: "El texto no se puede leer. Corrígelo en YAML.",
  oneMoment: "Un momento…",
  text: "El texto del archivo",
  line: (line) => `Línea ${line}`,

  steps: {
    all: "Pasos",
    about: "Sobre el ejercicio",
    move: "Con Alt y una flecha se mueve un paso.",
    toMend: " por corregir",
    untitled: "Sin título",
    up: "Subir",
    down: "Bajar",
    copy: "Copiar",
    out: "Quitar",
    add: "Añadir un paso",
    none: "Añade un paso para empezar.",
    unknown: (kind) => `Este paso es de un tipo que aquí no se conoce: ${kind}.`,
    more: "Más",
  },

  field: {
    usual: (word) => `${word} (si no se dice nada)`,
    up: (place) => `Subir ${place}`,
    out: (place) => `Quitar ${place}`,
    add: (another) => (another ? "Añadir más" : "Añadir"),
  },

  phone: {
    aside: "En un teléfono",
    whose: "De quién es el teléfono",
    two: "En pareja",
    solo: "Sin pareja",
    shared: "Un teléfono",
    covered: "Tapado",
    preview: "Vista previa",
    frame: "El paso en un teléfono",
    waits: "El teléfono muestra este paso en cuanto tiene lo que necesita.",
  },

  recognition: {
    title: "Antes de preguntar a la sala",
    text: "¿Pasaría algo si la pareja supiera quién lo escribió? La pareja conoce el estilo y la historia; ninguna cantidad de respuestas los oculta. Pregunta por la gente en general, por lo que ayuda, por lo que cuesta de una habilidad. Nunca por el miedo, los secretos, los reproches, el sexo, las dudas sobre esta relación ni lo que hace la pareja.",
    harmless: "No hace daño, venga de quien venga:",
  },
};
