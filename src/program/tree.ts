import type {
  Call,
  Decl,
  Expr,
  Field,
  Func,
  Import,
  Lambda,
  LocalDecl,
  Macro,
  New,
  TypeDecl,
  Unit,
  Variable,
} from './ir.ts';
import { Memo } from './memo.ts';
import { NameIndex } from './name-index.ts';
import { calleeName, lastSegment } from './nodes.ts';
import { type Binding, type Def, type Mention, type Shape, shapeOf } from './shape.ts';

export interface InFile<T> {
  path: string;
  item: T;
}
export interface FieldOf {
  type: TypeDecl;
  field: Field;
}
export interface DeclaredCall {
  node: Call | New;
  decl: Decl;
}

/**
 * All lowered units, looked up by name. Every look-up by name is noted as an input of the answer being made, whether or not
 * something is found: a name looked up is a name wanted.
 */
export class Tree {
  readonly memo = new Memo();
  private readonly units = new Map<string, Unit>();
  private readonly declsBy = new NameIndex<InFile<Decl>>();
  private readonly ownedBy = new NameIndex<InFile<Func | Variable | TypeDecl>>();
  private readonly fieldsBy = new NameIndex<InFile<FieldOf>>();
  private readonly derivedBy = new NameIndex<InFile<TypeDecl>>();
  private readonly callsBy = new NameIndex<InFile<DeclaredCall>>();
  private readonly freeDefsBy = new NameIndex<InFile<Def>>();
  private readonly memberDefsBy = new NameIndex<InFile<Def>>();
  private readonly mentionsBy = new NameIndex<InFile<Mention>>();
  private readonly memberMentionsBy = new NameIndex<InFile<Mention>>();
  private readonly initialisersBy = new NameIndex<InFile<{ node: Expr; variable?: Decl | LocalDecl; decl: Decl }>>();
  private readonly fieldTypesBy = new NameIndex<InFile<FieldOf>>();
  private readonly macroCallsBy = new NameIndex<InFile<{ macro: Macro; node: Call | New }>>();
  private readonly ids = new WeakMap<object, number>();
  private nextId = 1;

  private get indexes(): NameIndex<unknown>[] {
    return [
      this.declsBy,
      this.ownedBy,
      this.fieldsBy,
      this.derivedBy,
      this.callsBy,
      this.freeDefsBy,
      this.memberDefsBy,
      this.mentionsBy,
      this.memberMentionsBy,
      this.initialisersBy,
      this.macroCallsBy,
      this.fieldTypesBy,
    ];
  }

  /** Paths of all units, sorted. */
  get paths(): readonly string[] {
    this.sorted ??= [...this.units.keys()].sort();
    return this.sorted;
  }
  private sorted: string[] | null = null;

  /** Puts a unit in, or takes one out, and forgets every answer that rested on it. */
  set(path: string, unit: Unit | null): void {
    this.sorted = null;
    const changed = new Set<string>([`u:${path}`]);
    const importsChanged = importList(this.units.get(path)) !== importList(unit ?? undefined);
    for (const index of this.indexes) {
      for (const name of index.remove(path)) changed.add(`n:${name}`);
    }
    if (unit) {
      this.units.set(path, unit);
      this.file(path, unit);
      for (const index of this.indexes) for (const name of index.names(path)) changed.add(`n:${name}`);
    } else this.units.delete(path);
    if (unit === null || unit.config || importsChanged) changed.add('b:');
    this.memo.change(changed);
  }

  unit(path: string): Unit | undefined {
    this.memo.read(`u:${path}`);
    return this.units.get(path);
  }

  /** Like `unit`, without making the answer rest on the file: for places and texts, which are never part of a kept answer. */
  peek(path: string): Unit | undefined {
    return this.units.get(path);
  }

  shape(path: string): Shape {
    const unit = this.unit(path);
    if (!unit) throw new Error(`no unit for ${path}`);
    return shapeOf(unit);
  }

  /** A number for a node, the same as long as the node lives. */
  id(node: object): number {
    let id = this.ids.get(node);
    if (!id) {
      id = this.nextId++;
      this.ids.set(node, id);
    }
    return id;
  }

  /** The language family that questions are asked for at the moment; `*` for all. Set where a question enters. */
  asking = '*';
  private readonly wants = new Set<string>();

  /**
   * What was looked up, for the waves: `family:word` wants every file of the family that mentions the word, `family:=word` only those
   * that may define it, `family:.word` those that have it as a
   * member of something, `family:(word` those that call it. Grows only.
   */
  get wanted(): ReadonlySet<string> {
    return this.wants;
  }

  private named<T>(index: NameIndex<T>, name: string, as: '' | '=' | '.' | '(' = ''): readonly T[] {
    this.memo.read(`n:${name}`);
    if (!builtin.has(name)) this.wants.add(`${this.asking}:${as}${name}`);
    return index.get(name);
  }

