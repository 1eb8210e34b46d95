/** Plain Node, no dependencies: this is what runs on a machine where nothing is installed yet. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program from the root and waits for it.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {number} its exit status
 */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/**
 * The script behind a package's command, for running it with this Node on any platform.
 * @param {string} packageName
 * @param {string} [command] where it is not the package's own name
 */
export function bin(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * True when node_modules holds the versions that package-lock.json asks for. Versions are compared,
 * not file times: git sets those to the time of the checkout.
 */
export function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.keys(wanted).every(
    (path) =>
      path === '' ||
      wanted[path].optional ||
      wanted[path].peer ||
      installed[path]?.version === wanted[path].version
  );
}

/** Installs the locked dependencies when they are missing; all output goes to standard error. */
export function installDependencies() {
  if (isInstalled()) return;
  process.stderr.write('Installing dependencies (once)…\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  // What npm tells its scripts about the running command must not reach a second npm.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name))
  );
  const stdio = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]);
  const status = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args], { env, stdio })
    : run('npm', args, { env, stdio, shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stderr.write('The dependencies could not be installed; npm says why above.\n');
    process.exit(status);
  }
}
