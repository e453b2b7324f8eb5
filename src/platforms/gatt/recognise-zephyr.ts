import type { Demand, Fact } from '../../model/gatt-table.ts';
import type { Fix } from '../../model/toy.ts';
import type { Call, Init, New } from '../../program/ir.ts';
import { calleeName } from '../../program/nodes.ts';
import type { At, Program } from '../../program/query.ts';
import { namesIn } from '../../program/walk.ts';
import { ZEPHYR_READ, ZEPHYR_SEND_TABLE, ZEPHYR_TABLE, ZEPHYR_WRITE } from '../zephyr-gatt.ts';
import { sameBuild } from './assignments.ts';
import { givenFact, numberBehind } from './facts.ts';
import { propertiesOf } from './properties.ts';
import { NO_UUID, readUuid, type Uuid } from './read-uuid.ts';
import { handlersAt, type Recognised } from './recognised.ts';
import { declaringPlace, presence, unique } from './rows.ts';
import { gattCalls } from './sends.ts';
import { decisionAt, type Flags, flagsOf, permissionOf } from './words.ts';
import { zephyrFacts } from './zephyr-facts.ts';

/** Attributes that a macro stands for: a characteristic's declaration and value are two. */
const ATTRIBUTES: Record<string, number> = {
  BT_GATT_PRIMARY_SERVICE: 1,
  BT_GATT_SECONDARY_SERVICE: 1,
  BT_GATT_INCLUDE_SERVICE: 1,
  BT_GATT_CHARACTERISTIC: 2,
  BT_GATT_CCC: 1,
  BT_GATT_CCC_MANAGED: 1,
  BT_GATT_CCC_WITH_WRITE_CB: 1,
  BT_GATT_CEP: 1,
  BT_GATT_CUD: 1,
  BT_GATT_CPF: 1,
  BT_GATT_DESCRIPTOR: 1,
  BT_GATT_ATTRIBUTE: 1,
};
/** Position of a descriptor macro's permission and, where it has one, its UUID. */
const DESCRIPTORS: Record<string, { perm: number; uuid?: number; is?: string }> = {
  BT_GATT_CCC: { perm: 1, is: '2902' },
  BT_GATT_CCC_MANAGED: { perm: 1, is: '2902' },
  BT_GATT_CCC_WITH_WRITE_CB: { perm: 2, is: '2902' },
  BT_GATT_CUD: { perm: 1, is: '2901' },
  BT_GATT_DESCRIPTOR: { perm: 1, uuid: 0 },
};

const FIXES: Fix[] = [
  {
    intent: 'raise-read-access',
    help: 'Ask for BT_GATT_PERM_READ_AUTHEN in the permission, set CONFIG_BT_SMP=y and register passkey or confirmation callbacks with bt_conn_auth_cb_register().',
  },
  {
    intent: 'raise-write-access',
    help: 'Ask for BT_GATT_PERM_WRITE_AUTHEN in the permission, set CONFIG_BT_SMP=y and register passkey or confirmation callbacks with bt_conn_auth_cb_register().',
  },
  {
    intent: 'raise-subscribe-access',
    help: 'Ask for BT_GATT_PERM_READ_AUTHEN | BT_GATT_PERM_WRITE_AUTHEN in the BT_GATT_CCC permission (the permission of the value does not cover it), and set CONFIG_BT_SMP=y.',
  },
];

interface Attribute {
  macro: string;
  call: At<Call | New>;
  written: At;
  conditions: string[];
  /** Index in the service's attribute array. */
  index: number;
}

/** Characteristics of Zephyr services: `BT_GATT_SERVICE_DEFINE(…)` and `struct bt_gatt_attr[]`. */
export function recogniseZephyr(program: Program): Recognised[] {
  const found: Recognised[] = [];
  for (const { call } of program.invocationsOf('BT_GATT_SERVICE_DEFINE')) {
    const name = call.node.args[0]?.value;
    found.push(...service(program, attributes(program, call), name?.k === 'name' ? name.name : null));
  }
  for (const { at, variable } of program.initialisersOf('bt_gatt_attr')) {
    found.push(...service(program, attributes(program, at), variable?.name ?? null));
  }
  return found;
}

function attributes(program: Program, table: At<Init | Call | New>): Attribute[] {
  const list: Attribute[] = [];
  let index = 0;
  for (const element of program.elements(table as At<Init>)) {
    const { node } = element.at;
    if (node.k !== 'call' && node.k !== 'new') continue;
    const macro = calleeName(node);
    const size = macro ? ATTRIBUTES[macro] : undefined;
    if (!macro || !size) continue;
    const call = { ...element.at, node };
    list.push({ macro, call, written: element.at, conditions: element.conditions, index });
    index += size;
  }
  return list;
}

function service(program: Program, list: readonly Attribute[], name: string | null): Recognised[] {
  const found: Recognised[] = [];
  let uuid: Uuid = NO_UUID;
  list.forEach((attribute, i) => {
    if (attribute.macro === 'BT_GATT_PRIMARY_SERVICE' || attribute.macro === 'BT_GATT_SECONDARY_SERVICE') {
      uuid = readUuid(program, program.port(attribute.call, 0));
    }
    if (attribute.macro !== 'BT_GATT_CHARACTERISTIC') return;
    const rest = list.slice(i + 1);
    const end = rest.findIndex(
      (a) => !(a.macro in DESCRIPTORS) && a.macro !== 'BT_GATT_CEP' && a.macro !== 'BT_GATT_CPF',
    );
    found.push(characteristic(program, attribute, end < 0 ? rest : rest.slice(0, end), uuid, name));
  });
  return found;
}

