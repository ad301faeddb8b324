import { buildTitleWords } from './title-words.js';

/** What Spanish says around a title. */
export const spanishTitle = buildTitleWords({
  openers:
    'hola|buenos días|buenas tardes|buenas|por favor|porfa|gracias|puedes|podrías|puede|podría|podemos|podríamos|me puedes|quiero|quisiera|me gustaría|necesito|necesitamos|queremos|tengo que|tenemos que|tengo|tenemos|hay que|hay|vamos a|ok|y|pues|también',
  commands:
    'programa|programar|programe|planifica|planificar|agenda|agendar|agende|organiza|organizar|organice|crea|crear|cree|añade|añadir|agrega|agregar|reserva|reservar|reserve|bloquea|bloquear|pon|poner|ponme|fija|fijar|convoca|convocar|inicia|iniciar|recuérdame|recordarme|anota|anotar|apunta|apuntar|hacer|haz|tener',
  articles:
    'un|una|unos|unas|el|la|los|las|mi|mis|nuestra|nuestro|nueva|nuevo|otra|otro|esta|este|breve|rápida|rápido|de',
  generic:
    'reunión|reuniones|junta|cita|evento|llamada|videollamada|videoconferencia|conferencia|call|meeting|encuentro|recordatorio|invitación|hueco|sesión',
  labels: 'evento|recordatorio|cita',
  naming:
    'llamado|llamada así|titulado|titulada|con el título|título|con el asunto|asunto|denominada|denominado',
  of: 'de|del',
  linking: 'para|sobre|acerca de|acerca del|respecto a|por|a|:|-|,',
  about: 'sobre|para|acerca de|acerca del|respecto a',
  company: 'con|entre',
  venue: '@',
  asides:
    'en mi calendario|a mi calendario|en mi agenda|a mi agenda|en el calendario|al calendario|por favor|porfa|gracias|si es posible|para mí|recurrente',
  trailing:
    'a|al|de|del|el|la|los|las|un|una|en|para|con|y|o|e|u|sobre|por|hacia|desde|hasta|durante|entre|es|será|empieza|empezando|que|este|esta|,|-|:|;|/|(|&|@',
});
