import { describe, expect, test } from 'vitest';
import { reachOf } from '../../src/toy/hosts.ts';
import { readTarget, schemeIsTls } from '../../src/toy/targets.ts';

describe('who can be at an address', () => {
  test.each([
    ['10.1.2.3', 'lan'],
    ['172.16.0.1', 'lan'],
    ['172.32.0.1', 'public'],
    ['192.168.4.1', 'lan'],
    ['192.168.*', 'lan'],
    ['169.254.10.1', 'lan'],
    ['100.64.0.1', 'lan'],
    ['100.128.0.1', 'public'],
    ['bear.local', 'lan'],
    ['nursery', 'lan'],
    ['[fd12::1]', 'lan'],
    ['127.0.0.1', 'loopback'],
    ['localhost', 'loopback'],
    ['10.0.2.2', 'loopback'],
    ['::1', 'loopback'],
    ['example.com', 'placeholder'],
    ['your-server.com', 'placeholder'],
    ['<ip>', 'placeholder'],
    ['voice.bear.toys', 'public'],
    ['203.0.113.9', 'public'],
    ['*.bear.toys', 'unknown'],
    ['*', 'unknown'],
    [null, 'unknown'],
  ])('%s is %s', (host, reach) => {
    expect(reachOf(host)).toBe(reach);
  });
});

describe('what a URL says', () => {
  test('scheme, host and port', () => {
    expect(readTarget(['WS://user:pw@Bear.Toys:81/in?x=1'])).toMatchObject({
      scheme: 'ws',
      host: 'Bear.Toys',
      port: 81,
    });
    expect(readTarget(['http://[fd12::1]:8080/'])).toMatchObject({ scheme: 'http', host: '[fd12::1]', port: 8080 });
  });
  test('of which parts are unknown', () => {
    expect(readTarget(['ws://', null, ':8000/in'])).toMatchObject({ scheme: 'ws', host: '*', port: 8000 });
    expect(readTarget([null, '/up'])).toMatchObject({ scheme: null, host: null, relative: false });
    expect(readTarget(['http', null, '://bear.toys'])).toMatchObject({ scheme: null });
  });
  test('relative to a page or a base', () => {
    expect(readTarget(['/up'])).toMatchObject({ relative: true });
    expect(readTarget(['up/voice'])).toMatchObject({ relative: true });
    expect(readTarget(['bear.toys/up'])).toMatchObject({ relative: false, host: 'bear.toys' });
  });
  test('TLS by its scheme', () => {
    expect(['https', 'wss', 'mqtts', 'ssl'].map(schemeIsTls)).toEqual([true, true, true, true]);
    expect(['http', 'ws', 'mqtt', 'tcp'].map(schemeIsTls)).toEqual([false, false, false, false]);
    expect(['file', null].map(schemeIsTls)).toEqual([undefined, undefined]);
  });
});
