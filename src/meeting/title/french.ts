import { buildTitleWords } from './title-words.js';

/** What French says around a title. */
export const frenchTitle = buildTitleWords({
  openers:
    "bonjour|salut|bonsoir|coucou|merci de|merci d'|s'il te plaît|s'il vous plaît|stp|svp|peux-tu|peut-tu|pouvez-vous|pourrais-tu|pourriez-vous|tu peux|vous pouvez|est-ce que tu peux|est-ce qu'on peut|on peut|peut-on|je veux|je voudrais|j'aimerais|je souhaite|je souhaiterais|il faut|il faudrait|on doit|je dois|nous devons|j'ai besoin de|j'ai besoin d'|j'ai|nous avons|on a|il y a|alors|donc|ok|et|de|d'|pour",
  commands:
    "planifie|planifier|planifiez|programme|programmer|programmez|organise|organiser|organisez|prévois|prévoir|prévoyez|crée|créer|créez|ajoute|ajouter|ajoutez|réserve|réserver|réservez|cale|caler|calez|bloque|bloquer|bloquez|fixe|fixer|fixez|mets|mettre|mettez|note|noter|notez|inscris|inscrire|lance|lancer|rappelle-moi|rappelle-moi de|rappelez-moi de|n'oublie pas de|faire|avoir",
  articles:
    "un|une|le|la|les|l'|mon|ma|mes|notre|nos|ce|cette|cet|nouveau|nouvelle|nouvel|petit|petite|du|des|de|d'",
  generic:
    'réunion|réunions|rdv|rendez-vous|rendez vous|événement|évènement|appel|visio|visioconférence|vidéoconférence|conférence|call|meeting|créneau|point|rappel|invitation|réunion vidéo',
  labels: 'événement|évènement|rappel|rdv|rendez-vous|créneau',
  naming:
    'appelé|appelée|intitulé|intitulée|nommé|nommée|ayant pour titre|avec le titre|titre|avec pour objet|objet',
  of: "de|du|des|d'",
  linking:
    'pour|sur|concernant|sujet|au sujet de|au sujet du|au sujet des|à propos de|à propos du|à propos des|afin de|:|-|,',
  about: 'sur|pour|concernant|sujet|au sujet de|au sujet du|à propos de|à propos du',
  company: 'avec|entre',
  venue: 'chez|@',
  asides:
    "dans mon agenda|à mon agenda|dans mon calendrier|à mon calendrier|dans l'agenda|dans le calendrier|s'il te plaît|s'il vous plaît|stp|svp|merci|si possible|pour moi|récurrent|récurrente",
  trailing:
    "à|de|du|des|d'|le|la|les|l'|un|une|en|dans|pour|avec|et|ou|sur|vers|par|pendant|durant|entre|ce|cette|cet|est|sera|aura|lieu|prévu|prévue|commence|commençant|débutant|au|aux|chez|qui|,|-|:|;|/|(|&|@",
});
