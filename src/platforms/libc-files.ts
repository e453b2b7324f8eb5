import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Keep the secret in encrypted NVS or another store with a key of its own; a file on flash or on a card is readable to whoever has the toy.';

function write(
  call: string,
  args: readonly [number, number?],
  handle: number,
  value: number | string,
  hit: string,
): CallRow<Means> {
  return {
    call,
    args,
    means: { stores: { where: 'file', handle, value, onlyOpened: [], fix } },
    provenance: 'memory',
    hit: `void f(FILE *fp, const char *v) { ${hit}; }`,
    miss: 'void f(const char *v) { puts(v); }',
  };
}

/** C standard files, as ESP-IDF's virtual file system and POSIX have them. */
export const libcFiles: Platform<Means> = {
  id: 'libc-files',
  title: 'C files',
  calls: [
    {
      call: 'fopen',
      args: [2, 2],
      returns: 'FILE',
      emits: [{ to: 'return', kind: 'opened' }],
      means: { opens: { where: 'file', space: 0 } },
      provenance: 'memory',
      hit: 'void f(void) { FILE *fp = fopen("/spiffs/c.txt", "w"); }',
      miss: 'void f(void) { open("/spiffs/c.txt", 1); }',
    },
    {
      call: 'fread',
      args: [4, 4],
      emits: [{ to: 0, kind: 'stored' }],
      provenance: 'memory',
      hit: 'void f(FILE *fp, char *b) { fread(b, 1, 8, fp); }',
      miss: 'void f(int fd, char *b) { read(fd, b, 8); }',
    },
    {
      call: 'fgets',
      args: [3, 3],
      emits: [{ to: 0, kind: 'stored' }],
      provenance: 'memory',
      hit: 'void f(FILE *fp, char *b) { fgets(b, 8, fp); }',
      miss: 'void f(char *b) { gets(b); }',
    },
    write('fwrite', [4, 4], 3, 0, 'fwrite(v, 1, 8, fp)'),
    write('fputs', [2, 2], 1, 0, 'fputs(v, fp)'),
    write('fprintf', [3], 0, '2+', 'fprintf(fp, "%s", v)'),
  ],
};
