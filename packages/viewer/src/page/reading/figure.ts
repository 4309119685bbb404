/** What a drawing owes to the page's style sheet, by the names that SVG itself has for it. */
const carried = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap'],
  ...['opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor'],
] as const;

/**
 * A drawing of the page as an SVG file of its own: the same marks in the same places, with the
 * colours and type that the style sheet gives them written into it.
 */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from?.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of carried) to?.[index]?.setAttribute(name, style.getPropertyValue(name));
    to?.[index]?.removeAttribute('class');
  });
  const box = drawing.getBoundingClientRect();
  // One that is only there to be saved has no box on the page.
  const width = box.width || Number(drawing.getAttribute('width'));
  const height = box.height || Number(drawing.getAttribute('height'));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  return new XMLSerializer().serializeToString(copy);
}

/** Hands a text to the reader as a file. */
export function saveText(text: string, file: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
