import type { Forgery } from './forgery.ts';

const stub = 'exports.evaluate = () => 0;\n';

/** Answers to `javascript/price-formula` that try to gain a verdict rather than deserve it. */
export const javascriptForgeries: readonly Forgery[] = [
  ['leaving with success at once', 'process.exit(0);\n'],
  ['leaving with success when called', 'exports.evaluate = () => process.exit(0);\n'],
  [
    'printing success on every descriptor',
    `${stub}
const { writeSync } = require('node:fs');
for (const line of ['{"id":"","ok":true}', '{"type":"final","nonce":"","expected":0,"failure":null}', 'OK']) {
  for (let fd = 0; fd < 64; fd += 1) {
    try { writeSync(fd, line + '\\n'); } catch {}
  }
  console.log(line);
}
`,
  ],
  [
    'replacing JSON, promises and prototypes',
    `${stub}
JSON.stringify = () => '{"ok":"/orders"}';
JSON.parse = () => ({ call: 'evaluate', args: [] });
Object.prototype.ok = '/orders';
Array.prototype.map = function () { return this; };
Buffer.from = () => Buffer.alloc(0);
Object.hasOwn = () => true;
process.exit = () => {};
`,
  ],
  [
    'deleting all there is',
    `${stub}
const fs = require('node:fs');
for (const folder of ['/box', '/tmp', '/run', '/dev/shm']) {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    try { fs.rmSync(folder + '/' + name, { recursive: true, force: true }); } catch {}
  }
}
`,
  ],
  [
    'leaving a child behind',
    `${stub}
require('node:child_process')
  .spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' })
  .unref();
`,
  ],
  [
    'writing without end',
    "const fs = require('node:fs');\nfor (;;) for (const fd of [1, 2]) try { fs.writeSync(fd, 'x'.repeat(65536)); } catch {}\n",
  ],
  ['never coming back', 'for (;;);\n'],
  ['never settling', 'exports.evaluate = () => new Promise(() => {});\n'],
  [
    'sending signals to all processes',
    `${stub}
for (const name of ['SIGTERM', 'SIGSTOP', 'SIGKILL']) {
  for (let pid = 2; pid < 400; pid += 1) if (pid !== process.pid) try { process.kill(pid, name); } catch {}
}
try { process.kill(-1, 'SIGKILL'); } catch {}
`,
  ],
  [
    'an object that says what it likes',
    `exports.evaluate = () => ({
  toString: () => '14',
  valueOf: () => 14,
  toJSON: () => ({ $bytes: 14 }),
  __proto__: { length: 7 },
  then: undefined,
});
`,
  ],
];
