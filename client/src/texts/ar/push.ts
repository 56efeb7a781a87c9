import type { push as english } from '../en/push.ts';

export const push: Readonly<Record<keyof typeof english, string>> = {
  news: 'جديد من المقهى',
  received: 'استُلم الطلب {number}',
  receivedText: 'طلبك عند المتجر. نخبرك حين يجهز.',
  ready: 'الطلب {number} جاهز',
  readyText: 'تعال وخذه وهو طازج.',
  'not-received': 'لم يستلم المتجر طلبك بعد',
  'not-receivedText': 'وصل إلى خادم المتجر، لكن تعذّر استلامه. قد تودّ السؤال عند المنضدة.',
  'needs-answer': 'لدى المتجر سؤال عن طلبك',
  'needs-answerText': 'أجب عنه في التطبيق ليُعدّ طلبك.',
  refused: 'لم يُقبل طلبك',
  refusedText: 'السبب مذكور في الطلب. لا يُحسب عليك شيء.',
  'order-waiting': 'طلب ينتظر منذ وقت طويل',
  'order-waitingText': 'وصل إلى المتجر ولم يُستلم. انظر من فضلك إلى ما هو معلَّق.',
};
