/**
 * Names of the audit record types that the kernel prints as numbers (linux/audit.h and, for 1100 to
 * 1199, libaudit.h), as auditd prints them, in lower case.
 */
const FIRST_USER = 1100;
const USER_TYPES = (
  'user_auth user_acct user_mgmt cred_acq cred_disp user_start user_end user_avc user_chauthtok ' +
  'user_err cred_refr usys_config user_login user_logout add_user del_user add_group del_group ' +
  'dac_check chgrp_id test trusted_app user_selinux_err user_cmd user_tty chuser_id grp_auth ' +
  'system_boot system_shutdown system_runlevel service_start service_stop grp_mgmt grp_chauthtok ' +
  'mac_check acct_lock acct_unlock user_device software_update'
).split(' ');

const KERNEL_TYPES: Readonly<Record<number, string>> = {
  1006: 'login',
  1300: 'syscall',
  1302: 'path',
  1305: 'config_change',
  1306: 'sockaddr',
  1307: 'cwd',
  1309: 'execve',
  1319: 'tty',
  1320: 'eoe',
  1321: 'bprm_fcaps',
  1322: 'capset',
  1323: 'mmap',
  1325: 'netfilter_cfg',
  1326: 'seccomp',
  1327: 'proctitle',
  1330: 'kern_module',
  1334: 'bpf',
  1400: 'avc',
  1700: 'anom_promiscuous',
  1701: 'anom_abend',
  1702: 'anom_link'
};

/**
 * The name of a record's type in lower case.
 * @param type as logged: a name (`USER_AUTH`), a number (`1100`), or `UNKNOWN[1334]`
 * @returns the name; `<n>` for a number that has none here
 */
export function recordType(type: string): string {
  const number = Number(/^(?:UNKNOWN\[)?(\d{3,5})\]?$/.exec(type)?.[1] ?? NaN);
  if (Number.isNaN(number)) return type.toLowerCase();
  return USER_TYPES[number - FIRST_USER] ?? KERNEL_TYPES[number] ?? '<n>';
}
