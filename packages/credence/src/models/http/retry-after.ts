import type { IncomingHttpHeaders } from 'node:http';

/** Retry-After as seconds or as a date (RFC 9110, section 10.2.3), in milliseconds. */
export function retryAfter(
  headers: Readonly<IncomingHttpHeaders>,
  now = Date.now(),
): number | undefined {
  const milliseconds = Number.parseFloat(String(headers['retry-after-ms'] ?? ''));
  if (milliseconds >= 0) return milliseconds;
  const text = headers['retry-after']?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
