import { buildTitleWords } from './title-words.js';

/** What Portuguese says around a title. */
export const portugueseTitle = buildTitleWords({
  openers:
    'olá|oi|bom dia|boa tarde|por favor|obrigado|obrigada|você pode|pode|podes|poderia|podia|podemos|poderíamos|quero|queria|gostaria de|eu gostaria de|preciso de|preciso|precisamos de|precisamos|queremos|tenho que|temos que|tenho de|tenho|temos|vamos|há|tem|ok|e|também|me',
  commands:
    'agende|agenda|agendar|marque|marca|marcar|programe|programar|planeje|planejar|planeie|planear|crie|cria|criar|adicione|adicionar|adiciona|reserve|reserva|reservar|bloqueie|bloquear|organize|organizar|coloque|colocar|coloca|põe|inicie|iniciar|lembre-me de|lembra-me de|me lembre de|me lembra de|anote|anotar|fazer|faça|ter',
  articles:
    'um|uma|uns|umas|o|a|os|as|meu|minha|nosso|nossa|novo|nova|outro|outra|este|esta|breve|rápida|rápido|de',
  generic:
    'reunião|reuniões|encontro|evento|compromisso|chamada|videochamada|videoconferência|conferência|call|meeting|lembrete|convite|horário|sessão',
  labels: 'evento|lembrete|compromisso',
  naming:
    'chamado|chamada de|intitulado|intitulada|com o título|título|com o assunto|assunto|denominado|denominada',
  of: 'de|do|da|dos|das',
  linking: 'para|sobre|acerca de|acerca do|a respeito de|a respeito do|a|:|-|,',
  about: 'sobre|para|acerca de|acerca do|a respeito de|a respeito do',
  company: 'com|entre',
  venue: '@',
  asides:
    'no meu calendário|na minha agenda|à minha agenda|ao meu calendário|no calendário|na agenda|por favor|obrigado|obrigada|se possível|para mim|recorrente',
  trailing:
    'a|à|às|ao|de|do|da|o|os|as|um|uma|em|no|na|nos|nas|para|com|e|ou|sobre|por|pelas|desde|até|durante|entre|é|será|começa|começando|que|este|esta|,|-|:|;|/|(|&|@',
});
