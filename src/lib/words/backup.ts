/** What a backup leaves out. */
export const BACKUP_WORDS = {
  leftOut:
    'Access to files cannot be saved: what is watched is not in it, and a restore ends the watches here. Watch the files again afterwards, and they are read on from where they were.'
} as const;
