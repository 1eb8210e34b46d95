import type { Step } from '../playbook.ts';

export const connections: Step = {
  text: 'Look at what the host is connected to now, and which programs hold the connections.',
  run: ['ss -tunap', 'ss -tnp state established dst {address}']
};

export const newPersistence: Step = {
  text: 'Look for what would bring the intruder back: jobs, services, keys and start-up files written since then.',
  run: [
    'find /etc /var/spool/cron /usr/local /root /home -xdev -type f -newermt {since} -ls 2>/dev/null | less',
    'systemctl list-timers --all',
    'find /root /home -xdev -name authorized_keys -ls'
  ]
};

export const verifyPackages: Step = {
  text: 'Compare installed programs with their packages (Debian, then Red Hat). A changed file under /usr/bin or /usr/sbin means the host cannot be trusted.',
  run: ['dpkg --verify', 'rpm -Va']
};

export const strangePrograms: Step = {
  text: 'Look for programs run from where programs do not belong, or deleted while they run.',
  run: [
    "ls -l /proc/[0-9]*/exe 2>/dev/null | grep -aE ' (/tmp|/var/tmp|/dev/shm|/run/user)/| \\(deleted\\)$'",
    'find /tmp /var/tmp /dev/shm -xdev -type f -perm /111 -ls'
  ]
};

export const freezeProcess: Step = {
  text: 'Freeze a process you found before you end it, and keep a copy of its program: it may exist nowhere else.',
  run: [
    'kill -STOP {pid}',
    'cp /proc/{pid}/exe suspicious-program.bin',
    "tr '\\0' '\\n' < /proc/{pid}/environ > suspicious-environment.txt",
    'kill -KILL {pid}'
  ]
};

export const auditTrail: Step = {
  text: 'Where auditd runs, see which programs were run in that time and by whom (auid is the account that logged in).',
  run: [
    "ausearch -i -m EXECVE,USER_CMD -ts $(date -d {since} '+%x %T') -te $(date -d {until} '+%x %T') | less"
  ]
};

export const hostFiles = [
  '/var/log/auth.log (Debian) or /var/log/secure (Red Hat)',
  '/var/log/audit/audit.log'
];
