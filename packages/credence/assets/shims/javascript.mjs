// Runs beside the answer, in its process: loads it and carries out the calls that the checks ask
// for. Requests come as JSON lines on fd 0, replies leave as JSON lines on fd 1; the answer gets an
// empty stdin, and what it prints goes to stderr. Nothing here is trusted; what it says is only
// observed.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const { stringify, parse } = JSON;
const isView = ArrayBuffer.isView;

function encode(value, depth = 0) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $object: String(value) };
  if (depth > 50) return { $object: 'nested too deeply' };
  if (isView(value) || value instanceof ArrayBuffer) {
    return {
      $bytes: Buffer.from(value.buffer ?? value, value.byteOffset, value.byteLength).toString(
        'base64',
      ),
    };
  }
  if (typeof value === 'object') {
    if (typeof value.toJSON === 'function') return encode(value.toJSON(), depth + 1);
    if (Array.isArray(value)) return value.map((item) => encode(item, depth + 1));
    if (value instanceof Map) return encode(Object.fromEntries(value), depth + 1);
    if (value instanceof Set) return [...value].map((item) => encode(item, depth + 1));
    if (value instanceof Error) return { $object: `${value.name}: ${value.message}` };
    // defineProperty: an own key named __proto__ is data here.
    const plain = {};
    for (const key of Object.keys(value)) {
      Object.defineProperty(plain, key, {
        value: encode(value[key], depth + 1),
        enumerable: true,
        configurable: true,
      });
    }
    return plain;
  }
  return { $object: String(value).slice(0, 2000) };
}

function decode(value) {
  if (Array.isArray(value)) return value.map(decode);
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === '$bytes') return Buffer.from(value.$bytes, 'base64');
    for (const key of keys) {
      Object.defineProperty(value, key, {
        value: decode(value[key]),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return value;
}

function reply(message) {
  let data = Buffer.from(`${stringify(message)}\n`);
  while (data.length > 0) {
    try {
      data = data.subarray(writeSync(1, data));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

async function guarded(id, work) {
  let message;
  try {
    message = { id, ok: await work() };
  } catch (error) {
    const type = typeof error?.name === 'string' ? error.name : typeof error;
    const text = String(error?.message ?? error).slice(0, 2000);
    message = { id, raised: { type, message: text } };
  }
  reply(message);
}

/** One look at CommonJS and ES module exports: a default object's members count as exports. */
async function load(path) {
  const namespace = await import(pathToFileURL(path).href);
  const main = namespace.default;
  const members =
    main !== null && (typeof main === 'object' || typeof main === 'function') ? main : {};
  return { main, get: (name) => members[name] ?? namespace[name] };
}

function find(answer, name) {
  const found = answer?.get(name);
  if (typeof found === 'function') return found;
  if (typeof answer?.main === 'function' && answer.main.name === name) return answer.main;
  throw new TypeError(`the answer exports no function ${name}`);
}

let driver = {};
let answer;

async function prepare({ answer: path, driver: source }) {
  if (source === null) {
    answer = await load(path);
    return null;
  }
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  );
  // Whatever a driver arranges before the answer is loaded happens in its optional `before`.
  await module.before?.();
  if (path !== null) answer = await load(path);
  driver = await module.default(new Proxy({}, { get: (_, name) => answer?.get(name) }));
  return null;
}

async function call(name, args) {
  const function_ = Object.hasOwn(driver, name) ? driver[name] : find(answer, name);
  return encode(await function_(...args));
}

// An answer may leave rejected promises or timers behind; that is no reason to end the process.
process.on('unhandledRejection', () => {});

// A socket, not a file stream: a blocked read of a file would keep the process from exiting.
const requests = createInterface({ input: process.stdin });
const noInput = Readable.from([]);
Object.defineProperty(process, 'stdin', { get: () => noInput });
Object.defineProperty(process, 'stdout', { get: () => process.stderr });

let first = true;
for await (const line of requests) {
  const request = parse(line);
  if (first) {
    first = false;
    // Also when it was started, ahead of the answer, somewhere else.
    process.chdir('/box');
    process.env.PWD = '/box';
    await guarded(request.id, () => prepare(request));
  } else {
    await guarded(request.id, () => call(request.call, decode(request.args)));
  }
}
process.exit(0);
