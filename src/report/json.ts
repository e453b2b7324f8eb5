import type { Finding, Skipped } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Review } from '../model/review.ts';
import type { AudioSource, Credential, Endpoint, Flow, GattCharacteristic } from '../model/toy.ts';

/** Version of the JSON that `scan` and `inventory` print. It grows when a field changes its meaning or goes. */
export const CONTRACT_VERSION = 1;

/** The result of `scan` as the contract has it: see `schema/scan.schema.json`. */
export function scanJson(review: Review): object {
  return {
    version: CONTRACT_VERSION,
    findings: review.findings.map(findingRow),
    skipped: review.skipped.map(skippedRow),
    summary: review.summary,
  };
}

/** The toy as the contract has it: see `schema/inventory.schema.json`. */
export function inventoryJson(review: Review): object {
  const { toy } = review;
  return {
    version: CONTRACT_VERSION,
    builds: toy.builds.map(({ name, root, sdk, version, board, variants }) => ({
      name,
      root,
      sdk,
      version,
      board,
      variants,
    })),
    characteristics: toy.characteristics.map(characteristicRow),
    credentials: toy.credentials.map(credentialRow),
    audioSources: toy.audioSources.map(audioRow),
    endpoints: toy.endpoints.map(endpointRow),
    flows: toy.flows.map(flowRow),
    skipped: review.skipped.map(skippedRow),
    summary: review.summary,
  };
}

/** JSON text as all faces print it: two spaces, a line break at the end. */
export const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function findingRow(finding: Finding): object {
  const { help, ...row } = finding;
  return help === undefined ? row : { ...row, help };
}

const skippedRow = ({ path, reason, incomplete }: Skipped): object =>
  incomplete ? { path, reason, incomplete } : { path, reason };

const at = ({ path, line, column, endLine, endColumn }: Place): object => ({ path, line, column, endLine, endColumn });

const end = ({ place, call }: { place: Place; call: string }): object => ({ path: place.path, line: place.line, call });

/** A field that is there only when it says something. */
const some = <K extends string>(key: K, value: unknown): object => {
  const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return empty ? {} : { [key]: value };
};

function characteristicRow(row: GattCharacteristic): object {
  return {
    stack: row.stack,
    service: row.service,
    uuid: row.uuid,
    name: row.name,
    ...at(row.place),
    properties: row.properties,
    role: row.role,
    descriptors: row.descriptors.map(({ uuid, place, read, write }) => ({
      uuid,
      path: place?.path ?? null,
      line: place?.line ?? null,
      access: { read, write },
    })),
    access: { read: row.access.read, write: row.access.write, subscribe: row.access.subscribe },
    secureConnections: row.secureConnections,
    ...some('hidden', row.hidden),
    ...some('condition', row.condition),
    ...some('reason', row.reason),
    ...(Object.keys(row.reasons).length > 0 ? { reasons: row.reasons } : {}),
    shipped: row.shipped,
    confidence: row.confidence,
    decidedBy: row.decidedBy,
    ...some('related', row.related),
  };
}

function credentialRow(row: Credential): object {
  return {
    kind: row.kind,
    rests: row.rests,
    name: row.name,
    ...at(row.place),
    store: row.store,
    protection: row.protection,
    ...some('reason', row.protectionReason),
    masked: row.masked,
    ...some('condition', row.condition),
    shipped: row.shipped,
    confidence: row.confidence,
    decidedBy: row.decidedBy,
    ...some('related', row.related),
  };
}

function audioRow(row: AudioSource): object {
  return {
    platform: row.platform,
    kind: row.kind,
    call: row.call,
    ...at(row.place),
    ...some('condition', row.condition),
    decidedBy: row.decidedBy,
  };
}

function endpointRow(row: Endpoint): object {
  return {
    url: row.url,
    host: row.host,
    port: row.port,
    protocol: row.protocol,
    transport: row.transport,
    verified: row.verified,
    reach: row.reach,
    ...at(row.place),
    ...some('condition', row.condition),
    decidedBy: row.decidedBy,
  };
}

function flowRow(row: Flow): object {
  return {
    kind: row.kind,
    source: end(row.source),
    sink: end(row.sink),
    transport: row.transport,
    verified: row.verified,
    legs: row.legs.map(({ from, to, transport, verified }) => ({ from, to, transport, verified })),
    steps: row.steps,
    relay: row.relay,
    ...some('chain', row.chain),
    ...(row.endpoint
      ? { endpoint: { url: row.endpoint.url, host: row.endpoint.host, reach: row.endpoint.reach } }
      : {}),
    ...some('condition', row.condition),
    shipped: row.shipped,
    confidence: row.confidence,
    decidedBy: row.decidedBy,
  };
}
