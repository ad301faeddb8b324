import { buildTitleWords } from './title-words.js';

/** What Italian says around a title. */
export const italianTitle = buildTitleWords({
  openers:
    "ciao|salve|buongiorno|buonasera|per favore|per cortesia|grazie|puoi|potresti|può|potrebbe|possiamo|potremmo|mi puoi|voglio|vorrei|mi piacerebbe|ho bisogno di|abbiamo bisogno di|devo|dobbiamo|ho|abbiamo|bisogna|c'è|ok|e|anche",
  commands:
    'programma|programmare|programmate|pianifica|pianificare|organizza|organizzare|organizzate|crea|creare|aggiungi|aggiungere|prenota|prenotare|fissa|fissare|fissami|metti|mettere|mettimi|blocca|bloccare|inserisci|inserire|avvia|avviare|segna|segnare|ricordami di|ricordami|fare|avere',
  articles:
    "un|una|un'|uno|il|lo|la|i|gli|le|l'|mio|mia|nostra|nostro|nuova|nuovo|altra|altro|questa|questo|breve|veloce|di",
  generic:
    'riunione|riunioni|incontro|appuntamento|evento|chiamata|videochiamata|videoconferenza|conferenza|call|meeting|promemoria|invito|sessione',
  labels: 'evento|promemoria|appuntamento',
  naming:
    "chiamato|intitolato|intitolata|con il titolo|dal titolo|titolo|con oggetto|con l'oggetto|oggetto|denominato|denominata",
  of: "di|del|della|dello|dei|degli|delle|dell'|d'",
  linking: "per|su|sul|sulla|sullo|sui|sulle|sull'|riguardo|riguardo a|circa|a|:|-|,",
  about: "su|sul|sulla|sullo|sui|sulle|sull'|per|riguardo|riguardo a",
  company: 'con|tra|fra',
  venue: 'da|presso|@',
  asides:
    'nel mio calendario|al mio calendario|nella mia agenda|nel calendario|al calendario|in agenda|per favore|per cortesia|grazie|se possibile|per me|ricorrente',
  trailing:
    "a|al|alle|alla|di|del|della|il|la|lo|i|gli|le|l'|un|una|in|nel|per|con|e|o|su|sul|verso|da|dal|dalle|fino|durante|tra|fra|è|sarà|inizia|iniziando|che|questo|questa|,|-|:|;|/|(|&|@",
});
