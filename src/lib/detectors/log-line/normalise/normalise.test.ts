import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createParser, sniff } from '../../../formats/sniff.ts';
import { keyOf, normalise } from './normalise.ts';
import { PLACEHOLDERS } from './placeholders.ts';

const context = { reference: Date.UTC(2026, 10, 20), offsetAt: () => 0 };

function canonical(line: string): string {
  return normalise(createParser(sniff([line]), context)(line).parsed);
}

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';

function access(request: string, status = 200, referer = '-', agent = chrome): string {
  return `192.0.2.7 - - [20/Nov/2026:10:11:12 +0000] "${request}" ${status} 1234 "${referer}" "${agent}"`;
}

describe('web access', () => {
  it('keeps method, status, words of the path; drops client, time and size', () => {
    const text = canonical(access('GET /admin/login.php HTTP/1.1', 404));
    expect(text).toBe('web get 404 ref - ua browser /admin/login.php');
    expect(
      canonical(access('GET /admin/login.php HTTP/1.1', 404).replace('192.0.2.7', '198.51.100.9'))
    ).toBe(text);
  });

  it.each([
    ['/2026/11/how-to-make-good-tea/', '/<n>/<n>/<slug>/'],
    ['/img/logo-small.png', '/img/<file>.png'],
    ['/a?id=42&name=bob', '/a ? id=<n> & name=<w>'],
    ['/a?id=1%27%20OR%201=1--', "/a ? id=<n>' or <n>=<n>--"],
    ['/%252e%252e%252fetc/passwd', '/../etc/passwd'],
    ['/x.php?wp_meta=WyJpZCJd', '/x.php ? wp_meta=<b64:8> ["id"]'],
    ['/f/3fa85f64-5717-4562-b3fc-2c963f66afa6', '/f/<uuid>'],
    ['/s?q=%3Cscript%3Ealert(1)%3C/script%3E', '/s ? q=< script>alert(<n>)</script>'],
    ['/doku.php?id=wiki:how_to_make_tea&do=edit', '/doku.php ? id=<w> & do=edit'],
    ['http://shop.example/cart', '<host>/cart']
  ])('writes the target %s as %s', (target, expected) => {
    expect(canonical(access(`GET ${target} HTTP/1.1`))).toBe(
      `web get 200 ref - ua browser ${expected}`
    );
  });

  it.each([
    ['-', '-'],
    ['https://intranet.example', 'bare'],
    ['https://intranet.example/', 'page'],
    ['https://intranet.example/a/b', 'page'],
    ['https://intranet.example/x', 'self'],
    ['https://www.google.com/search?q=x', 'page'],
    ["https://x/' union select 1", "https://x/' union select <n>"]
  ])('classes the referer %s as %s', (referer, expected) => {
    expect(canonical(access('GET /x HTTP/1.1', 200, referer))).toBe(
      `web get 200 ref ${expected} ua browser /x`
    );
  });

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'browser'],
    ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)', 'msie6'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
    ['WPScan v3.8.20 (https://wpscan.com/wordpress-security-scanner)', 'wpscan'],
    ['curl/7.88.1', 'curl'],
    ['() { :; }; /bin/bash -c id', '() { :; }; /bin/bash -c id']
  ])('names the agent %s %s', (agent, expected) => {
    expect(canonical(access('GET / HTTP/1.1', 200, '-', agent))).toBe(
      `web get 200 ref - ua ${expected} /`
    );
  });
});

describe('syslog', () => {
  it.each([
    [
      'Nov 20 10:11:12 gate sshd[77]: Failed password for invalid user bob from 192.0.2.7 port 4711 ssh2',
      'sshd failed password for invalid user <user> from <ip> port <n> ssh2'
    ],
    [
      'Nov 20 10:11:12 web sudo:    alice : TTY=pts/3 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow',
      'sudo <user> tty=<tty> user=root pwd=/home/<user> command=/bin/cat /etc/shadow'
    ],
    ['Nov 20 10:11:12 web su[9]: + /dev/pts/1 www-data:alice', 'su (to <user>) www-data'],
    [
      'Nov 20 10:11:12 web su[9]: pam_unix(su:session): session opened for user alice(uid=1000) by (uid=33)',
      'su pam_unix(su:session): session opened for user <user> by (uid=www-data)'
    ],
    [
      'Nov 20 10:11:12 ns dnsmasq[5]: query[A] 3x6-.1-.H4sIAAAAAAAAA2NgYGBgZGJmAAAhVMMQDAAAAAAA.files.zip.corp.example from 10.1.2.3',
      'dns query[a] <ld>-.<n>-.<b64:48>.<l>.<file>.<l>.<l><len:96> from <ip>'
    ],
    [
      'Nov 20 10:11:12 ns dnsmasq[5]: reply www.example.org is 192.0.2.1',
      'dns reply www.<l>.<l> is <ip>'
    ],
    [
      'Nov 20 10:11:12 ns dnsmasq[5]: query[PTR] 4.3.2.10.in-addr.arpa from 10.1.2.3',
      'dns query[ptr] <ip>.in-addr.arpa from <ip>'
    ]
  ])('%s', (line, expected) => {
    expect(canonical(line)).toBe(expected);
  });
});

it('keeps the event of an error log line, not its client and process', () => {
  expect(
    canonical(
      '[Fri Nov 20 10:11:12.123456 2026] [core:info] [pid 12:tid 139] [client 192.0.2.7:5678] AH00128: File does not exist: /var/www/html/backup'
    )
  ).toBe('apache [core:info] ah00128: file does not exist: /backup');
});

