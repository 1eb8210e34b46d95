import { describe, expect, it } from 'vitest';
import { incidentsOf, missing, refused, START } from '../../incidents/test-lines.ts';
import { playbookOf } from '../playbooks/all.ts';
import { playbooksOf } from '../playbooks/choose.ts';
import { fillCommand, fillPlaybook } from './fill.ts';

const scanner = '198.51.100.201';
const nameOf = () => 'quay auth.log';
const minute = 60_000;
const stamp = (time: number) =>
  `'${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC'`;

function guessing() {
  const lines = [
    ...Array.from({ length: 12 }, (_, i) => refused(i, scanner)),
    {
      at: 20,
      actor: scanner,
      host: 'gate',
      program: 'sshd',
      message: `Accepted password for alice from ${scanner} port 5 ssh2`
    }
  ];
  return incidentsOf(lines);
}

const accepted = {
  source: 'quay auth.log',
  line: 13,
  text: `Nov 20 10:00:20 gate sshd[5]: Accepted password for alice from ${scanner} port 5 ssh2`
};

describe('fillPlaybook', () => {
  it('puts actor, times, files and lines into the commands', () => {
    const incident = guessing().find(({ phase }) => phase === 'Credential Access')!;
    const [playbook] = playbooksOf(incident);
    expect(playbook!.name).toBe('login_bruteforce');
    const filled = fillPlaybook(playbook!, incident, [], nameOf);
    const commands = [...filled.check, ...filled.contain].flatMap(({ run }) => run);
    const texts = commands.map(({ text }) => text);
    expect(texts[0]).toBe("sed -n -e 1,22p -- 'quay auth.log' | less");
    expect(
      texts.filter((text) => text.includes(`grep -hawF -e ${scanner} -- 'quay auth.log'`))
    ).not.toEqual([]);
    expect(texts).toContain(`iptables -I INPUT -s ${scanner} -j DROP`);
    expect(texts.join()).toContain(`--since ${stamp(START - 10 * minute)}`);
    // Nobody got in, so that no line tells a user.
    const lock = commands.find(({ text }) => text.startsWith('usermod'))!;
    expect(lock).toEqual({ text: 'usermod -L -e 1 -- USER', blanks: ['USER'] });
  });

  it('takes user, host and address from the lines', () => {
    const incident = guessing().find(({ phase }) => phase === 'Initial Access')!;
    const [playbook] = playbooksOf(incident);
    expect(playbook!.name).toBe('guessed-login');
    const { values, contain } = fillPlaybook(playbook!, incident, [accepted], nameOf);
    expect(values).toMatchObject({ user: 'alice', host: 'gate', address: scanner, actor: scanner });
    const commands = contain.flatMap(({ run }) => run.map(({ text }) => text));
    expect(commands).toContain('usermod -L -e 1 -- alice');
  });

  it('takes the page and the domain from the lines', () => {
    const incident = incidentsOf([missing(0, scanner, '/a')].concat([]))[0] ?? guessing()[0]!;
    const web = {
      source: 'access.log',
      line: 1,
      text: `${scanner} - - [20/Nov/2026:10:00:00 +0000] "GET /up/x.php?cmd=id HTTP/1.1" 200 5 "-" "x"`
    };
    const dns = {
      source: 'dns.log',
      line: 1,
      text: `Nov 20 10:00:00 dnsmasq[3]: query[A] ${'ab12'.repeat(9)}.evil.example from 10.0.0.5`
    };
    const { values } = fillPlaybook(playbookOf('other'), incident, [web, dns], nameOf);
    expect(values).toMatchObject({ path: '/up/x.php', file: 'x.php', domain: 'evil.example' });
  });

  it('names what the incident does not tell, in capitals', () => {
    const incident = { ...guessing()[0]!, actor: '', first: null, last: null, sources: [] };
    const { check, values } = fillPlaybook(playbookOf('other'), incident, [], nameOf);
    expect(values).toEqual({});
    const [read, journal] = check[1]!.run;
    expect(read).toEqual({
      text: 'grep -anwF -e ACTOR -- LOGFILE | less',
      blanks: ['ACTOR', 'LOGFILE']
    });
    expect(journal!.blanks).toEqual(['YYYY-MM-DD hh:mm:ss']);
  });

  it('uses the firewall that knows the address', () => {
    const fill = (actor: string) =>
      fillPlaybook(playbookOf('other'), { ...guessing()[0]!, actor }, [], nameOf).contain[1]!
        .run[0]!.text;
    expect(fill('2001:db8::7')).toBe('ip6tables -I INPUT -s 2001:db8::7 -j DROP');
    expect(fill('alice')).toBe('iptables -I INPUT -s ADDRESS -j DROP');
  });
});

describe('fillCommand', () => {
  it('does not fill what a value brings', () => {
    expect(
      fillCommand('grep -e {actor} -- {sources}', { actor: '{sources}' }, ['$&.log']).text
    ).toBe("grep -e '{sources}' -- '$&.log'");
  });
});
