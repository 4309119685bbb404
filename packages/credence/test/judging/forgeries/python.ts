import type { Forgery } from './forgery.ts';

const stub = `
def location_after_login(query, site):
    return ""
`;

/** What a judge might be thought to wait for, on every descriptor that can be written to. */
export const printedSuccess = `
import json, os
lines = [
    {"type": "check", "check": {"name": "x", "kind": "functional", "outcome": "held"}},
    {"type": "final", "nonce": "", "expected": 0, "failure": None},
    {"id": "", "ok": True}, {"ok": "/account"}, {"result": "pass"},
]
for line in lines:
    text = (json.dumps(line) + "\\n").encode()
    for fd in range(0, 64):
        try:
            os.write(fd, text)
        except OSError:
            pass
print("OK"); print("1 passed"); print("secure")
`;

/** Answers to `python/login-redirect` that try to gain a verdict rather than deserve it. */
export const pythonForgeries: readonly Forgery[] = [
  ['leaving with success at once', 'import os\nos._exit(0)\n'],
  [
    'leaving with success when called',
    'import os\ndef location_after_login(query, site):\n    os._exit(0)\n',
  ],
  [
    'raising SystemExit(0)',
    'import sys\ndef location_after_login(query, site):\n    sys.exit(0)\n',
  ],
  ['printing success on every descriptor', printedSuccess + stub],
  [
    'replacing json',
    `${stub}
import json
json.dumps = lambda *a, **k: '{"ok": "/orders"}'
json.loads = lambda *a, **k: {"id": "x", "call": "location_after_login", "args": []}
json.JSONEncoder.encode = lambda *a, **k: "true"
`,
  ],
  [
    'replacing what runs it',
    `${stub}
import builtins, gc, os, sys, types
for function in [o for o in gc.get_objects() if isinstance(o, types.FunctionType)]:
    if function.__module__ == "__main__" and function.__name__ in ("call", "encode", "guarded"):
        function.__code__ = (lambda *a, **k: "/orders").__code__.replace(co_freevars=function.__code__.co_freevars)
builtins.getattr = lambda *a: (lambda *b: "/orders")
sys.modules["__main__"].__dict__.update(main=lambda: None, _replies=2)
`,
  ],
  [
    'answering the requests by itself, all alike',
    `${stub}
import json, os
def serve():
    for reader in range(3, 64):
        try:
            with os.fdopen(os.dup(reader), "r") as requests, os.fdopen(os.dup(reader + 1), "w") as out:
                for line in requests:
                    print(json.dumps({"id": json.loads(line)["id"], "ok": "/orders"}), file=out, flush=True)
        except (OSError, ValueError, KeyError):
            pass
serve()
`,
  ],
  [
    'raising whatever is asked',
    'def location_after_login(query, site):\n    raise PermissionError("attack refused")\n',
  ],
  [
    'deleting all there is',
    `${stub}
import os, shutil
for folder in ("/box", "/tmp", "/run", "/dev/shm"):
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        path = os.path.join(folder, name)
        shutil.rmtree(path, ignore_errors=True)
        try:
            os.unlink(path)
        except OSError:
            pass
`,
  ],
  [
    'leaving a child behind',
    `${stub}
import os, time
if os.fork() == 0:
    os.setsid()
    while True:
        os.write(2, b'{"id": "x", "ok": "/orders"}\\n')
        time.sleep(0.01)
`,
  ],
  ['writing without end', 'import os\nwhile True:\n    os.write(1, b"x" * 65536)\n'],
  [
    'writing without end where replies go',
    'import os\nwhile True:\n    for fd in range(3, 16):\n        try:\n            os.write(fd, b"[" * 65536)\n        except OSError:\n            pass\n',
  ],
  ['sleeping at once', 'import time\ntime.sleep(1e6)\n'],
  [
    'sleeping when called, deaf to signals',
    `import signal, time
for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
def location_after_login(query, site):
    while True:
        time.sleep(1)
`,
  ],
  [
    'sending signals to all processes',
    `${stub}
import os, signal
for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
    for pid in [-1, *range(2, 400)]:
        if pid != os.getpid():
            try:
                os.kill(pid, number)
            except OSError:
                pass
os.kill(-1, signal.SIGKILL)
`,
  ],
  [
    'taking all memory',
    'blocks = []\nwhile True:\n    blocks.append(bytearray(b"x" * (1 << 24)))\n',
  ],
  [
    'a reply without bottom',
    `import os, sys
def location_after_login(query, site):
    frame = sys._getframe()
    while "request" not in frame.f_locals:
        frame = frame.f_back
    identity = frame.f_locals["request"]["id"]
    text = '{"id": "%s", "ok": %s}\\n' % (identity, "[" * 50000 + "]" * 50000)
    data = text.encode()
    while data:
        data = data[os.write(sys.modules["__main__"]._replies, data):]
    os._exit(0)
`,
  ],
];
