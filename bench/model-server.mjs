// An instant model on the loopback, in a process of its own: speaks chat completions, messages and
// generateContent, and fails when it is told to. Prints its port; `GET /stats` says what it did.
//
//   node bench/model-server.mjs --faults 0.05     every twentieth request fails, each in the next way
//   node bench/model-server.mjs --distinct        no two programs are the same, so that each is judged
//   node bench/model-server.mjs --references      answers with references of the task that is asked about,
//                                                 secure or not; half of those above temperature 0 are
//                                                 unlike all others, the rest is one of four

import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({
  options: {
    faults: { type: 'string', default: '0' },
    latencyMs: { type: 'string', default: '0' },
    distinct: { type: 'boolean', default: false },
    references: { type: 'boolean', default: false },
  },
});
const every = Number(flags.faults) > 0 ? Math.round(1 / Number(flags.faults)) : 0;
const latencyMs = Number(flags.latencyMs);

// Without a language, so that it is code to every task.
const program = '```\ndef answer(x):\n    """Doubles."""\n    return 2 * x\n```\n';

/** What is asked: a confidence where an answer stands in the conversation, else a program. */
const says = (turns, request) => {
  if (turns > 1) return '{"confidence": 80}';
  if (references) return references(request);
  return flags.distinct ? program.replace('2 * x', `${stats.requests} * x`) : program;
};

const references = flags.references ? await answersFromReferences() : null;

/** What a chat request is answered is decided by its words, temperature and seed. */
async function answersFromReferences() {
  const { everyTask } = await import('./scale/place.mjs');
  const { comment, draftOf, draws } = await import('./scale/simulated-records.mjs');
  const tasks = await everyTask();
  const known = new Map();
  return ({ messages, temperature, seed = 0 }) => {
    const said = messages.map(({ content }) => content).join('\n');
    const task = known.get(said) ?? tasks.find(({ prompt }) => said.includes(prompt));
    known.set(said, task);
    const draft = draftOf(temperature, seed, draws(`${task.id} ${temperature} ${seed}`));
    const draw = draws(`${task.id} ${temperature} ${draft}`);
    const kind = draw() < 0.5 ? 'secure' : 'insecure';
    const all = task.references.filter((one) => one.kind === kind);
    const { code } = all[Math.floor(draw() * all.length)];
    const tag = task.language === 'php' ? '' : `${comment(task)} draft ${temperature} ${draft}\n`;
    return `\`\`\`\n${tag}${code}\`\`\`\n`;
  };
}

// --- The three protocols ----------------------------------------------------------------------------

const protocols = [
  {
    path: /\/chat\/completions$/,
    turns: (request) => request.messages.length,
    answer: (text) => ({
      id: 'x',
      object: 'chat.completion',
      created: 0,
      model: 'instant',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
      usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    }),
    empty: { choices: [], usage: null },
    error: (message) => ({ error: { message, type: 'server_error', code: null } }),
  },
  {
    path: /\/messages$/,
    turns: (request) => request.messages.length,
    answer: (text) => ({
      id: 'x',
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 100, output_tokens: 20 },
    }),
    empty: { type: 'message', content: [], usage: { input_tokens: 1, output_tokens: 0 } },
    error: (message) => ({ type: 'error', error: { type: 'overloaded_error', message } }),
  },
  {
    path: /:generateContent$/,
    turns: (request) => request.contents.length,
    answer: (text) => ({
      candidates: [{ finishReason: 'STOP', content: { role: 'model', parts: [{ text }] } }],
      usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20 },
    }),
    empty: { usageMetadata: { promptTokenCount: 1 } },
    error: (message) => ({ error: { code: 503, message, status: 'UNAVAILABLE', details: [] } }),
  },
];

// --- The faults -------------------------------------------------------------------------------------

const refusal =
  (status, headers) =>
  (response, { error }) =>
    json(response, status, error('a planned fault'), headers);

const faults = {
  'too many requests': refusal(429, { 'retry-after': '0' }),
  'too many requests, with a date': (response, protocol) =>
    refusal(429, { 'retry-after': new Date(Date.now() + 100).toUTCString() })(response, protocol),
  'too many requests, in milliseconds': refusal(429, { 'retry-after-ms': '50' }),
  'internal error': refusal(500),
  'bad gateway': (response) => response.writeHead(502).end('<h1>Bad gateway</h1>'),
  overloaded: refusal(529),
  reset: (response) => response.destroy(),
  'cut off': (response, { answer }) => {
    const body = JSON.stringify(answer(program));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.write(body.slice(0, body.length / 2));
    setImmediate(() => response.destroy());
  },
  'half of the JSON': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"choices": [{"message": {"content": "def ');
  },
  'another shape': (response) => json(response, 200, { text: 'an answer of old' }),
  empty: (response, { empty }) => json(response, 200, empty),
  'no answer': () => undefined,
};
const kinds = Object.keys(faults);

// --- The server -------------------------------------------------------------------------------------

function json(response, status, body, headers = {}) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

const stats = { requests: 0, answered: 0, faults: {}, peakRequests: 0 };
let open = 0;

const server = createServer((message, response) => {
  if (message.url === '/stats') return json(response, 200, stats);
  const chunks = [];
  open += 1;
  stats.peakRequests = Math.max(stats.peakRequests, open);
  response.on('close', () => {
    open -= 1;
  });
  message.on('data', (chunk) => chunks.push(chunk));
  message.on('end', () => {
    const protocol = protocols.find(({ path }) => path.test(message.url));
    if (!protocol) return json(response, 404, { error: { message: 'no such path' } });
    const body = Buffer.concat(chunks).toString();
    stats.requests += 1;
    if (every > 0 && stats.requests % every === 0) {
      const kind = kinds[(stats.requests / every - 1) % kinds.length];
      stats.faults[kind] = (stats.faults[kind] ?? 0) + 1;
      return faults[kind](response, protocol);
    }
    stats.answered += 1;
    const request = JSON.parse(body);
    const reply = () =>
      json(response, 200, protocol.answer(says(protocol.turns(request), request)));
    if (latencyMs > 0) setTimeout(reply, latencyMs);
    else reply();
  });
});
// The connections of a client that thinks for a while stay open.
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
// Whoever started it is gone when its input ends.
process.stdin.on('end', () => process.exit()).resume();
