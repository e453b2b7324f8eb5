import type { Endpoint } from '../model/toy.ts';

/**
 * Who can be at an address: RFC 1918, link-local, shared and unique-local ranges, and names that only a home network resolves, are `lan`; this very
 * machine (and the Android emulator's host) is `loopback`; documentation names and templates are `placeholder`. A host of which parts are unknown (`*`) is
 * `unknown` unless its known start decides.
 */
export function reachOf(host: string | null): Endpoint['reach'] {
  if (!host) return 'unknown';
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (loopback.test(name)) return 'loopback';
  if (lan.test(name)) return 'lan';
  if (placeholder.test(name)) return 'placeholder';
  if (name.includes('*')) return 'unknown';
  if (/^[\w-]+$/.test(name) && !/^\d+$/.test(name)) return 'lan';
  return 'public';
}

const loopback = /^(localhost|127\.[\d.*]+|::1|0\.0\.0\.0|10\.0\.2\.2|10\.0\.3\.2)$/;
const lan =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|fe[89ab]|f[cd][0-9a-f]{2}:|255\.255\.255\.255$|2(2[4-9]|3\d)\.\d+\.)|\.(local|lan|home|internal|home\.arpa|localdomain)$/;
const placeholder =
  /(^|\.)example\.(com|org|net)$|\.(example|test|invalid)$|[<>{}$%\s]|^(x+|xxx[.x]*|your|my|the|some)([._-]|$)|your[._-]?(server|host|domain|ip|api|backend|url)|^(server|host|hostname|domain|ip)[._-]?(name|address|ip|url)?$|changeme|placeholder|^1\.2\.3\.4$/;
