import { expect, it } from 'vitest';
import { codedShape, isTitle, maskDigits, wordShape } from './word-shape.ts';

it.each([
  ['3fa85f64-5717-4562-b3fc-2c963f66afa6', '<uuid>'],
  ['3f9a2b', '<hex:8>'],
  ['facade', null],
  ['123456', null],
  ['dGhpcyBpcyBhIHRlc3Q', '<b64:24>'],
  ['hello-world-2026', null]
])('the code in %s is %s', (word, shape) => {
  expect(codedShape(word)).toBe(shape);
});

it.each([
  ['how-to-make-tea', true],
  ['wp-cron', false],
  ['a-b-c', false]
])('%s is a title: %s', (word, title) => {
  expect(isTitle(word)).toBe(title);
});

it('masks numbers that say which one', () => {
  expect(maskDigits('7 x12 v2 page2026')).toBe('<n> x12 v2 page<n>');
  expect(wordShape('averyveryveryverylongword')).toBe('<w>');
});
