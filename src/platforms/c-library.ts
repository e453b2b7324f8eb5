import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { move } from './moves.ts';

const copy = (call: string, args: readonly [number, number], given: string): CallRow<Means> =>
  move(
    call,
    args,
    [[1, 0]],
    `void f(char *d, const char *s) { ${call}(${given}); }`,
    'void f(char *d) { memset(d, 0, 64); }',
  );

function print(
  call: string,
  args: readonly [number, number?],
  to: number,
  format: number,
  given: string,
): CallRow<Means> {
  return {
    call,
    args,
    formats: { to, format },
    flows: [[`${format + 1}+`, to]],
    provenance: 'manual',
    hit: `void f(char *d, const char *s) { ${call}(${given}); }`,
    miss: 'void f(const char *s) { printf("%s", s); }',
  };
}

/** The C library's copies and formats, on every C and C++ platform. */
export const cLibrary: Platform<Means> = {
  id: 'c-library',
  title: 'C library',
  calls: [
    copy('memcpy', [3, 3], 'd, s, 64'),
    copy('memmove', [3, 3], 'd, s, 64'),
    copy('mempcpy', [3, 3], 'd, s, 64'),
    copy('strcpy', [2, 2], 'd, s'),
    copy('strncpy', [3, 3], 'd, s, 64'),
    copy('strlcpy', [3, 3], 'd, s, 64'),
    copy('strcat', [2, 2], 'd, s'),
    copy('strncat', [3, 3], 'd, s, 64'),
    copy('strlcat', [3, 3], 'd, s, 64'),
    ...['strdup', 'strndup', 'realloc'].map((call) =>
      move(
        call,
        [1, 2],
        [[0, 'return']],
        `char *f(char *s) { return ${call}(s${call === 'strdup' ? '' : ', 64'}); }`,
        'void *f(void) { return malloc(64); }',
      ),
    ),
    print('snprintf', [3], 0, 2, 'd, 64, "http://%s/up", s'),
    print('sprintf', [2], 0, 1, 'd, "http://%s/up", s'),
    print('asprintf', [2], 0, 1, '&d, "http://%s/up", s'),
  ],
};
