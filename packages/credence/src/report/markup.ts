/** Markup that may be put into a page as it is. Everything else is escaped. */
export interface Markup {
  readonly markup: string;
}

type Content = Markup | string | number | null | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters are not allowed in pages at all. */
const forbidden = /[\p{Cc}\uFFFE\uFFFF]/gu;

function escaped(text: string): string {
  return text.replace(forbidden, '�').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function render(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(render).join('');
}

/**
 * Markup from a template: what stands in the template is markup, what is put into it is text, so that
 * nothing out of a file can become a tag or an attribute. Attributes must be quoted in the template.
 */
export function html(template: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const parts = template.map((part, i) => part + render(contents[i] ?? null));
  return { markup: parts.join('') };
}
