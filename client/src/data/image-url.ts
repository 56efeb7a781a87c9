/** Where a picture of the catalog is fetched from; immutable, since its name is its content's hash. */
export function imageUrl(sha256: string): string {
  return `/images/${sha256}`;
}
