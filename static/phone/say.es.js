/** Every sentence the phone says by itself, in Spanish. Steps bring their own. */

/** @type {typeof import("./say.js").say} */
export const say = {
  opening: "Un momento…",
  back: "Atrás",
  goOn: "Seguir",
  cardClose: "Toca para cerrar",

  part: {
    coming: "Un momento…",
    missing: "Esta parte todavía no ha llegado. Se vuelve a intentar sin que hagas nada; abrir la página de nuevo también ayuda. Lo que escribiste está guardado.",
    reload: "Abrir esta página de nuevo",
  },

  tooLate: "La pregunta ya se había cerrado cuando llegó tu «Pasar». Lo que enviaste antes puede contar.",

  circles: { none: "", me: "Solo tú", us: "Tu pareja y tú", room: "Toda la sala, sin nombres", desk: "Quien facilita, sin nombres" },

  gone: {
    title: "Esta sala no está abierta aquí",
    text: "Puede que haya terminado, o que este teléfono haya salido. Si acabas de llegar, escribe otra vez el código de la pantalla. Esta página necesita que las cookies estén permitidas.",
    link: "Escribir un código",
  },

  line: {
    wrap: "Por favor, ve terminando en un minuto, más o menos.",
    waiting: "Sin conexión por ahora. Está guardado aquí y se enviará.",
    away: "Sin conexión por ahora. Lo que escribes se queda aquí.",
    stuck: "El servidor tarda en responder. Está guardado aquí y se enviará.",
    newer: "Hay una versión más nueva de esta página. Toca para cargarla: lo que escribiste se queda aquí.",
    forgets: "Este navegador no guarda nada: por favor, no cierres ni recargues la página.",
  },

  bar: { cover: "Tapar", uncover: "Destapar", menu: "Menú", close: "Cerrar", leave: "Salir" },
  header: { alone: "Por tu cuenta", shared: "Un teléfono para dos", with: (/** @type {string} */ name) => `con ${name}`, rehearsal: "ENSAYO" },

  welcome: {
    title: "Antes de empezar",
    lead: "Hoy se trata de pensar, escribir y hablar: por tu cuenta, en pareja y con la sala. Tú decides cuánto, cada vez. Siempre puedes pasar. Pasar se ve igual que terminar, y nadie puede notarlo.",
    seen: "Quién ve qué",
    me: "Las notas privadas se quedan en este teléfono. Se borran cuando termina el ejercicio, si no las guardas.",
    us: "Lo que le cuentas a tu pareja lo ve solo tu pareja. No se puede retirar.",
    room: "Se muestra sin nombres, solo cuando respondió suficiente gente y después de que lo mire quien facilita. Quien te conoce bien aún puede suponer algo; no escribas ahí nada que te haría daño si se adivinara.",
    facilitator:
      "Quien facilita ve por dónde va cada pareja (aquí, trabajando, ya terminó, quiere más tiempo, en pausa), nunca lo que escribiste para ti o para tu pareja, ni quién pasó. Al final se borran todas las respuestas. Solo quedan, durante 90 días, los resultados del grupo y los apuntes de quien facilita.",
    others: "Pedimos a todo el mundo que no cuente fuera lo que oiga. No podemos prometer que se cumpla.",
    limits: "De quienes organizan este taller",
    therapy:
      "Esto es un taller, no una terapia ni un servicio de urgencias. Si alguna vez tu pareja te da miedo, trabajar la confianza en pareja puede empeorar las cosas. Puedes decírnoslo a solas, en la puerta o desde el menú, y no se cuenta ningún motivo. Si alguien puede estar mirando tu teléfono, pide uno de los nuestros.",
    exits: "Siempre abajo",
    cover: "Tapar esconde con un toque lo que hay en tu pantalla.",
    menu: "En Menú puedes hablar con quien facilita sin que se note, pedir una pausa en pareja y ver direcciones que ayudan.",
    leave:
      "Salir borra lo que esta página guarda en el teléfono y muestra en su lugar una página cualquiera; con teclado, pulsa Mayús tres veces. Tu navegador sigue recordando que estuvo aquí, y un teléfono vigilado sigue vigilado.",
    stop: "Puedes dejarlo en cualquier momento.",
    own: "Estoy aquí por decisión propia.",
    agree: "Acepto que lo que escriba, que puede tocar mi salud o mi vida íntima, se use hoy de esta manera.",
    practised: "He practicado con el menú.",
    practise: "Toca aquí: abre el menú y envía «Solo es una prueba».",
    missing: "Hacen falta las tres, a tu ritmo.",
    done: "Empezar",
  },

  leave: {
    title: "¿Salir?",
    text: "Se borra todo lo que esta página guarda en el teléfono. Para el resto parece que se perdió la conexión.",
    back: "Para volver necesitas tus cuatro palabras y el sí de tu pareja. Las notas que guardas aquí también se borran.",
    history: "El historial de tu navegador no se borra.",
    now: "Salir ahora",
    stay: "Quedarme",
  },

  started: {
    title: "Ahora, el teléfono de tu pareja",
    text: "Que apunte con su cámara a este código. O que elija allí «Mi pareja ya empezó» y escriba estas palabras:",
    words: "Tus cuatro palabras",
    qr: "Un código QR con tus cuatro palabras",
    secret: "Solo las conocen tu teléfono y el de tu pareja; nunca llegan al servidor. Con las mismas palabras se puede recuperar el sitio de un teléfono perdido.",
    lost: "Esta página perdió tus cuatro palabras. Elige otra vez, y salen unas nuevas.",
    cancel: "Elegir otra vez",
  },

  confirm: {
    title: "¿Son tu pareja y tú?",
    text: (/** @type {string} */ name) => `Mira el teléfono de tu pareja. ¿Dice también ${name}?`,
    yes: (/** @type {string} */ name) => `Sí, dice ${name}`,
    no: "No, dice otra cosa",
    waiting: "Falta el sí del otro teléfono.",
  },

  letBack: {
    title: "Un teléfono pide el sitio de tu pareja",
    text: "Conoce tus cuatro palabras. ¿Es otro teléfono de tu pareja? Mírenlo en pareja antes de decir que sí.",
    yes: "Sí, que entre",
    no: "No",
  },

  name: {
    label: "¿Cómo quieres que te llame el teléfono de tu pareja?",
    help: "Si quieres. Solo puede leerlo el teléfono de tu pareja.",
    save: "Guardar",
    saved: "Guardado. Aparece en el teléfono de tu pareja.",
  },

  lobby: {
    title: (/** @type {string} */ name) => `Tu nombre en la sala: ${name}`,
    text: "Empezamos con toda la sala, en un momento. Deja el teléfono a un lado si quieres; el primer paso llega sin que hagas nada.",
    alone: "Participas por tu cuenta. Donde se trabaja en pareja, tienes una forma para una persona.",
    shared: "Este teléfono es para dos: muestra lo que pueden ver las dos personas, y se habla, o se escribe en papel.",
  },

  late: {
    title: "Entras en el próximo paso",
    text: "La sala está en medio de uno. Respira con calma; no te has perdido nada que te haga falta.",
    now: "Ahora mismo",
  },

  held: {
    quiet: { title: "Un momento de silencio", text: "Toda la sala para. En el teléfono no hay nada que hacer." },
    break: { title: "Una pausa", text: "Levántate, bebe algo, busca un rato a solas si quieres. Después seguimos con toda la sala; el teléfono avisará." },
    checkins: { title: "Unas palabras con cada persona", text: "Quien facilita se acerca un momento a todo el mundo, en un orden que decide el azar. Descansa mientras tanto; no hay nada que preparar." },
    split: { title: "Dos grupos por un rato", text: "" },
    groups: {
      two: "De tu pareja y tú, una persona va con el grupo A y otra con el grupo B. Te diremos dónde. Tu grupo es el",
      alone: "La sala se reparte en dos grupos, y te diremos dónde. Tu grupo es el",
      open: "De cada pareja, una persona va con el grupo A y otra con el grupo B. Te diremos dónde.",
    },
  },

  together: {
    title: "Volver a trabajar en pareja",
    text: "Escribe tus cuatro palabras. Cuando el teléfono de tu pareja haya hecho lo mismo, se pregunta una vez más en los dos teléfonos.",
    after: "Solo con esto no pasa nada en el otro teléfono.",
    waiting: "Recibido. En cuanto el teléfono de tu pareja haya hecho lo mismo, se pregunta una vez más en los dos teléfonos.",
    confirm: "¿Volver a trabajar en pareja?",
    confirmText: "Tu pareja y tú escribieron las cuatro palabras. Lo que no se intercambió hay que entregarlo de nuevo, y las palabras que estaban acordadas necesitan otro sí.",
    yes: "Sí, otra vez en pareja",
    no: "Ahora no",
  },

  paused: {
    title: "Una pausa para nuestra pareja",
    text: "Veinte minutos o más vienen bien cuando el corazón late deprisa. Digan en voz alta cuándo seguirán; hasta entonces, cada quien como prefiera.",
    room: "La sala sigue mientras tanto. No te has perdido nada que tengas que recuperar.",
    resume: "Seguimos",
  },

  ended: {
    title: "Eso era todo. Gracias.",
    text: "La sala está cerrada, y todas las respuestas están borradas.",
    over: "La sala está cerrada, y lo que guardaba está borrado.",
    kept: "Lo que guardas",
    wipe: "Borrarlo de aquí",
    leave: "Borrar y cerrar",
    tonight: "Esta noche, con suavidad. Las decisiones grandes pueden esperar dos días.",
  },

  step: {
    pass: "Pasar",
    done: "Hecho",
    send: "Enviar a la sala",
    sendDesk: "Enviar, sin nombres",
    hand: "Entregar",
    sending: { calm: "Solo se envía si tocas.", noted: "Recibido. Se puede cambiar.", again: "Cuenta tu último toque, hasta que toques otra vez." },
    handing: { calm: "Solo se envía si tocas.", noted: "Recibido. Se puede cambiar.", again: "Solo se envía si tocas." },
    staying: { calm: "Con calma.", noted: "Recibido, gracias.", again: "Con calma." },
    time: "Pedir más tiempo",
    timeAsked: "Más tiempo: pedido",
    next: (/** @type {string} */ title) => `Ahora: ${title}`,
    closed: "Esta pregunta está cerrada. Primero mira las respuestas quien facilita; después puede verlas la sala.",
    closedDesk: "Esta pregunta está cerrada. Gracias.",
    closedDraft: "Lo que habías empezado aquí no se envió.",
    released: "Las respuestas de la sala se ven en la pantalla.",
    withheld: "De esta no se muestra nada.",
    few: "Hoy somos tan pocas personas que las respuestas se podrían reconocer. Se quedan en este teléfono; cuenta en voz alta lo que quieras.",
  },

  time: {
    over: "Es hora de ir terminando, con calma",
    less: "Queda menos de un minuto",
    minutes: (/** @type {number} */ n) => (n === 1 ? "Queda alrededor de un minuto" : `Quedan unos ${n} minutos`),
    paused: "El reloj está parado",
  },

  resources: { title: "Conviene saber" },

  notes: { title: "Lo que guardo", page: "Mis notas", empty: "Todavía nada.", drop: "No guardar esto" },
};
