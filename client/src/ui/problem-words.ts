import type { ApiErrorCode } from '@coffee-catalog/shared/api/api-error';
import type { Say } from '../texts/use-text.ts';

/** What went wrong with a call to the shop, in the reader's language; the shop's own sentence where there is no better one. */
export function problemWords(problem: { code: ApiErrorCode | 'offline'; message: string }, say: Say): string {
  switch (problem.code) {
    case 'offline':
      return say('problem.offline');
    case 'bad-credentials':
      return say('problem.badCredentials');
    case 'email-taken':
      return say('problem.emailTaken');
    case 'too-many-requests':
      return say('problem.tooMany');
    case 'disabled':
      return say('problem.disabled');
    case 'unauthenticated':
    case 'wrong-user':
      return say('problem.signInAgain');
    case 'forbidden':
      return say('problem.forbidden');
    case 'unavailable':
    case 'internal':
      return say('problem.shop');
    case 'too-large':
      return say('problem.tooLarge');
    case 'bad-request':
    case 'not-found':
    case 'conflict':
    case 'unsupported-media-type':
      return say('problem.other', { message: problem.message });
  }
}
