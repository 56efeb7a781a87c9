import type { Allergen } from '@coffee-catalog/shared/catalog/item';
import { Bean, Egg, type LucideIcon, Milk, Nut, Sprout, Wheat } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS: Readonly<Record<Allergen, LucideIcon>> = {
  milk: Milk,
  gluten: Wheat,
  egg: Egg,
  nuts: Nut,
  soy: Bean,
  sesame: Sprout,
};

/** A small picture of an allergen, always beside its name. */
export function AllergenIcon({ allergen }: { allergen: Allergen }): ReactNode {
  const Icon = ICONS[allergen];
  return <Icon aria-hidden size={16} />;
}
