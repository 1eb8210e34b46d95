import type { Format, ParseContext, ParsedLine } from './format.ts';
import { type JsonObject, numberField, parseObject, textField } from './json-fields.ts';
import { isoStampAt, stampTime } from './stamps.ts';

const HOST = ['host.name', 'host.hostname', 'agent.hostname', 'agent.name', 'beat.hostname'];

/** What a core does with its time, in the order of the message. */
const STATES = ['user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal'];

const written = (share: number): string => share.toFixed(4);

/** Shares of all cores' time; the plain `pct` counts each core as 1. */
function cpu(object: JsonObject): string {
  const cores = numberField(object, ['system.cpu.cores']) ?? 1;
  return STATES.flatMap((state) => {
    const plain = numberField(object, [`system.cpu.${state}.pct`]);
    const share = numberField(object, [`system.cpu.${state}.norm.pct`]);
    const used = share ?? (plain === null ? null : plain / Math.max(cores, 1));
    return used === null ? [] : [`${state}=${written(used)}`];
  }).join(' ');
}

/** A process: its name, account, share of the machine and command line, which stands last. */
function process(object: JsonObject): string {
  const used = numberField(object, [
    'system.process.cpu.total.norm.pct',
    'process.cpu.pct',
    'system.process.cpu.total.pct'
  ]);
  const fields = [
    ['name', textField(object, ['process.name', 'system.process.name'])],
    ['user', textField(object, ['user.name', 'system.process.username'])],
    ['cpu', used === null ? null : written(used)],
    ['command', textField(object, ['system.process.cmdline', 'process.command_line'])]
  ] as const;
  return fields.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join(' ');
}

function parse(line: string, context: ParseContext): ParsedLine | null {
  if (!line.includes('"metricset"')) return null;
  const object = parseObject(line);
  const name = object && textField(object, ['metricset.name']);
  const timeText = object && textField(object, ['@timestamp']);
  if (!object || !name || !timeText) return null;
  const stamp = isoStampAt(timeText, 0);
  const values = name === 'cpu' ? cpu(object) : name === 'process' ? process(object) : '';
  const host = textField(object, HOST);
  return {
    time: stamp === null ? null : stampTime(stamp, context),
    host,
    program: 'metricbeat',
    actor: host,
    message: `${name} ${values}`.trimEnd(),
    web: null
  };
}

/**
 * Measurements of Metricbeat as JSON, one object a line (its file output; exported fields of module
 * `system`). The message is the metric set's name and what it says of load:
 * `cpu user=0.3120 system=0.0410 …`, `process name=… user=… cpu=… command=…`; shares are of 1.
 */
export const metricbeat: Format = { id: 'metricbeat', name: 'Metricbeat', parse };
