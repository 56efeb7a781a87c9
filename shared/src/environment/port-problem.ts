/** Where something listens, and the variable that says so. */
export type Port = { variable: string; host: string; port: number };

/** What Node says when a program cannot listen: https://nodejs.org/api/errors.html#class-systemerror */
type ListenError = { code?: string; syscall?: string; hostname?: string; cause?: ListenError };

/** The line to read for whoever started a program that could not listen at this port, naming the variable; undefined when the error is about something else. */
export function portProblem(error: unknown, { variable, host, port }: Port): string | undefined {
  const thrown = (error ?? {}) as ListenError;
  const { code, syscall, hostname } = thrown.cause ?? thrown;
  const isAboutThisPort = syscall === 'listen' || syscall === 'bind' || (hostname !== undefined && hostname === host);
  if (!isAboutThisPort) return undefined;
  if (code === 'EADDRINUSE')
    return `${variable}: port ${port} is used by another program. Set ${variable} to a free one.`;
  if (code === 'EACCES')
    return `${variable}: this user may not listen on port ${port}. Set ${variable} to one above 1023.`;
  return `${variable}: cannot listen on ${host}:${port} (${code}).`;
}
