import type { Step } from '../playbook.ts';

export const whoIsIn: Step = {
  text: 'See who is logged in now on {host}, and from where.',
  run: ['w -i', 'loginctl list-sessions']
};

export const loginsOfUser: Step = {
  text: 'See where {user} logged in from, lately and usually. A new country, network or hour is what to ask about.',
  run: [
    'last -Fwi -n 40 -- {user}',
    "journalctl -t sshd -t sshd-session --since {since} --until {until} -g 'Accepted|Failed|Invalid user'"
  ]
};

export const askUser: Step = {
  text: 'Ask the person behind {user}, by phone or in person and not by a mailbox that the intruder may read: was this you, at that time, from that place?'
};

export const lockUser: Step = {
  text: 'Lock the account, keys included, and end its sessions. An expiry of 1 stops key logins, which a locked password does not. `usermod -U -e ""` takes it back. Not for root or an account that runs a service: locking these locks you out or stops the service; change their passwords and keys instead.',
  run: ['usermod -L -e 1 -- {user}', 'loginctl terminate-user -- {user}', 'pkill -KILL -u {user}']
};

export const jobsOfUser: Step = {
  text: 'See what runs for {user} without anybody at the keyboard: processes, cron jobs, lingering services.',
  run: [
    'ps -fu {user}',
    'crontab -l -u {user}',
    'ls /var/lib/systemd/linger /var/spool/cron/crontabs'
  ]
};

export const commandsOfUser: Step = {
  text: 'See what {user} ran with sudo and su, and through whom else it became root.',
  run: [
    'journalctl _COMM=sudo _COMM=su --since {since} --until {until}',
    "ausearch -i -m USER_CMD,USER_START,USER_AUTH -ts $(date -d {since} '+%x %T') | less"
  ]
};

export const newCredentials: Step = {
  text: 'Give {user} a new password and new keys, remove keys that nobody knows, and do the same wherever the old password was used.',
  run: ['passwd -- {user}', 'find /root /home -xdev -name authorized_keys -ls']
};

export const accountChanges: Step = {
  text: 'Look for accounts that were made or changed: more than one line with user id 0, or new members of sudo, wheel or docker.',
  run: [
    "awk -F: '$3 == 0 { print }' /etc/passwd",
    'getent group sudo wheel docker adm',
    'find /etc/passwd /etc/shadow /etc/group /etc/sudoers /etc/sudoers.d -newermt {since} -ls'
  ]
};
