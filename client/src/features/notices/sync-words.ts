import type { SyncView } from '../../data/use-sync.ts';
import type { Say } from '../../texts/use-text.ts';

/** The badge's word and what is said aloud when it changes. Never "safe" on hope: `safe` is only ever proved. */
export function syncWord(sync: SyncView, say: Say): string {
  switch (sync.kind) {
    case 'offline':
      return sync.pending === 0 ? say('sync.offline') : say('sync.offlineCount', { count: sync.pending });
    case 'sending':
      return say('sync.sending', { count: sync.pending });
    case 'safe':
      return say('sync.safe');
    case 'problem':
      return say('sync.problem');
  }
}

/** What the state means for the shopper's carts and orders. */
export function syncExplanation(sync: SyncView, say: Say): string {
  switch (sync.kind) {
    case 'offline':
      return say('syncText.offline', { count: sync.pending });
    case 'sending':
      return say('syncText.sending', { count: sync.pending });
    case 'safe':
      return say('syncText.safe');
    case 'problem':
      return say(sync.of === 'device' ? 'syncText.device' : 'syncText.problem', { count: sync.pending });
  }
}
