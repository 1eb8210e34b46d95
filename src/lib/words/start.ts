/** English of the start page: how logs come in. */
export const START_WORDS = {
  pageTitle: 'INSyT: intrusions in your logs',
  title: 'Drop log files here',
  lead: 'Anywhere on this page: several files, whole folders, gzip too. Each line is judged on this device, and what looks like an intrusion is laid out over time.',
  facts: [
    {
      title: 'Nothing leaves this device',
      text: 'No server, no account, no upload. It works with the network cut, too.'
    },
    {
      title: 'What it reads',
      text: 'Apache and nginx access and error logs, syslog (sshd, sudo, su, cron), dnsmasq, JSON lines, and other text line by line.'
    },
    {
      title: 'What it is not',
      text: 'A model finds lines that look like attacks. It misses some and is wrong about others: check what it shows before you act on it.'
    }
  ],
  drop: 'Drop to scan',

  openFiles: 'Open files',
  openFolder: 'Open a folder',
  paste: 'Paste text',
  sample: 'Try the sample',
  filesLabel: 'Log files',
  folderLabel: 'Folder of log files',

  pasteTitle: 'Paste log lines',
  pasteLabel: 'Lines as they stand in the log, one a line',
  pasteCancel: 'Cancel',
  pasteScan: 'Scan these lines',
  pasted: (moment: string) => `pasted text ${moment}`
} as const;
