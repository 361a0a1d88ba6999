/** @type {typeof import("./say.js").say} */
export const say = {
  title: "Lectura y tiempo",
  here: "Lo que elijas aquí se queda en este teléfono. No se envía nada, así que nadie se entera: ni el teléfono de tu pareja, ni quien facilita, ni el servidor. Al salir se borra.",
  back: "Volver",
  goOn: "Seguir",
  page: "Cómo se adapta esta página a cada persona, y cómo avisar de un problema (se abre otra página)",
  stayed: (/** @type {string} */ now) => `La sala está ahora en «${now}». Quédate aquí el tiempo que quieras.`,

  size: {
    title: "Tamaño del texto",
    usual: "Normal",
    of: (/** @type {number} */ size) => `${size} %`,
  },

  time: {
    title: "Tiempo",
    more: "Más tiempo en este teléfono",
    does: [
      "En los pasos que haces a tu ritmo no se ve ningún reloj y nada dice por sí solo que queda poco tiempo. Eso se dice aquí solo cuando quien facilita pide a toda la sala que vaya terminando.",
      "Lo que lees, o escribes solo para ti, sigue aquí hasta que tocas «Seguir», aunque la sala haya pasado a otra cosa.",
      "Los turnos, lo que se entrega en pareja y las preguntas a la sala tienen un mismo reloj para todo el mundo. Esto no puede alargarlo. Para eso, toca «Pedir más tiempo» en el paso: quien facilita ve que alguien quiere más tiempo.",
    ],
  },

  aloud: {
    title: "Lectura en voz alta",
    keys: "Botones para leer en voz alta, arriba",
    slowly: "Leer despacio",
    does: [
      "No se lee nada hasta que tocas un botón. Se detiene cuando cambia el paso, y con Tapar, Menú y Salir.",
      "Lo que alguien ha escrito se lee solo con un botón aparte.",
      "Quien está cerca también lo oye. Unos auriculares ayudan.",
      "Se usa una voz de este teléfono: el texto no va a ningún otro sitio.",
    ],
    none: "Este teléfono no tiene una voz propia en este idioma, o su navegador no la ofrece. Una voz de la red enviaría el texto a otras manos, por eso no se usa ninguna. En los ajustes del teléfono, en accesibilidad, suele haber voces para instalar.",
  },

  keys: {
    all: "Lectura en voz alta",
    read: "Leer en voz alta",
    written: "Leer lo escrito",
    nothing: "Aquí no hay nada escrito.",
    rest: "Hacer una pausa",
    goOn: "Seguir leyendo",
    stop: "Dejar de leer",
  },
};
