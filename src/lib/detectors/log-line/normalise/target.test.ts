import { describe, expect, it } from 'vitest';
import { maskTarget } from './target.ts';

describe('what was asked for', () => {
  it.each([
    ['/admin/login.php', '/admin/login.php'],
    ['/2026/11/how-to-make-good-tea/', '/<n>/<n>/<slug>/'],
    ['/img/logo-small.png', '/img/<file>.png'],
    ['/js/main.3f9a2b.js?ver=5.8', '/js/<file>.js'],
    ['/js/main.js?cmd=id;ls', '/js/<file>.js ? cmd=id;ls'],
    ['/favicon.ico', '/favicon.ico'],
    ['/%252e%252e%252fetc/passwd', '/../etc/passwd'],
    ['/f/3fa85f64-5717-4562-b3fc-2c963f66afa6', '/f/<uuid>'],
    ['http://shop.example/cart', '<host>/cart'],
    ['/a/b/c/d/e/f/g/h/i/j/k', '/a/b/c/d/e/f/g/h/i<cut>'],
    ['*', '*']
  ])('%s is %s', (target, masked) => {
    expect(maskTarget(target)).toBe(masked);
  });
});

describe('what a page of the site linked and the server had', () => {
  it.each([
    ['/wp-content/themes/x/style.css?ver=6.1', '/<file>.css'],
    ['/blog/tags/munin', '/blog/<slug>'],
    ['/projects/tea/green.html', '/projects/<slug>.html'],
    ['/about/', '/about/'],
    ['/wp-json/wp/v2/users', '/wp-json/wp/v2/users'],
    ['/uploads/2026/shell.php', '/uploads/<n>/shell.php'],
    ['/blog/tags/..%2f..%2fetc', '/blog/tags/../../etc']
  ])('%s is %s', (target, masked) => {
    expect(maskTarget(target, true)).toBe(masked);
  });
});
