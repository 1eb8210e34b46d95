import type { Playbook } from '../playbook.ts';
import { accountSwitch } from './account-switch.ts';

export const suSession: Playbook = {
  ...accountSwitch,
  name: 'attacker_change_user:escalate:escalated_command:escalated_sudo_command',
  title: 'su session opened by an intruder',
  what: 'PAM opened a session for another account after su: the switch worked, and whoever did it now acts with that account’s rights.',
  why: 'It is the session line of a switch that the model has seen intruders make: pam_unix(su:session), from an account with few rights to one with more. By itself it reads like any other; the lines before it decide.',
  check: [
    {
      text: 'Find how long the session lasted, and whether it is still open: its "session closed" line is missing then.',
      run: [
        "grep -anE 'su(-l)?:session' -- {sources} | less",
        'ps -eo pid,ppid,user,tty,lstart,cmd --forest | less'
      ]
    },
    ...accountSwitch.check
  ]
};
