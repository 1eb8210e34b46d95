import type { Step } from '../playbook.ts';

export const keepJournal: Step = {
  text: 'Save the journal of that time before it rotates away, and copy the log files to another machine.',
  run: [
    'journalctl --since {since} --until {until} -o short-iso-precise > incident-journal.txt',
    'sha256sum incident-journal.txt > incident-journal.sha256'
  ]
};

export const isolate: Step = {
  text: 'Take the host off the network at the switch, the hypervisor or the cloud firewall, and leave it running: its memory and processes are evidence, and a reboot wipes them.'
};

export const volatileState: Step = {
  text: 'Before you stop anything on {host}, save what is lost on a reboot: processes, connections, sessions.',
  run: ['(date -u; ps auxfww; ss -tunap; w -i; last -Fwi -n 50) > volatile-state.txt 2>&1']
};

export const rebuild: Step = {
  text: 'Rebuild the host from a clean image and restore data from a backup older than {since}. Cleaning a host on which somebody was root cannot be proven complete.'
};
