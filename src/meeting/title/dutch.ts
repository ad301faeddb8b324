import { buildTitleWords } from './title-words.js';

/** What Dutch says around a title; its verbs may stand at the end ("… inplannen"). */
export const dutchTitle = buildTitleWords({
  openers:
    'hoi|hallo|hey|goedemorgen|goedemiddag|alsjeblieft|alstublieft|graag|bedankt|kun je|kan je|kunt u|kunnen we|zou je|wil je|ik wil|ik wil graag|ik zou graag|ik moet|ik heb|we moeten|we hebben|we willen|laten we|er is|mij|me|ons|voor mij|ok|en|ook|dan',
  commands:
    'plan|plannen|maak|maken|zet|zetten|boek|boeken|reserveer|reserveren|regel|regelen|organiseer|organiseren|voeg|start|starten|noteer|noteren|blokkeer|blokkeren|spreek|leg|herinner me aan|herinner me eraan|herinner mij aan|herinner mij eraan',
  articles:
    'een|de|het|mijn|onze|ons|nieuwe|nieuw|korte|kort|deze|dit|nog|wekelijkse|dagelijkse|maandelijkse',
  generic:
    'vergadering|vergaderingen|afspraak|afspraken|meeting|meetings|overleg|bespreking|gesprek|call|belletje|videogesprek|videovergadering|bijeenkomst|evenement|gebeurtenis|herinnering|uitnodiging|sessie',
  labels: 'afspraak|evenement|herinnering|gebeurtenis',
  naming: 'genaamd|met de titel|met als titel|titel|getiteld|met als onderwerp|met het onderwerp|onderwerp',
  linking: 'voor|over|om|betreffende|inzake|met betrekking tot|:|-|,',
  about: 'over|voor|om|betreffende|inzake',
  company: 'met|tussen',
  venue: 'bij|@',
  asides:
    'in mijn agenda|in mijn kalender|in de agenda|in de kalender|aan mijn agenda|alsjeblieft|alstublieft|aub|graag|bedankt|indien mogelijk|voor mij|terugkerend|terugkerende',
  trailing:
    'op|om|in|van|de|het|een|tot|met|en|of|voor|vanaf|rond|naar|aan|is|wordt|begint|inplannen|plannen|maken|zetten|boeken|toe|toevoegen|af|vast|te|eraan|tussen|over|deze|dit|,|-|:|;|/|(|&|@',
});