describe('formats of their own', () => {
  it.each([
    [
      `type=USER_AUTH msg=audit(1795169472.123:7): pid=9 uid=33 auid=4294967295 ses=4294967295 msg='op=PAM:authentication acct="alice" exe="/bin/su" hostname=? addr=? terminal=pts/1 res=failed'`,
      'audit user_auth uid=www-data auid=unset ses=unset op=pam:authentication acct=<user> exe=/bin/su terminal=<orphan-tty> res=failed'
    ],
    [
      '2026-11-20 10:11:12 alice/198.51.100.7:49206 VERIFY OK: depth=0, CN=alice',
      'openvpn <user> verify ok: depth=<n>'
    ],
    [
      '2026-11-20 10:11:12 1rDh4R-0003nT-Tf <= a@corp.example H=(x) [192.0.2.7] P=esmtps S=4711',
      'exim <= <email> h=(<host>) [<ip>] p=esmtps'
    ],
    [
      '{"@timestamp":"2026-11-20T10:11:12Z","metricset":{"name":"cpu"},"system":{"cpu":{"cores":2,"user":{"pct":1.93}}}}',
      'metric cpu user=<pct:100>'
    ]
  ])('%s', (line, expected) => {
    expect(canonical(line)).toBe(expected);
  });
});

describe('keyOf', () => {
  it('is equal only where the canonical text is', () => {
    const texts = [
      'GET /a?id=1 HTTP/1.1',
      'GET /a?id=2 HTTP/1.1',
      'POST /a HTTP/1.1',
      'GET /b HTTP/1.1'
    ];
    const lines = texts.flatMap((request) =>
      [200, 304, 404].flatMap((status) =>
        ['-', 'https://corp.example/b'].map((referer) => access(request, status, referer))
      )
    );
    const seen = new Map<string, string>();
    for (const line of [...lines, ...lines.map((text) => text.replace('192.0.2.7', '10.0.0.9'))]) {
      const { parsed } = createParser(sniff([line]), context)(line);
      const key = keyOf(parsed);
      expect(seen.get(key) ?? normalise(parsed)).toBe(normalise(parsed));
      seen.set(key, normalise(parsed));
    }
    expect(seen.size).toBe(lines.length);
  });
});

it('does not depend on client, time, user, size, host and process of a request', () => {
  const number = fc.integer({ min: 10, max: 59 });
  fc.assert(
    fc.property(
      fc.ipV4(),
      number,
      fc.stringMatching(/^[a-z]{3,8}$/),
      fc.nat(),
      (ip, at, user, size) => {
        const line = `shop.example:443 ${ip} - ${user} [20/Nov/2026:10:${at}:${at} +0000] "GET /cart HTTP/1.1" 200 ${size} "-" "curl/8.${at}" ${size}`;
        expect(canonical(line)).toBe('web get 200 ref - ua curl /cart');
      }
    )
  );
});

describe('any text', () => {
  it('cannot forge a placeholder', () => {
    for (const placeholder of PLACEHOLDERS) {
      expect(canonical(`odd ${placeholder} text`)).not.toContain(placeholder);
    }
  });

  it('gives one line, bounded in length and time, for whatever is logged', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '%',
        '%2',
        '%2f',
        '%25%32%66',
        '<',
        '=',
        '&',
        '/',
        '..',
        '1.2.3.4',
        'a'.repeat(300),
        '::',
        '@',
        '-'
      )
    );
    const request = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(request, (text) => {
        for (const line of [
          text,
          access(`GET ${text} HTTP/1.1`),
          `Nov 20 10:11:12 h sshd[1]: ${text}`
        ]) {
          const result = canonical(line);
          expect(result).not.toMatch(/[\n\r]/);
          expect(result.length).toBeLessThan(8000);
        }
      }),
      { numRuns: 300 }
    );
  });

  it('takes no longer than its length deserves on hostile repetition', () => {
    for (const part of [
      'a.',
      '1.',
      '-',
      'a@',
      '::1',
      '%25',
      '%41',
      'ab/',
      'x=1&',
      '0x',
      'user ',
      '((',
      'by '
    ]) {
      const text = part.repeat(50_000);
      canonical(text);
      canonical(access(`GET /${text} HTTP/1.1`));
      canonical(`Nov 20 10:11:12 h dnsmasq[1]: query[A] ${text} from 10.0.0.1`);
    }
  });

  it('masks whoever and wherever: other addresses, users, hosts and times change nothing', () => {
    const octet = fc.integer({ min: 1, max: 254 });
    const name = fc
      .stringMatching(/^[a-z]{3,8}$/)
      .filter(
        (user) =>
          !/^(?:invalid|root|admin|guest|test|user|operator|daemon|backup|news|mail|sync|games|list|http|named|bind|exim|git|docker|mysql|nginx|apache|redis|nobody|postgres|www|ftp|irc|uucp|proxy|man|bin|sys|illegal)$/.test(
            user
          )
      );
    fc.assert(
      fc.property(
        octet,
        octet,
        name,
        name,
        fc.integer({ min: 1, max: 65535 }),
        (a, b, user, host, port) => {
          const line = `Nov ${String(1 + (a % 28)).padStart(2)} 1${b % 10}:0${a % 10}:00 ${host} sshd[${port}]: Accepted password for ${user} from 10.${a}.${b}.7 port ${port} ssh2`;
          expect(canonical(line)).toBe('sshd accepted password for <user> from <ip> port <n> ssh2');
        }
      )
    );
  });
});
