import * as z from 'zod/mini';
import { Item } from '../catalog/item.ts';

const { _id: _documentId, type: _type, schemaVersion: _version, stamps: _stamps, ...fields } = Item.shape;

/** `POST /api/items`: everything the owner says of a new item; the gateway gives the id and the stamps. */
export const NewItem = z.strictObject(fields);
export type NewItem = z.infer<typeof NewItem>;

/** `PATCH /api/items/:itemId`: the fields that change; each is stamped on its own, so that two edits of different fields both hold. */
export const ItemChange = z.partial(NewItem);
export type ItemChange = z.infer<typeof ItemChange>;

/** The answer to both: the document as stored. */
export const ItemAnswer = z.object({ item: Item });

/** `POST /api/images`: the id of the stored picture. */
export const ImageAnswer = z.object({ image: Item.shape.image });
