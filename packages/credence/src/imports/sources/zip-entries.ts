import { buffer } from 'node:stream/consumers';
import { crc32, inflateRawSync } from 'node:zlib';
import { decompress } from 'fzstd';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { InputError } from '../../core/errors.ts';

/** Larger texts than this are no record of one answer, but an attack or a mistake. */
const largest = 512 << 20;

/** How entries are packed, by the numbers of the ZIP specification (APPNOTE 4.4.5). */
const unpackers: Readonly<Record<number, (packed: Buffer, size: number) => Uint8Array>> = {
  0: (packed) => packed,
  8: (packed, size) => inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }),
  93: (packed, size) => decompress(packed, new Uint8Array(size)),
};

/** A ZIP file whose entries are read one at a time. Close it. */
export class ZipEntries {
  readonly #file: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Throws `InputError` where the file is no ZIP file or is cut short. */
  static async open(file: string): Promise<ZipEntries> {
    try {
      const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
      const entries = new Map<string, Entry>();
      // What was written again stands later in the directory, and replaces what was there.
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new ZipEntries(file, zip, entries);
    } catch (cause) {
      const why = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
      throw new InputError('malformed-zip', `This is not a whole ZIP file: ${why}.`, {
        location: { file },
        remedy: 'Copy it again; a log that is still being written can be read when it is done.',
        cause,
      });
    }
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The text of an entry. Throws `InputError` where it is damaged or not there. */
  async text(name: string): Promise<string> {
    const entry = this.#entries.get(name);
    if (!entry) throw this.#damaged(name, 'is missing');
    const unpack = unpackers[entry.compressionMethod];
    if (!unpack)
      throw this.#damaged(name, `is packed in a way not known here (${entry.compressionMethod})`);
    const size = entry.uncompressedSize;
    if (size > largest) throw this.#damaged(name, `has ${size} bytes, too many for one record`);
    let content: Uint8Array;
    try {
      const packed = await this.#zip.openReadStreamPromise(entry, { decodeFileData: false });
      content = unpack(await buffer(packed), size);
    } catch (cause) {
      throw this.#damaged(
        name,
        `cannot be unpacked (${cause instanceof Error ? cause.message : cause})`,
      );
    }
    if (content.length !== size || crc32(content) !== entry.crc32) {
      throw this.#damaged(name, 'is not what was packed');
    }
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  }

  /** The same, parsed. */
  async json(name: string): Promise<unknown> {
    try {
      return JSON.parse(await this.text(name));
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      throw this.#damaged(name, 'is not JSON');
    }
  }

  close(): void {
    this.#zip.close();
  }

  #damaged(name: string, what: string): InputError {
    return new InputError('malformed-zip', `${name} ${what}.`, {
      location: { file: this.#file },
      remedy: 'Copy the file again from where it was made.',
    });
  }
}
