/** The browser that tests, icons and screenshots use. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { bin, run } from './bootstrap.mjs';

const debianPath = '/usr/bin/chromium';

/** Path of the Chromium to use; undefined for Playwright's own. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH ?? (existsSync(debianPath) ? debianPath : undefined);
}

/** Options for Playwright's `chromium.launch`: no sandbox (root has none), no calls to its maker. */
export function launchOptions() {
  const executablePath = chromiumPath();
  return {
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  };
}

/** Installs a Chromium where there is none; returns the exit status. */
export function installChromium() {
  if (chromiumPath()) return 0;
  if (process.getuid?.() === 0 && isDebian()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    return run('apt-get', ['update', '-qq'], { env }) || run('apt-get', install, { env });
  }
  return run(process.execPath, [bin('@playwright/test', 'playwright'), 'install', 'chromium']);
}

/** Ubuntu's package of that name is a stub for a store of its own, so the name must be Debian's. */
function isDebian() {
  if (spawnSync('apt-get', ['--version']).status !== 0) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
