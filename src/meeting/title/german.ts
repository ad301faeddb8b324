import { buildTitleWords } from './title-words.js';

/** What German says around a title; its verbs may stand at the end ("… ansetzen"). */
export const germanTitle = buildTitleWords({
  openers:
    'hallo|hi|hey|moin|guten tag|guten morgen|servus|bitte|danke|kannst du|könntest du|kannst du bitte|könntest du bitte|können sie|könnten sie|können wir|könnten wir|würdest du|ich möchte|ich will|ich würde gern|ich würde gerne|ich brauche|ich muss|ich habe|wir brauchen|wir müssen|wir haben|wir wollen|wir möchten|lass uns|lasst uns|es gibt|mir|uns|für mich|also|ok|und|noch|auch',
  commands:
    'plane|planen sie|plan|erstelle|erstell|erstellen sie|lege|leg|vereinbare|vereinbaren sie|organisiere|organisieren sie|buche|buch|reserviere|blockiere|blocke|setze|setz|trage|trag|füge|mache|mach|erinnere mich daran|erinnere mich an|erinnere mich|erinner mich an|erinner mich daran|starte|notiere',
  articles:
    'ein|eine|einen|einem|einer|der|die|das|den|dem|mein|meine|meinen|unser|unsere|unseren|neuen|neue|neues|neuer|kurzen|kurze|kurzes|dieses|diesen|diese|wöchentliches|tägliches|monatliches|wöchentliche|tägliche|monatliche',
  generic:
    'termin|termine|meeting|meetings|besprechung|treffen|treff|sitzung|call|anruf|telefonat|videokonferenz|videocall|konferenz|ereignis|veranstaltung|erinnerung|einladung|kalendereintrag|eintrag',
  labels: 'termin|ereignis|erinnerung|kalendereintrag|eintrag',
  naming:
    'namens|mit dem titel|mit titel|titel|genannt|zum thema|mit dem thema|thema|mit dem betreff|mit betreff|betreff',
  linking: 'für|zu|zum|zur|über|wegen|bezüglich|betreffend|betreff|betrifft|um|:|-|,',
  about: 'über|wegen|zu|zum|zur|bezüglich|betreff|betrifft',
  company: 'mit|zwischen',
  venue: 'bei|@',
  asides:
    'in meinen kalender|in den kalender|in meinem kalender|im kalender|bitte|danke|wenn möglich|für mich|regelmäßig',
  trailing:
    'am|an|um|im|in|der|die|das|den|dem|des|ein|eine|einen|von|vom|bis|mit|und|oder|für|zu|zum|zur|ab|gegen|auf|ist|wird|findet|statt|beginnt|ansetzen|ansetze|anlegen|an|einplanen|ein|eintragen|planen|vereinbaren|erstellen|organisieren|buchen|machen|haben|hinzu|hinzufügen|eintrage|anzusetzen|daran|,|-|:|;|/|(|&|@',
});
