/** Columns of numbers, one after the other in one buffer, each at a multiple of eight bytes. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

const kinds = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof kinds;

/** Where a column lies: its type, its first byte, its number of values. */
export type Place = readonly [kind: Kind, offset: number, length: number];
export type Layout = Readonly<Record<string, Place>>;

const aligned = (offset: number) => Math.ceil(offset / 8) * 8;

function kindOf(column: Column): Kind {
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Uint16Array) return 'u16';
  if (column instanceof Float32Array) return 'f32';
  return column instanceof Uint32Array ? 'u32' : 'f64';
}

/** Numbers from 0 up in as few bytes each as the greatest of them needs. */
export function narrow(values: ArrayLike<number>, greatest: number): Column {
  if (greatest < 2 ** 8) return Uint8Array.from(values);
  return greatest < 2 ** 16 ? Uint16Array.from(values) : Uint32Array.from(values);
}

export function joinColumns(columns: Readonly<Record<string, Column>>): {
  readonly layout: Layout;
  readonly bytes: Uint8Array;
} {
  const layout: Record<string, Place> = {};
  let end = 0;
  for (const [name, column] of Object.entries(columns)) {
    const offset = aligned(end);
    layout[name] = [kindOf(column), offset, column.length];
    end = offset + column.byteLength;
  }
  const bytes = new Uint8Array(end);
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(columns)) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), layout[name]?.[1] ?? 0);
  }
  return { layout, bytes };
}

/** A column as it lies in the buffer, without a copy. Throws an `Error` when there is none. */
export function columnAt(layout: Layout, name: string, buffer: ArrayBuffer, start: number): Column {
  const place = layout[name];
  if (place === undefined) throw new Error(`The report's data lack the column "${name}".`);
  const [kind, offset, length] = place;
  return new kinds[kind](buffer, start + offset, length);
}

/** A header as JSON, its length before it, and bytes after it, all at multiples of eight. */
export function frame(header: unknown, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(8 + text.length);
  const framed = new Uint8Array(start + bytes.length);
  new DataView(framed.buffer).setUint32(0, text.length, true);
  framed.set(text, 8);
  framed.set(bytes, start);
  return framed;
}

export function unframe(buffer: ArrayBuffer): { readonly header: unknown; readonly start: number } {
  const length = new DataView(buffer).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, length));
  return { header: JSON.parse(text), start: aligned(8 + length) };
}
