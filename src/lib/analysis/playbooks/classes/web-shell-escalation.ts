import type { Playbook } from '../playbook.ts';
import { accountChanges } from '../steps/accounts.ts';
import { webShellCommand } from './web-shell-command.ts';

export const webShellEscalation: Playbook = {
  ...webShellCommand,
  name: 'escalate:webshell_cmd',
  title: 'web shell command, escalation phase',
  what: 'Somebody runs commands through a web shell to get more rights: they look for passwords in configuration files, for programs with the setuid bit, and for sudo rights, or start a reverse shell.',
  check: [
    {
      text: 'Find out whether they became somebody else: a su or sudo by the web server’s account, or a login with a password that stood in a configuration file.',
      run: [
        'journalctl _COMM=su _COMM=sudo _COMM=sshd _COMM=sshd-session --since {since} --until {until}',
        "ausearch -i -m USER_AUTH,USER_START -ts $(date -d {since} '+%x %T') | less"
      ]
    },
    accountChanges,
    {
      text: 'Look for setuid programs that no package brought.',
      run: ['find / -xdev -type f -perm -4000 -newermt {since} -ls 2>/dev/null']
    },
    ...webShellCommand.check
  ],
  attack: {
    id: 'T1505.003',
    technique: 'Server Software Component: Web Shell',
    tactic: 'Privilege Escalation',
    note: 'ATT&CK files the technique under Persistence (TA0003): the shell stays. Here it serves to get more rights.'
  }
};
