import { visibleText } from '../../ui/visible-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

/** Markup, as against text that may hold anything. */
export class Html {
  /** @param markup trusted as it is: only {@link html} makes it */
  constructor(readonly markup: string) {}
}

/** Text as it is shown by HTML, in an element or an attribute; hidden characters are spelt out. */
export function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}

type Part = string | number | null | Html | readonly Html[];

function markupOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(({ markup }) => markup).join('');
  return escapeHtml(String(part));
}

/** Markup from a template; whatever is put in is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((before, string, i) => before + markupOf(parts[i - 1]!) + string));
}
