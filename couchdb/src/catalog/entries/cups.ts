import { shelf } from './entry.ts';
import { colour, pieces, size } from './options.ts';

/** What coffee is drunk from. */
export const cups = shelf(
  'cups',
  {
    slug: 'stoneware-mug',
    name: 'Stoneware mug',
    description: 'Thrown by hand from speckled clay, the glaze left to run as it likes. 320 ml, and no twin.',
    price: 2800,
    options: [colour(['cream', 'Cream'], ['sea', 'Sea blue'], ['moss', 'Moss'])],
    details: [
      { label: 'Volume', value: '320 ml' },
      { label: 'Care', value: 'Dishwasher safe' },
    ],
  },
  {
    slug: 'ridged-cup',
    name: 'Ridged cup',
    description: 'Folded like paper, fired like porcelain: thirteen ridges to hold on to, no handle to be missed.',
    price: 2200,
    options: [colour(['blue', 'Bottle blue'], ['white', 'White'], ['clay', 'Clay'])],
    details: [{ label: 'Volume', value: '200 ml' }],
  },
  {
    slug: 'double-wall-glass',
    name: 'Double-wall glass',
    description: 'Mouth-blown borosilicate in which the coffee seems to float. Hot inside, cool in the hand.',
    price: 1600,
    options: [pieces(['one', 'One'], ['two', 'A pair', 1400])],
    details: [{ label: 'Volume', value: '250 ml' }],
  },
  {
    slug: 'espresso-set',
    name: 'Espresso set',
    description: 'Two thick-walled demitasses with saucers, one sea, one clay, made to be stacked.',
    price: 3600,
    options: [pieces(['two', 'Two cups'], ['four', 'Four cups', 3200])],
    details: [{ label: 'Volume', value: '70 ml each' }],
  },
  {
    slug: 'enamel-mug',
    name: 'Enamel camping mug',
    description: 'White enamel, a navy rim and a forest around it. Happy on a gas flame, proud of its dents.',
    price: 1900,
    details: [{ label: 'Volume', value: '350 ml' }],
  },
  {
    slug: 'keep-cup',
    name: 'Glass keep cup',
    description: 'Tempered glass, a cork band and a lid that shuts. Fits under every spout we have.',
    price: 2400,
    options: [
      size(['240', '240 ml'], ['340', '340 ml', 300]),
      colour(['clay', 'Clay lid'], ['night', 'Night-blue lid']),
    ],
  },
  {
    slug: 'travel-tumbler',
    name: 'Travel tumbler',
    description: 'Steel within steel under a sliding lid. Six hours hot, twelve hours cold, fits a bicycle.',
    price: 3200,
    options: [colour(['mustard', 'Mustard'], ['navy', 'Navy'], ['steel', 'Bare steel'])],
    details: [{ label: 'Volume', value: '450 ml' }],
  },
  {
    slug: 'thermos-flask',
    name: 'Thermos flask',
    description: 'A litre for the hike with a handle that feels like luggage and a cup for a lid.',
    price: 4900,
    options: [size(['750', '0.75 l'], ['1000', '1 l', 800])],
  },
);
