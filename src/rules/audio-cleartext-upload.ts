import type { Report, Rule, Severity } from '../model/finding.ts';
import type { LabelledPlace } from '../model/place.ts';
import type { Endpoint, Flow } from '../model/toy.ts';

/** Captured sound that leaves without encryption: one finding for each place where it is sent. */
export const audioCleartextUpload: Rule = {
  meta: {
    id: 'audio-cleartext-upload',
    title: 'Microphone sound leaves unencrypted',
    severity: 'error',
    cwe: [319],
    since: '0.1.0',
    why: 'Whoever shares the network, or sits on the way, hears the child.',
  },
  check(toy) {
    const sinks = new Map<string, Flow[]>();
    for (const flow of toy.flows) {
      if (flow.kind !== 'audio' || flow.transport !== 'cleartext') continue;
      const { path, line, column } = flow.sink.place;
      const key = `${path}:${line}:${column}`;
      sinks.set(key, [...(sinks.get(key) ?? []), flow]);
    }
    return [...sinks.values()].flatMap(report);
  },
};

function report(flows: readonly Flow[]): Report[] {
  const [flow] = [...flows].sort((a, b) => weight(b) - weight(a));
  if (!flow) return [];
  const others = flows.filter((other) => other !== flow);
  const { endpoint } = flow;
  return [
    {
      place: flow.sink.place,
      severity: severityOf(flow),
      confidence: flow.confidence,
      message: message(flow),
      decidedBy: flow.decidedBy,
      flow: flow.steps,
      related: others.slice(0, 5).map(otherSource),
      condition: flow.condition,
      ...(flow.fixes[0] ? { fix: flow.fixes[0] } : {}),
      subject:
        `audio ${flow.source.call} to ${flow.sink.call} ${endpoint?.protocol ?? ''} ${endpoint?.host ?? ''}`.trim(),
    },
  ];
}

const otherSource = (flow: Flow): LabelledPlace => ({
  path: flow.source.place.path,
  line: flow.source.place.line,
  label: `${flow.source.call}() is sent here as well`,
});

const weight = (flow: Flow): number =>
  (flow.shipped ? 10 : 0) + { high: 2, medium: 1, low: 0 }[flow.confidence] + (flow.steps.length ? 0 : -1);

/** A stranger anywhere is worse than one in the home; what no shipping build does is only worth knowing. */
function severityOf(flow: Flow): Severity {
  if (!flow.shipped) return 'info';
  const reach = flow.endpoint?.reach;
  if (flow.endpoint?.protocol === 'esp-now') return 'error';
  return reach === 'public' ? 'error' : 'warning';
}

function message(flow: Flow): string {
  const { endpoint, source } = flow;
  const way = ways[endpoint?.protocol ?? ''] ?? 'an unencrypted connection';
  return `Sound from the microphone (${source.call}) is sent over ${way}${towards(endpoint)}: ${listener(endpoint)} can listen to the child.`;
}

const ways: Record<string, string> = {
  http: 'plain HTTP',
  websocket: 'an unencrypted WebSocket (ws)',
  mqtt: 'MQTT without TLS',
  tcp: 'a bare TCP socket',
  udp: 'UDP',
  'esp-now': 'ESP-NOW without encryption',
};

function towards(endpoint: Endpoint | null): string {
  if (!endpoint?.host || endpoint.host === '*') return '';
  return ` to ${endpoint.url ?? endpoint.host}`;
}

function listener(endpoint: Endpoint | null): string {
  if (endpoint?.protocol === 'esp-now') return 'anybody in radio range';
  if (endpoint?.reach === 'lan') return 'anybody on the same network';
  return 'anybody on the way';
}