  decls(name: string): readonly InFile<Decl>[] {
    return this.named(this.declsBy, name, '=');
  }
  /** Members (methods, static variables, nested types) of a type or namespace that are in the tree already. */
  owned(owner: string): readonly InFile<Func | Variable | TypeDecl>[] {
    return this.named(this.ownedBy, owner, '=');
  }
  /** Members of a type or namespace by name. */
  member(owner: string, name: string): readonly InFile<Func | Variable | TypeDecl>[] {
    this.named(this.declsBy, name, '=');
    return this.ownedBy.get(owner).filter(({ item }) => item.name === name);
  }
  fields(name: string): readonly InFile<FieldOf>[] {
    return this.named(this.fieldsBy, name, '=');
  }
  derived(base: string): readonly InFile<TypeDecl>[] {
    return this.named(this.derivedBy, base);
  }
  calls(name: string): readonly InFile<DeclaredCall>[] {
    return this.named(this.callsBy, name, '(');
  }
  freeDefs(name: string): readonly InFile<Def>[] {
    return this.named(this.freeDefsBy, name);
  }
  /** Defs of a field by its bare name: only in files that speak of its class or of one derived from it. */
  ownDefs(name: string, owner: string): readonly InFile<Def>[] {
    this.memo.read(`n:${name}`);
    for (const one of [owner, ...this.derived(owner).map(({ item }) => lastSegment(item.name))]) {
      this.wants.add(`${this.asking}:${name} ${one}`);
    }
    return this.freeDefsBy.get(name);
  }
  memberDefs(name: string): readonly InFile<Def>[] {
    return this.named(this.memberDefsBy, name, '.');
  }
  mentions(name: string): readonly InFile<Mention>[] {
    return this.named(this.mentionsBy, name);
  }
  memberMentions(name: string): readonly InFile<Mention>[] {
    return this.named(this.memberMentionsBy, name, '.');
  }
  initialisers(type: string): readonly InFile<{ node: Expr; variable?: Decl | LocalDecl; decl: Decl }>[] {
    return this.named(this.initialisersBy, type);
  }
  /** Fields declared with a type. */
  fieldsOfType(type: string): readonly InFile<FieldOf>[] {
    return this.named(this.fieldTypesBy, type);
  }
  /** Calls of a name that stand in bodies of the tree's own macros. */
  macroCalls(name: string): readonly InFile<{ macro: Macro; node: Call | New }>[] {
    return this.named(this.macroCallsBy, name);
  }

  imports(path: string): Import[] {
    return (this.unit(path)?.decls ?? []).filter((d) => d.k === 'import');
  }

  /** Calls of one file whose callee has one of these names; does not want the names. */
  callsIn(path: string): readonly DeclaredCall[] {
    const unit = this.units.get(path);
    return unit ? shapeOf(unit).calls : [];
  }

  private file(path: string, unit: Unit): void {
    const shape = shapeOf(unit);
    for (const decl of unit.decls) this.fileDecl(path, decl);
    for (const call of shape.calls) {
      const name = calleeName(call.node);
      if (!name) continue;
      if (call.decl.k === 'macro')
        this.macroCallsBy.add(path, name, { path, item: { macro: call.decl, node: call.node } });
      else this.callsBy.add(path, name, { path, item: call });
    }
    addAll(this.freeDefsBy, path, shape.freeDefs);
    addAll(this.memberDefsBy, path, shape.memberDefs);
    addAll(this.mentionsBy, path, shape.mentions);
    addAll(this.memberMentionsBy, path, shape.memberMentions);
    for (const init of shape.initialisers) this.initialisersBy.add(path, lastSegment(init.type), { path, item: init });
  }

  private fileDecl(path: string, decl: Decl): void {
    if (decl.k === 'import') {
      for (const name of decl.names) this.declsBy.add(path, name.local, { path, item: decl });
      return;
    }
    if (decl.k === 'setting' || decl.k === 'top' || decl.k === 'invoke') return;
    this.declsBy.add(path, decl.name, { path, item: decl });
    if (decl.owner && (decl.k === 'func' || decl.k === 'var' || decl.k === 'type')) {
      this.ownedBy.add(path, lastSegment(decl.owner), { path, item: decl });
    }
    if (decl.k !== 'type') return;
    if (decl.target) this.derivedBy.add(path, lastSegment(decl.target), { path, item: decl });
    for (const base of decl.bases) this.derivedBy.add(path, lastSegment(base.name), { path, item: decl });
    for (const field of decl.fields) {
      this.fieldsBy.add(path, field.name, { path, item: { type: decl, field } });
      if (field.type) this.fieldTypesBy.add(path, lastSegment(field.type), { path, item: { type: decl, field } });
    }
  }
}

function addAll<T>(index: NameIndex<InFile<T>>, path: string, items: ReadonlyMap<string, T[]>): void {
  for (const [name, list] of items) for (const item of list) index.add(path, name, { path, item });
}

/** The nearest function or lambda around a node, or null at file scope; also the macro whose body holds it. */
export function enclosing(shape: Shape, node: object): Func | Lambda | Macro | null {
  for (let at: object | undefined = shape.parents.get(node); at; at = shape.parents.get(at)) {
    const k = (at as { k?: string }).k;
    if (k === 'func' || k === 'lambda' || k === 'macro') return at as Func | Lambda | Macro;
  }
  return null;
}

export function bindingOf(shape: Shape, expr: Expr): Binding | undefined {
  return expr.k === 'name' ? shape.bindings.get(expr) : undefined;
}

/** Names that no file defines. */
const builtin: ReadonlySet<string> = new Set(
  (
    'auto bool char double float int long short signed unsigned void wchar_t size_t ssize_t ptrdiff_t int8_t int16_t int32_t int64_t ' +
    'uint8_t uint16_t uint32_t uint64_t uintptr_t intptr_t byte word boolean sizeof defined true false null nullptr undefined this self super ' +
    'Int Long Short Byte Char Boolean Float Double String Unit Any Nothing Array List Map Set ByteArray string number any unknown never object ' +
    'Promise Object Function Date Error RegExp NULL TRUE FALSE'
  ).split(' '),
);

/** What a unit includes or imports, as one text: while it stays, no other file's view of the tree changes. */
function importList(unit: Unit | undefined): string {
  if (!unit) return '-';
  return unit.decls.map((d) => (d.k === 'import' ? d.from : '')).join('\n');
}
