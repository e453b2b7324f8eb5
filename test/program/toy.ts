import { beforeAll } from 'vitest';
import type { FrontEnd } from '../../src/languages/front-end.ts';
import { frontEnds } from '../../src/languages/index.ts';
import { loadGrammars } from '../../src/main/grammars.ts';
import { joinKnowledge, type Linker, makeLinker } from '../../src/program/index.ts';
import type { Unit } from '../../src/program/ir.ts';
import type { CallRow, Platform } from '../../src/program/knowledge.ts';
import type { At, Program } from '../../src/program/query.ts';

let ends: FrontEnd[] = [];
beforeAll(async () => {
  ends = frontEnds(await loadGrammars());
  for (const end of ends) await end.prepare?.();
});

export function lower(path: string, text: string): Unit {
  const end = ends.find((e) => e.handles(path));
  if (!end) throw new Error(`no front end reads ${path}`);
  return end.lower(text, path);
}

/** Links little files with the real front ends and the given knowledge. */
export function link(files: Record<string, string>, platform: Partial<Platform> = {}): Program {
  return linker(files, platform).program;
}

export function linker(files: Record<string, string>, platform: Partial<Platform> = {}): Linker {
  const reparse = ends.find((e) => e.reparse)?.reparse;
  const made = makeLinker({
    knowledge: joinKnowledge([{ id: 'test', title: 'Test', ...platform }]),
    reparse: reparse && ((text, frame) => reparse(text, frame)),
  });
  made.update(new Map(Object.entries(files).map(([path, text]) => [path, lower(path, text)])));
  return made;
}

/** The only call of a name. */
export function only(program: Program, name: string, index = 0): ReturnType<Program['callsOf']>[number] {
  const call = program.callsOf(name)[index];
  if (!call) throw new Error(`no call ${index} of ${name}`);
  return call;
}

/** What an argument resolves to, as short text. */
export function values(program: Program, at: At | undefined): string[] {
  if (!at) return ['(nothing)'];
  return program.resolve(at).map(({ value, conditions }) => {
    const when = conditions.length ? ` if ${conditions.join(' && ')}` : '';
    switch (value.k) {
      case 'number':
        return `${value.value}${value.missing ? `+${value.missing.join('+')}` : ''}${when}`;
      case 'string':
        return JSON.stringify(value.value) + when;
      case 'text':
        return value.parts.map((p) => p ?? '*').join('') + when;
      case 'symbol':
        return value.name + when;
      case 'bool':
        return String(value.value) + when;
      case 'object':
        return `object ${value.type}${when}`;
      case 'function':
        return `function ${value.fn.k === 'func' ? value.fn.name : 'lambda'}${when}`;
      case 'result':
        return `result of ${program.text(value.at)}${when}`;
      default:
        return value.k + when;
    }
  });
}

/** Arguments of a call in every context that its wrappers unfold to: one line a use. */
export function unfolded(program: Program, name: string, ports: (number | string)[]): string[] {
  return program.callsOf(name).flatMap((site) => {
    const asked = ports.flatMap((p) => program.port(site, p).slice(0, 1));
    return program.unfold(site as At, asked).map(({ context, use }) => {
      const at = program.within(site, context);
      const shown = ports.map((p) =>
        program
          .port(at, p)
          .slice(0, 1)
          .flatMap((a) => values(program, a))
          .join(' or '),
      );
      return `${shown.join(', ')} @${use.path}:${program.place(use).line}`;
    });
  });
}

/** Origins of a port as short text. */
export function from(
  program: Program,
  site: ReturnType<Program['callsOf']>[number],
  port: number | string,
  kinds?: string[],
): string[] {
  return program.port(site, port).flatMap((at) =>
    program.origins(at, { kinds }).map((o) => {
      const place = program.place(o.at);
      const what = o.label ?? program.text(o.at);
      return `${o.kind} ${what} ${place.path}:${place.line}`;
    }),
  );
}

export const rows = (...calls: CallRow[]): Partial<Platform> => ({ calls });