function characteristic(
  program: Program,
  attribute: Attribute,
  descriptors: readonly Attribute[],
  service: Uuid,
  table: string | null,
): Recognised {
  const { call } = attribute;
  const { path } = call;
  const uuid = readUuid(program, program.port(call, 0));
  const properties = flagsOf(program, program.port(call, 1));
  const permissions = flagsOf(program, program.port(call, 2));
  const [read, write] = [program.port(call, 3), program.port(call, 4)];
  const { conditions, shipped } = presence(program, attribute.written, attribute.conditions);
  const sends = sendsThrough(program, attribute, uuid, table);
  const ccc = descriptors.find((d) => DESCRIPTORS[d.macro]?.is === '2902');
  return {
    stack: 'zephyr',
    place: declaringPlace(program, attribute.written),
    site: attribute.written,
    service: service.uuid,
    uuid: uuid.uuid,
    name: uuid.names.at(-1) ?? null,
    names: uuid.names,
    serviceNames: unique([...service.names, ...(table ? [table] : [])]),
    properties: propertiesOf(properties),
    propertiesMissing: unique(properties.flatMap((f) => f.missing)),
    demands: {
      read: [demand(permissions, ZEPHYR_READ, callback(program, 'read', read))],
      write: [demand(permissions, ZEPHYR_WRITE, callback(program, 'write', write))],
      subscribe: subscribe(program, ccc, permissions, sends),
    },
    facts: zephyrFacts(program, path),
    descriptors: descriptors.flatMap((d) => descriptor(program, d)),
    handlers: [
      ...read.flatMap((at) => handlersAt(program, at, 'read')),
      ...write.flatMap((at) => handlersAt(program, at, 'write')),
    ],
    values: sends.map((s) => s.value).filter((v) => v !== null),
    usesWrites: write.length > 0,
    permissionsEnforce: true,
    conditions,
    shipped,
    confidence: 'high',
    decidedBy: [],
    related: uuid.related,
    fixes: FIXES,
  };
}

function demand(flags: readonly Flags[], bits: typeof ZEPHYR_READ, own?: Fact): Demand {
  return {
    table: ZEPHYR_TABLE,
    permissions: flags.map((f) => permissionOf(f, bits)),
    facts: { callback: own ?? givenFact("the attribute's callback", 'set', 'the stack handles this attribute itself') },
  };
}

/** NULL in the callback's place takes the operation away, whatever the permission says. */
function callback(program: Program, operation: string, ats: readonly At[]): Fact {
  const none =
    ats.length > 0 &&
    ats.every((at) =>
      program.resolve(at).every(({ value }) => value.k === 'null' || (value.k === 'number' && value.value === 0)),
    );
  return {
    ...givenFact(`the ${operation} callback`, none ? null : 'set', ''),
    decidedBy: none ? ats.map((at) => decisionAt(program, at)) : [],
  };
}

/** The client configuration's write permission; and what is checked at sending, where the value attribute itself is handed over. */
function subscribe(
  program: Program,
  ccc: Attribute | undefined,
  value: readonly Flags[],
  sends: readonly { checksValue: boolean }[],
): Demand[] {
  if (!ccc) return [];
  const permissions = flagsOf(program, program.port(ccc.call, DESCRIPTORS[ccc.macro]?.perm ?? 1));
  const demands = [demand(permissions, ZEPHYR_WRITE)];
  if (sends.length && sends.every((s) => s.checksValue)) {
    demands.push({ table: ZEPHYR_SEND_TABLE, permissions: value.map((f) => permissionOf(f, ZEPHYR_READ)) });
  }
  return demands;
}

function descriptor(program: Program, attribute: Attribute): Recognised['descriptors'] {
  const shape = DESCRIPTORS[attribute.macro];
  if (!shape) return [];
  const flags = flagsOf(program, program.port(attribute.call, shape.perm));
  return [
    {
      uuid: shape.is ?? readUuid(program, program.port(attribute.call, shape.uuid ?? 0)).uuid,
      place: declaringPlace(program, attribute.written),
      read: [demand(flags, ZEPHYR_READ)],
      write: [demand(flags, ZEPHYR_WRITE)],
    },
  ];
}

/** Calls that send this characteristic's value: by `&service.attrs[n]` (n is the declaration or the value after it) or by its UUID. */
function sendsThrough(
  program: Program,
  attribute: Attribute,
  uuid: Uuid,
  table: string | null,
): { checksValue: boolean; value: At | null }[] {
  const found: { checksValue: boolean; value: At | null }[] = [];
  for (const { call, means } of gattCalls(program, 'send')) {
    if (!sameBuild(program, attribute.call.path, call.site.path)) continue;
    for (const target of program.port(call.site, means.of)) {
      const which = attributeOf(program, target, attribute, uuid, table);
      if (which === null) continue;
      const values = means.value === undefined ? [] : program.port(call.site, means.value);
      for (const value of values.length ? values : [null]) found.push({ checksValue: which === 'value', value });
    }
  }
  return found;
}

/** Which attribute of the characteristic an expression is: `svc.attrs[1]`, a pointer that was set to it, or its UUID. */
function attributeOf(
  program: Program,
  target: At,
  attribute: Attribute,
  uuid: Uuid,
  table: string | null,
): 'declaration' | 'value' | null {
  for (const at of [target, ...program.resolve(target).map((p) => p.at)]) {
    const names = namesIn(at.node);
    if (uuid.names.some((n) => names.includes(n))) return 'value';
    if (!table || !names.includes(table)) continue;
    let node = at.node;
    while (node.k === 'addr' || node.k === 'cast' || node.k === 'deref') node = node.expr;
    if (node.k !== 'index') continue;
    const index = numberBehind(program, { ...at, node: node.index });
    if (index === attribute.index) return 'declaration';
    if (index === attribute.index + 1) return 'value';
  }
  return null;
}
