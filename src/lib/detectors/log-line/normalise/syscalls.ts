/**
 * The system calls that audit rules watch, as `name=x86_64/i386` (arch/x86/entry/syscalls of Linux);
 * a dash where one of them has none.
 */
const CALLS =
  'read=0/3 write=1/4 open=2/5 close=3/6 connect=42/362 sendto=44/369 recvfrom=45/371 sendmsg=46/370 ' +
  'bind=49/361 listen=50/363 socket=41/359 socketcall=-/102 accept=43/- accept4=288/364 clone=56/120 ' +
  'clone3=435/435 fork=57/2 vfork=58/190 execve=59/11 execveat=322/358 kill=62/37 truncate=76/92 ' +
  'ftruncate=77/93 rename=82/38 renameat=264/302 renameat2=316/353 mkdir=83/39 mkdirat=258/296 ' +
  'rmdir=84/40 creat=85/8 link=86/9 linkat=265/303 unlink=87/10 unlinkat=263/301 symlink=88/83 ' +
  'symlinkat=266/304 chmod=90/15 fchmod=91/94 fchmodat=268/306 chown=92/182 fchown=93/95 lchown=94/16 ' +
  'fchownat=260/298 ptrace=101/26 setuid=105/23 setgid=106/46 setreuid=113/70 setregid=114/71 ' +
  'setresuid=117/164 setresgid=119/170 personality=135/136 pivot_root=155/217 prctl=157/172 ' +
  'adjtimex=159/124 chroot=161/61 settimeofday=164/79 mount=165/21 umount2=166/52 sethostname=170/74 ' +
  'setdomainname=171/121 init_module=175/128 delete_module=176/129 finit_module=313/350 ' +
  'setxattr=188/226 lsetxattr=189/227 fsetxattr=190/228 removexattr=197/235 lremovexattr=198/236 ' +
  'fremovexattr=199/237 clock_settime=227/264 openat=257/295 unshare=272/310 setns=308/346 ' +
  'process_vm_readv=310/347 process_vm_writev=311/348 memfd_create=319/356 bpf=321/357';

const X86_64 = new Map<string, string>();
const I386 = new Map<string, string>();
for (const call of CALLS.split(' ')) {
  const [name = '', numbers = ''] = call.split('=');
  const [wide = '', narrow = ''] = numbers.split('/');
  X86_64.set(wide, name);
  I386.set(narrow, name);
}

/**
 * @param number of the system call, in decimal digits
 * @param arch as audit records print it: `c000003e` (x86_64), `40000003` (i386)
 * @returns its name; `<n>` for another architecture and for calls that are rarely watched
 */
export function syscallName(number: string, arch: string | undefined): string {
  const calls = arch === 'c000003e' ? X86_64 : arch === '40000003' ? I386 : null;
  return calls?.get(number) ?? '<n>';
}
