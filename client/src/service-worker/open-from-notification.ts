/** Brings the app to the front at the page a notification names (a path of this app), in an open window if there is one. */
export async function openFromNotification(clients: Clients, data: unknown): Promise<void> {
  const path = pathIn(data);
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows[0];
  if (open === undefined) {
    await clients.openWindow(path);
    return;
  }
  await open.focus();
  // The page navigates itself: a reload would lose what is being typed.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a service worker's Client takes no origin
  open.postMessage({ type: 'open-page', path });
}

function pathIn(data: unknown): string {
  const path = (data as { path?: unknown } | null)?.path;
  return typeof path === 'string' && path.startsWith('/') ? path : '/orders';
}
