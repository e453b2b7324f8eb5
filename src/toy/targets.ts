/** What a URL or host says, as far as it is known. */
export interface Target {
  /** The text, `*` for unknown parts. */
  text: string;
  scheme: string | null;
  host: string | null;
  port: number | null;
  /** Belongs to a base or to the page that it is used on. */
  relative: boolean;
}

/** Reads a URL of which parts may be unknown (null). `ws://`, null, `:8000/in` gives scheme ws, host `*` and port 8000. */
export function readTarget(parts: readonly (string | null)[]): Target {
  const text = parts
    .map((part) => part ?? '*')
    .join('')
    .trim();
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(text);
  if (match) {
    const at = authority(match[2] ?? '');
    return { text, scheme: match[1]?.toLowerCase() ?? null, ...at, relative: false };
  }
  if (text.startsWith('*')) return { text, scheme: null, host: null, port: null, relative: false };
  const relative = /^([/?#.]|[\w%~-]+(\/|$))/.test(text) && !/^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(text);
  if (relative) return { text, scheme: null, host: null, port: null, relative: true };
  return { text, scheme: null, ...authority(/^[^/?#]*/.exec(text)?.[0] ?? ''), relative: false };
}

function authority(text: string): { host: string | null; port: number | null } {
  const bare = text.slice(text.lastIndexOf('@') + 1);
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?/.exec(bare);
  const host = match?.[1] ?? '';
  return { host: host === '' ? null : host, port: match?.[2] ? Number(match[2]) : null };
}

const tls = new Set([
  'https',
  'wss',
  'mqtts',
  'ssl',
  'tls',
  'ftps',
  'sftp',
  'rtsps',
  'rtmps',
  'coaps',
  'amqps',
  'mqtt+ssl',
]);
const clear = new Set(['http', 'ws', 'mqtt', 'tcp', 'udp', 'ftp', 'rtsp', 'rtmp', 'coap', 'amqp', 'stun']);

/** Whether a scheme means TLS; undefined where it says nothing of the transport. */
export function schemeIsTls(scheme: string | null): boolean | undefined {
  if (scheme === null) return undefined;
  if (tls.has(scheme)) return true;
  return clear.has(scheme) ? false : undefined;
}
