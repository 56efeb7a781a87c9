import type { push as english } from '../en/push.ts';

export const push: Readonly<Record<keyof typeof english, string>> = {
  news: 'جديد من المقهى',
  received: 'استُلم الطلب {number}',
  receivedText: 'طلبك عند المتجر. نخبرك حين يجهز.',
  ready: 'الطلب {number} جاهز',
  readyText: 'تعال وخذه وهو طازج.',
  'not-received': 'لم يستلم المتجر طلبك بعد',
  'not-receivedText': 'وصل إلى خادم المتجر، لكن تعذّر استلامه. قد تودّ السؤال عند المنضدة.',
};
