import type { AuditEvent } from '../../incidents/audit-events.ts';
import type { Episode, Evidence, LineAt, OtherLine } from '../../incidents/evidence.ts';
import type { RuleWords } from '../../incidents/explain.ts';
import type { Census, Entities, Entity } from '../../incidents/first-seen.ts';
import type { Cause } from '../../incidents/consequences.ts';
import type { Conduct } from '../../incidents/context/clients.ts';
import type { Context } from '../../incidents/context/context.ts';
import type { Around, Past, Threat } from '../../incidents/context/threat.ts';
import type { Trace } from '../../incidents/trace.ts';
import type { Windows } from '../../incidents/windows.ts';
import {
  count,
  flag,
  listOf,
  mapOf,
  number,
  oneOf,
  optional,
  orNull,
  record,
  text
} from './shape.ts';

const lineAt = { line: count, at: number };
const window = listOf(
  record<LineAt & { item: string | null; known: boolean; told: boolean }>({
    ...lineAt,
    item: orNull(text),
    known: flag,
    told: flag
  })
);

const evidence = record<Evidence>({
  kind: oneOf('model', 'unsure', 'burst', 'first-seen', 'rule'),
  name: text,
  lines: count,
  confidence: number,
  samples: listOf(record<LineAt>(lineAt)),
  detail: orNull(text)
});

const key = { actor: text, phase: text, timed: flag, weak: flag };

const episode = record<Episode>({
  ...key,
  first: number,
  last: number,
  firstLine: count,
  lastLine: count,
  lines: count,
  evidence: mapOf(text, evidence),
  others: listOf(record<OtherLine>({ ...lineAt, member: oneOf('unsure', 'signal', 'context') }))
});

const entity = record<Entity>({
  ...lineAt,
  kind: text,
  host: text,
  timed: optional(flag),
  name: text,
  actor: text,
  last: number,
  known: flag,
  again: listOf(record<LineAt>(lineAt))
});

const threat = { classId: count, confidence: number };

const pastThreat = { ...threat, actor: text, at: number };
const past = orNull(record<Past>(pastThreat));
const conduct = record<Conduct>({
  lines: number,
  threats: number,
  honest: number,
  expected: number,
  at: number,
  last: past,
  lastUnsure: past
});

/** A trace as `incidents/trace.ts` makes it. */
export const traceShape = record<Trace>({
  episodes: mapOf(text, listOf(episode)),
  entities: record<Entities>({
    seen: mapOf(text, entity),
    census: mapOf(text, record<Census>({ first: number, last: number, events: count }))
  }),
  windows: record<Windows>({ young: mapOf(text, window), old: mapOf(text, window) }),
  askers: mapOf(text, text),
  auditEvent: record<AuditEvent>({
    time: orNull(number),
    host: orNull(text),
    actor: orNull(text)
  }),
  rules: mapOf(
    text,
    record<RuleWords>({
      title: text,
      level: oneOf('none', 'low', 'medium', 'high', 'critical'),
      description: text
    })
  ),
  causes: mapOf(
    text,
    record<Cause>({
      at: number,
      key: record<Pick<Episode, keyof typeof key>>(key),
      session: optional(orNull(record<Threat>(threat)))
    })
  ),
  context: optional(
    record<Context>({
      clients: record<Context['clients']>({
        young: mapOf(text, conduct),
        old: mapOf(text, conduct)
      }),
      questions: mapOf(text, record<Around>({ ...threat, actor: text, signal: orNull(text) })),
      records: mapOf(text, record<Past>(pastThreat))
    })
  ),
  clock: orNull(number),
  dropped: count
});
