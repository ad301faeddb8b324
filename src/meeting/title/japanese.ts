import { buildTitleWords } from './title-words.js';

/** Japanese has no words before a title but particles behind it, and behind those what is to be done with it. */
export const japaneseTitle = buildTitleWords({
  openers: 'こんにちは|すみません|お願いします|に|の|を|は|で|と|、|。|から|まで',
  commands: '',
  articles: 'の|、|。|に|は|で|を|から|まで|間',
  generic: '会議|ミーティング|打ち合わせ|打合せ|予定|イベント|通話|ビデオ会議|リマインダー|面談',
  labels: '予定|イベント|リマインダー',
  naming: 'という|タイトルは|件名は|題名は',
  linking: 'について|に関する|の件|、|の|:|-',
  about: 'について|に関する|の件',
  company: '',
  venue: '',
  asides: 'お願いします|ください|よろしく',
  trailing: 'の|に|を|は|で|と|、|。|から|まで|が|も|へ|,|-|:|;|/|(|&|@',
  endings:
    'をお願いします|お願いします|をよろしく|を設定してください|を設定して|を設定|を予約してください|を予約して|を予約|を入れてください|を入れて|を作成してください|を作成して|を作成|を追加してください|を追加して|を追加|を登録して|を開催|を行う|をする|があります|がある|したい|しましょう|です|を',
});
