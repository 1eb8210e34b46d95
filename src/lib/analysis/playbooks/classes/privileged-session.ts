import type { Playbook } from '../playbook.ts';
import { privilegedCommand } from './privileged-command.ts';
import { commandsOfUser } from '../steps/accounts.ts';

export const privilegedSession: Playbook = {
  ...privilegedCommand,
  name: 'escalate:escalated_command:escalated_sudo_command:escalated_sudo_session',
  title: 'privileged session by an intruder',
  what: 'PAM opened a session as root for an account that used sudo. It follows a sudo command that worked; from an intruder it means that the host is theirs.',
  why: 'It is the session line (pam_unix(sudo:session)) of a command that the model takes for an intruder’s, or from an account that does not usually get one. By itself it reads like any other: the command just before it decides.',
  check: [
    {
      text: 'Find the command that it belongs to: the sudo line of the same second. A session that stays open for minutes is a shell.',
      run: ["grep -anE 'sudo(-i)?:session|COMMAND=' -- {sources} | less"]
    },
    commandsOfUser,
    ...privilegedCommand.check.slice(1)
  ]
};
