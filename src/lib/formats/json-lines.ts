import { epochToMilliseconds } from '../base/time.ts';
import { actorOf } from './actor.ts';
import { firstAddress } from './address.ts';
import type { Format, ParseContext } from './format.ts';
import { clientField, parseObject, textField, timeField } from './json-fields.ts';
import { webRequest } from './json-web.ts';
import { dayMonthYearStampAt, isoStampAt, stampTime } from './stamps.ts';
import { programName } from './syslog-tag.ts';
import { unwrap } from './unwrap.ts';

const TIME = [
  '@timestamp',
  'timestamp',
  'time',
  'ts',
  'date',
  'asctime',
  't.$date',
  'time_iso8601',
  'time_local',
  'StartUTC',
  'EdgeStartTimestamp',
  'eventTime',
  'requestReceivedTimestamp',
  '__REALTIME_TIMESTAMP'
];

const HOST = [
  'host',
  'hostname',
  'host.name',
  'host.hostname',
  '_HOSTNAME',
  'agent.hostname',
  'kubernetes.pod.name',
  'kubernetes.pod_name'
];

const PROGRAM = [
  'program',
  'SYSLOG_IDENTIFIER',
  'app',
  'service',
  'service.name',
  'process.name',
  'ident',
  'logger',
  '_COMM'
];

const CLIENT = [
  'client_ip',
  'remote_addr',
  'remote_ip',
  'source.ip',
  'client.ip',
  'ip',
  'request.client_ip',
  'request.remote_ip',
  'clientip',
  'ClientHost',
  'ClientIP',
  'ClientAddr',
  'remoteAddr',
  'src_ip',
  'sourceIPAddress',
  'sourceIPs',
  'attr.remote'
];

const USER = ['user', 'user.name', 'user.username', 'username', 'remote_user'];

const MESSAGE = ['message', 'msg', 'log', 'event.original', 'fields.message', 'MESSAGE'];

/** A moment from text (ISO 8601, `20/Nov/2026:10:11:12 +0000`, digits) or number, in ms. */
function readTime(value: string | number, context: ParseContext): number | null {
  if (typeof value === 'number') return epochToMilliseconds(value);
  const stamp = isoStampAt(value, 0) ?? dayMonthYearStampAt(value, 0);
  if (stamp !== null) return stampTime(stamp, context);
  return /^\d{9,20}(?:\.\d{1,9})?$/.test(value) ? epochToMilliseconds(Number(value)) : null;
}

/**
 * JSON objects, one a line: what applications, containers, journald and web servers write as JSON.
 * A message that is itself a line of one of the `inner` formats is taken apart by that format
 * (Docker wraps every line a program prints); the object then fills what that line lacks.
 */
export function jsonLines(inner: readonly Format[]): Format {
  return {
    id: 'json-lines',
    name: 'JSON lines',
    parse(line, context) {
      const object = parseObject(line);
      // Metricbeat's lines are a format of their own.
      if (object === null || textField(object, ['metricset.name']) !== null) return null;

      const time = timeField(object, TIME, (value) => readTime(value, context));
      const host = textField(object, HOST);
      const programText = textField(object, PROGRAM);
      const program = programText === null ? null : programName(programText);
      const message = textField(object, MESSAGE)?.trimEnd() ?? null;
      const web = webRequest(object);

      const actor = clientField(object, CLIENT) ?? textField(object, USER);
      // A web server's `handled request` says less than the object does.
      const whole = web !== null || message === null;
      const outer = { time, host, program, actor, message: whole ? line : message, web };
      const parsed = whole ? outer : unwrap(outer, inner, context);
      if (parsed.actor !== null) return parsed;
      const text = message ?? '';
      return { ...parsed, actor: actorOf(program, text, null) ?? firstAddress(text) ?? host };
    }
  };
}
