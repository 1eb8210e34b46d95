import { maskUser } from './accounts.ts';
import { maskCommand } from './command.ts';
import { percent } from './placeholders.ts';
import { maskText } from './text.ts';

const FIELD = /\b(\w{1,20})=(\S{1,200})/g;
const COMMAND = / ?\bcommand=(.*)$/s;

/**
 * Canonical text of a measurement, its shares in tens of per cent.
 * @param message `cpu user=0.3120 idle=0.6…` or `process name=… user=… cpu=… command=…`, as the format
 * of metricbeat.ts writes it
 */
export function maskMetric(message: string): string {
  const command = COMMAND.exec(message)?.[1];
  const fields = message.replace(COMMAND, '').replace(FIELD, (_, name: string, value: string) => {
    if (/^\d+\.\d+$/.test(value)) return `${name}=${percent(Number(value))}`;
    return `${name}=${name === 'user' ? maskUser(value) : maskText(value)}`;
  });
  const shown = command === undefined ? '' : ` command=${maskCommand(command)}`;
  return fields.toLowerCase() + shown;
}
