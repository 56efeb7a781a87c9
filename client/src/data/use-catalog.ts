import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import { shop } from './browser/shop.ts';
import type { DataState } from './data-state.ts';
import { useReadable } from './store/use-readable.ts';
import { useSession } from './use-session.ts';

/** What the shop sells, by category and place within it. Hidden items are in `items` for the owner only, in `byId` for everybody. */
export type CatalogView = { state: DataState; items: CatalogEntry[]; byId: ReadonlyMap<string, CatalogEntry> };

/** The catalog as this device last heard of it. `loading` until a first item has come. */
export function useCatalog(): CatalogView {
  const session = useSession();
  const isOwner = session.kind === 'signed-in' && session.session.roles.includes('bluebottle');
  return useReadable(isOwner ? shop.catalog.ownerView : shop.catalog.shopView);
}
