/** The gateway has as much to do as it takes on; who asks is told to come again. */
export class GatewayBusy extends Error {
  override name = 'GatewayBusy';
}
