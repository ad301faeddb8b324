import { buildTitleWords } from './title-words.js';

/** What Swedish says around a title. */
export const swedishTitle = buildTitleWords({
  openers:
    'hej|hejsan|tjena|god morgon|snälla|tack|kan du|kan ni|kan vi|skulle du kunna|jag vill|jag skulle vilja|jag behöver|jag måste|jag har|vi behöver|vi måste|vi har|vi vill|låt oss|det finns|det är|mig|oss|åt mig|ok|och|också',
  commands:
    'boka|boka in|bokar|planera|planera in|schemalägg|schemalägga|skapa|lägg till|lägg in|lägga till|lägga in|lägg|lägga|sätt upp|sätt|ordna|organisera|reservera|blockera|starta|notera|påminn mig om att|påminn mig om|påminn mig|ha',
  articles: 'en|ett|den|det|de|min|mitt|mina|vår|vårt|ny|nytt|nya|kort|denna|detta|veckovis',
  generic:
    'möte|möten|mötet|träff|bokning|händelse|samtal|videosamtal|videomöte|konferens|call|meeting|avstämning|påminnelse|inbjudan|session',
  labels: 'händelse|påminnelse|bokning',
  naming: 'kallat|kallad|som heter|med titeln|titel|med rubriken|rubrik|med ämnet|ämne',
  linking: 'för|om|angående|gällande|rörande|:|-|,',
  about: 'om|för|angående|gällande|rörande',
  company: 'med|mellan',
  venue: 'hos|@',
  asides:
    'i min kalender|till min kalender|i kalendern|till kalendern|snälla|tack|om möjligt|åt mig|återkommande',
  trailing:
    'på|i|av|den|det|en|ett|till|med|och|eller|för|från|kring|om|vid|klockan|kl|är|blir|börjar|mellan|att|denna|detta|,|-|:|;|/|(|&|@',
});
