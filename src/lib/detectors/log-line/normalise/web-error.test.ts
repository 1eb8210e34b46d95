import { expect, it } from 'vitest';
import { maskWebError } from './web-error.ts';

it.each([
  [
    '[core:info] [client 192.0.2.7:5678] AH00128: File does not exist: /var/www/html/backup',
    'apache [core:info] ah00128: file does not exist: /backup'
  ],
  [
    "[php:error] [client 192.0.2.7:5678] script '/var/www/corp.example/x.php' not found or unable to stat",
    "apache [php:error] script '/x.php' not found or unable to stat"
  ],
  [
    '[authz_core:error] [client 192.0.2.7:5] AH01630: client denied by server configuration: /var/www/html/server-status, referer: http://corp.example/a',
    'apache [authz_core:error] ah01630: client denied by server configuration: /server-status ref page'
  ],
  [
    '[error] open() "/var/www/html/dbadmin" failed (2: No such file or directory), client: 192.0.2.7, server: corp.example, request: "GET /dbadmin HTTP/1.1", host: "corp.example"',
    'nginx [error] get /dbadmin open() failed (no such file or directory)'
  ],
  [
    '[error] directory index of "/var/www/site/img/" is forbidden, client: 192.0.2.7, server: _, request: "GET /img/ HTTP/1.1", host: "x", referrer: "http://x"',
    'nginx [error] get /img/ directory index of "/img/" is forbidden ref bare'
  ],
  [
    '[info] client closed connection, client: 192.0.2.7, server: 0.0.0.0:443',
    'nginx [info] client closed connection'
  ]
])('%s', (message, canonical) => {
  expect(maskWebError(message)).toBe(canonical);
});

it.each(['', 'plain text', '[main] started', '[x] [y]'])('leaves %s to others', (message) => {
  expect(maskWebError(message)).toBeNull();
});
