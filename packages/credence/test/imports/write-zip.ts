import { crc32, deflateRawSync } from 'node:zlib';

/** How an entry is packed: as ZIP numbers it, with the bytes of each text packed so. */
export interface Packing {
  readonly method: number;
  readonly pack: (text: Buffer) => Buffer;
}

export const stored: Packing = { method: 0, pack: (text) => text };
export const deflated: Packing = { method: 8, pack: (text) => deflateRawSync(text) };

/**
 * Zstandard by the letter of RFC 8878, without compressing: one frame of raw blocks. What inspect_ai
 * writes is compressed in truth; that path is the decoder's, and this one ours.
 */
export const zstandard: Packing = {
  method: 93,
  pack: (text) => {
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(text.length));
    // Single segment, content size in eight bytes.
    const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0b1110_0000]), size];
    const most = 1 << 16;
    for (let start = 0; start < text.length || start === 0; start += most) {
      const block = text.subarray(start, start + most);
      const last = start + most >= text.length ? 1 : 0;
      const header = Buffer.alloc(3);
      header.writeUIntLE((block.length << 3) | last, 0, 3);
      parts.push(header, block);
    }
    return Buffer.concat(parts);
  },
};

/** A ZIP file with these entries (APPNOTE 4.3), in memory. */
export function zipOf(
  entries: Readonly<Record<string, string>>,
  { method, pack }: Packing,
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text);
    const packed = pack(content);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(63, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    local.push(Buffer.from('PK\x03\x04'), common, nameBytes, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([63, 3]), common, rest, nameBytes);
    offset += 4 + common.length + nameBytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const count = Object.keys(entries).length;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}
