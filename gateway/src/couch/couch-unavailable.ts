/** The database did not answer, or not as one that works. `cause` says why. */
export class CouchUnavailable extends Error {
  override name = 'CouchUnavailable';
}
