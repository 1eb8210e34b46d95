import HOSTS from './hosts.json' with { type: 'json' };

/**
 * Where language models come from, as the content security policy spells it: the hub, the hosts it sends
 * its large files from, and the host of WebLLM's libraries. Nothing is asked of them before the person does.
 */
export const MODEL_HOSTS: readonly string[] = HOSTS;

/** Whether an address is of one of the hosts of models. */
export function isModelHost(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin } = new URL(address);
  return MODEL_HOSTS.some((host) => {
    if (!host.startsWith('https://*.')) return origin === host;
    return origin.startsWith('https://') && origin.endsWith(host.slice('https://*'.length));
  });
}
