/** The bytes of a text in base64url, or `null` when it is not in its one right form. */
export function fromBase64url(text) {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

export const toBase64url = (bytes) => Buffer.from(bytes).toString('base64url');

/** The object that bytes hold as JSON, or `null`. */
export function toObject(bytes) {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
