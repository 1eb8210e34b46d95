import { expect, it } from 'vitest';
import { maskQuery } from './query.ts';

it.each([
  ['id=42&page=admin', 'id=<n> & page=admin'],
  ['q=green+tea', 'q=<w>'],
  ['q=cat+%2Fetc%2Fpasswd', 'q=cat /etc/passwd'],
  ['q=whoami', 'q=whoami'],
  ['id=1%27%20OR%201=1--', "id=<n>' or <n>=<n>--"],
  ['id=1%u0027', "id=<n>'"],
  ['wp_meta=WyJpZCJd', 'wp_meta=<b64:8> ["id"]'],
  ['v=3f9a2b', 'v=<hex:8>'],
  ['a=1&b=2&c=%3Cscript%3E', 'c=< script> & a=<n> & b=<n>'],
  ['field12345=x', 'field<n>=x'],
  ['file=../../etc/passwd', 'file=../../etc/passwd'],
  ['utm_source=news&id=7&gclid=Cj0KCQ', 'id=<n>'],
  ['utm_source=news', ''],
  ['utm_source=%27', "utm_source='"],
  ['a&b&c&d&e&f&g', 'a & b & c & d & e & f <cut>']
])('%s is %s', (query, masked) => {
  expect(maskQuery(query)).toBe(masked);
});
