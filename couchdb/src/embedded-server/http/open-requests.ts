export interface OpenRequest {
  readonly signal: AbortSignal;
  /** To be called once, when the answer is over, however it ended. */
  end(): void;
}

/**
 * The requests that are being answered, each with a signal for its end.
 * Not `AbortSignal.any` with one signal of the server: on Node 20 that keeps every request's signal alive.
 */
export class OpenRequests {
  private readonly controllers = new Set<AbortController>();

  get count(): number {
    return this.controllers.size;
  }

  open(): OpenRequest {
    const controller = new AbortController();
    this.controllers.add(controller);
    return {
      signal: controller.signal,
      end: () => {
        this.controllers.delete(controller);
        controller.abort();
      },
    };
  }

  endAll(): void {
    for (const controller of this.controllers) controller.abort();
  }
}
