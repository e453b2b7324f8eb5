import { expect, test } from 'vitest';
import { link, only, values } from './toy.ts';

const source = `
ROW(TX,
#if CONFIG_OPEN
  1,
#else
  2,
#endif
  NULL);
`;
const third = (files: Record<string, string>): string[] => {
  const program = link(files);
  const site = only(program, 'ROW');
  return [1, 2].map((port) =>
    program
      .port(site, port)
      .flatMap((at) => values(program, at))
      .join(' or '),
  );
};

test('a branch inside the arguments that the build leaves out is no argument', () => {
  expect(third({ 'prj.conf': 'CONFIG_OPEN=n\n', 'a.c': source })).toEqual(['2', 'null']);
  expect(third({ 'prj.conf': 'CONFIG_OPEN=y\n', 'a.c': source })).toEqual(['1', 'null']);
});

test('two branches that are both open stand at the same position', () => {
  expect(third({ 'a.c': source })).toEqual(['1 or 2', 'null']);
});
