/** How many documents of a user's database are design documents: what is left of its `doc_count` are orders. */
export const DESIGN_DOCUMENTS_PER_USER_DATABASE = 1;
