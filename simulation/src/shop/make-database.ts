import type { PlannedDatabase } from '@coffee-catalog/couchdb/databases/planned-database';
import type { Server } from './server.ts';

/** Makes a database as set-up plans it: its rules first, then its members. Throws when the server does not do it. */
export async function makeDatabase(server: Server, plan: PlannedDatabase): Promise<void> {
  const put = async (path: string, body?: object): Promise<void> => {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const { status, body: answer } = await server.answer({
      as: 'admin',
      method: 'PUT',
      url: `/${plan.name}${path}`,
      body: sent,
    });
    if (status >= 300 && status !== 412) throw new Error(`making ${plan.name}${path}: ${status} ${answer}`);
  };
  await put('');
  for (const design of plan.designDocuments) await put(`/${design._id}`, design);
  await put('/_security', plan.security);
}
