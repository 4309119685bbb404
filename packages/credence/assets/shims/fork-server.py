"""Keeps a Python interpreter with the usual modules imported, and forks a child for each launch.

Trusted: it runs in a sandbox of its own and never meets hostile code. Its children do, each after
it has shut itself into namespaces of its own, set its limits, given up every right and installed
the system call filter; what went into a child is known to that child alone, which reads its own
request. Each child runs one program and is then gone; meanwhile another one may get ready and wait.

A child is two processes: the first of its namespace, which waits for the other and buries what is
left, and the one that becomes the program. What costs time is not the namespaces but the memory
that is copied when it is written to, and Python writes to whatever it looks at. So the first
process does as little as it can, and nothing is let go of that need not be.

stdin   first a line of JSON {"filter": base64, "preload": [names], "sources": [texts of ours that are
        given with -c]}; then "fork NUMBER" or "kill NUMBER", a line each
stdout  "up" once; "forked NUMBER PID"; "gone NUMBER STATUS" when all processes of a child are, with
        the exit code of its first
socket  /tmp/server/socket, to which the server connects four times for each child: for the request, and
        to be the program's stdin, stdout and stderr. On the first the child says "waiting", reads a line of JSON
        {"argv", "env", "cwd", "box", "limits": {name: [soft, hard]}, "tmpBytes"} and says "running" when
        the program is about to run, or "failed: REASON".
"""


def serve():
    import sys

    import builtins

    # What a bare interpreter has; whatever else is loaded here is hidden from programs.
    bare = set(sys.modules)

    # --- Modules: imported ahead, and hidden until a program imports them. -------------------------
    brought, loading = {}, []
    plain_import = builtins.__import__

    def importer(globals):
        """The module that is being imported: it imports, itself or through functions it calls."""
        if loading and globals.get("__name__", "").startswith("importlib._bootstrap"):
            # One that is written in C imports.
            return loading[-1]
        frame = sys._getframe(2)
        while frame.f_code.co_name != "<module>":
            frame = frame.f_back
        return frame.f_globals["__name__"]

    def noting_import(name, globals=None, locals=None, fromlist=(), level=0):
        """Notes which modules a module's own import brings with it."""
        full = name
        if level > 0:
            base = (globals.get("__package__") or globals["__name__"]).split(".")
            base = base[: len(base) - level + 1]
            full = ".".join(base + [name] if name else base)
        by = importer(globals or {})
        loading.append(full)
        try:
            result = plain_import(name, globals, locals, fromlist, level)
        finally:
            loading.pop()
        parts = full.split(".")
        names = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
        names += [full + "." + item for item in fromlist or () if isinstance(item, str)]
        brought.setdefault(by, []).extend(n for n in names if n in sys.modules)
        return result

    builtins.__import__ = noting_import
    import os

    def virtual_bytes():
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")

    bare_bytes = virtual_bytes()
    import base64
    import ctypes
    import fcntl
    import gc
    import importlib
    import importlib.machinery
    import json
    import resource
    import select
    import _signal
    import _socket

    def import_ahead(names):
        for name in names:
            try:
                importlib.import_module(name)
                rehearse(name)
            except ImportError:
                # Not installed on this machine: then no program imports it either.
                pass
        builtins.__import__ = plain_import

    # The package loses sight of its submodules, too, once they are hidden.
    make_spec = importlib.machinery.ModuleSpec

    class Hidden:
        """Finds the modules that were imported ahead, as the import system asks for them.

        What is needed to show a module lies close together, and apart from the modules, so that
        looking through it writes to few pages.
        """

        def __init__(self):
            modules = {name: sys.modules[name] for name in sys.modules if name not in bare}
            self.numbers = {name: number for number, name in enumerate(modules)}
            self.modules = list(modules.values())
            # Copies.
            self.names = [name.encode().decode() for name in modules]
            # Who holds it under its name, which may stand for something else: a dictionary and a name.
            self.holders = [self.hide(name, modules) for name in modules]
            self.brought = [
                tuple(dict.fromkeys(self.numbers[other] for other in brought.get(name, ()) if other in modules))
                for name in modules
            ]

        def hide(self, name, modules):
            del sys.modules[name]
            parent, _, child = name.rpartition(".")
            if parent and getattr(modules[name], "__spec__", None) is None:
                # Its package has made it, and put it there itself.
                brought.setdefault(parent, []).append(name)
            holder = modules.get(parent) or sys.modules.get(parent)
            if holder is None or holder.__dict__.get(child) is not modules[name]:
                return None
            delattr(holder, child)
            return (holder.__dict__, child)

        def find_spec(self, name, path=None, target=None):
            if name not in self.numbers:
                return None
            return make_spec(name, self)

        def create_module(self, spec):
            module = self.modules[self.numbers[spec.name]]
            spec.loader_state = module.__spec__
            return module

        def exec_module(self, module):
            name = module.__spec__.name
            module.__spec__ = module.__spec__.loader_state
            self.show(self.numbers[name])

        def show(self, number):
            """Everything that importing the module would have imported."""
            names, brought, present = self.names, self.brought, sys.modules
            todo, found = [number], []
            seen = bytearray(len(names))
            seen[number] = 1
            while todo:
                for other in brought[todo.pop()]:
                    if seen[other]:
                        continue
                    seen[other] = 1
                    # What is there already came with all that it brings.
                    if names[other] not in present:
                        found.append(other)
                        todo.append(other)
            for other in found:
                present[names[other]] = self.modules[other]
            # The import system itself puts the one that was asked for into its package.
            for other in found:
                if self.holders[other] is not None:
                    holder, child = self.holders[other]
                    if holder["__name__"] in present:
                        holder[child] = self.modules[other]

    # --- Confinement: what bubblewrap does for other launches. --------------------------------------
    clone_number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    libc = ctypes.CDLL(None, use_errno=True)
    held = ctypes.PyDLL(None, use_errno=True)
    # Looked up once, here: a child would copy what looking them up writes to.
    mount_in_kernel, prctl, capset = libc.mount, libc.prctl, libc.capset
    raw_call, fork = held.syscall, held.fork
    before_fork = ctypes.pythonapi.PyOS_BeforeFork
    after_fork_here, after_fork_there = (
        ctypes.pythonapi.PyOS_AfterFork_Parent,
        ctypes.pythonapi.PyOS_AfterFork_Child,
    )
    mount_in_kernel.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_ulong, ctypes.c_char_p]
    prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    NEWNS, NEWCGROUP, NEWUTS = 0x00020000, 0x02000000, 0x04000000
    NEWIPC, NEWUSER, NEWPID = 0x08000000, 0x10000000, 0x20000000
    SIGINT, SIGPIPE, SIGCHLD = 2, 13, 17
    NOSUID, NODEV, NOEXEC, RDONLY, REMOUNT, BIND, REC, PRIVATE = 2, 4, 8, 1, 32, 4096, 16384, 1 << 18
    PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_SET_SECCOMP = 24, 38, 47, 22
    uid, gid = os.getuid(), os.getgid()
    with open("/proc/sys/kernel/cap_last_cap") as file:
        last_capability = int(file.read())

    class Filter(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]

    class Header(ctypes.Structure):
        _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]

    def check(result, what):
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, what + ": " + os.strerror(number))
        return result

    def mount(source, target, kind, flags, data):
        check(mount_in_kernel(source, target, kind, flags, data), "mount " + target.decode())

    def write_file(path, text):
        fd = os.open(path, os.O_WRONLY)
        try:
            os.write(fd, text)
        finally:
            os.close(fd)

    def fork_into_namespaces():
        """Python hears of the fork in the second process, which is the one that goes on with it."""
        flags = NEWUSER | NEWNS | NEWPID | NEWIPC | NEWUTS | NEWCGROUP | SIGCHLD
        before_fork()
        pid = raw_call(clone_number, flags, 0, 0, 0, 0)
        if pid != 0:
            after_fork_here()
        return check(pid, "clone")

    def tmpfs(target, size):
        mount(b"tmpfs", target, b"tmpfs", NOSUID | NODEV, b"mode=0755,size=%d" % size)

    def enter_namespaces():
        write_file("/proc/self/setgroups", b"deny")
        write_file("/proc/self/uid_map", b"%d %d 1" % (uid, uid))
        write_file("/proc/self/gid_map", b"%d %d 1" % (gid, gid))
        mount(None, b"/", None, REC | PRIVATE, None)
        tmpfs(b"/dev/shm", 16 << 20)
        mount(b"devpts", b"/dev/pts", b"devpts", NOSUID | NOEXEC, b"newinstance,ptmxmode=0666,mode=620")
        mount(b"proc", b"/proc", b"proc", NOSUID | NODEV | NOEXEC, None)
        # No user namespaces below this one, where a program would have every right.
        write_file("/proc/sys/user/max_user_namespaces", b"0")
        mount(b"/proc/sys", b"/proc/sys", None, BIND | REC, None)
        mount(None, b"/proc/sys", None, BIND | REMOUNT | RDONLY | NOSUID | NODEV | NOEXEC, None)

    def drop_bounds():
        """Nothing that is run can ever have a right again; what this process has now, it keeps."""
        for capability in range(last_capability + 1):
            check(prctl(PR_CAPBSET_DROP, capability, 0, 0, 0), "capability bounds")

    def give_up_rights(filter_program):
        check(prctl(PR_CAP_AMBIENT, 4, 0, 0, 0), "ambient capabilities")
        none = (ctypes.c_uint32 * 6)()
        check(capset(ctypes.byref(Header(0x20080522, 0)), ctypes.byref(none)), "capset")
        check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
        pointer = ctypes.addressof(filter_program)
        check(prctl(PR_SET_SECCOMP, 2, pointer, 0, 0), "system call filter")

    def bury_all(program, filter_program, barrier):
        """As the first process of the namespace, until the program has ended."""
        for number in (SIGINT, SIGPIPE):
            _signal.signal(number, _signal.SIG_DFL)
        os.dup2(barrier, 0)
        os.closerange(1, 1 << 16)
        give_up_rights(filter_program)
        # The program waits for this.
        os.write(0, b"1")
        os.close(0)
        while True:
            pid, status = os.wait()
            if pid == program:
                code = os.waitstatus_to_exitcode(status)
                os._exit(code if code >= 0 else 128 - code)

    # --- One child. ------------------------------------------------------------------------------
    def connect():
        end = _socket.socket(_socket.AF_UNIX)
        end.connect("/tmp/server/socket")
        return end.detach()

    def read_line(fd):
        parts = []
        while not parts or not parts[-1].endswith(b"\n"):
            part = os.read(fd, 1 << 16)
            if not part:
                # Nobody wants this child any more.
                os._exit(0)
            parts.append(part)
        return b"".join(parts)

    def become(ends, awaited, filter_program, extra_bytes):
        """Returns, in the process that is to run the program, its request."""
        request_fd, *streams = ends
        enter_namespaces()
        if os.read(awaited, 1) != b"1":
            raise OSError("the first process is gone")
        os.write(request_fd, b"waiting\n")
        request = json.loads(read_line(request_fd))
        box = b"/tmp/server-boxes/" + request["box"].encode()
        mount(box, b"/box", None, BIND, None)
        # Hides the way to the socket and the boxes.
        tmpfs(b"/tmp", request["tmpBytes"])
        # First out of each other's way, then to their places; nothing else stays open.
        moved = [fcntl.fcntl(fd, fcntl.F_DUPFD, 64) for fd in (*streams, request_fd)]
        for fd, source in enumerate(moved):
            os.dup2(source, fd, inheritable=fd < 3)
        request_fd = 3
        os.closerange(4, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        for name, pair in request["limits"].items():
            # What was imported ahead is not held against the program.
            more = extra_bytes if name == "AS" else 0
            limit = getattr(resource, "RLIMIT_" + name)
            resource.setrlimit(limit, tuple(value + more for value in pair))
            # The first process as well, which a program of the same user might get to do its work.
            resource.prlimit(1, limit, tuple(value + more for value in pair))
        os.chdir(request["cwd"])
        give_up_rights(filter_program)
        # From here on nothing that the program might do can pass for a failure of ours.
        os.write(request_fd, b"running\n")
        os.close(request_fd)
        # What was imported ahead is to be found by those who look for objects.
        gc.unfreeze()
        request["code"] = compiled.get(request["argv"][-1])
        return request

    def child(ends, filter_program, extra_bytes):
        """In the first process of the namespaces. Returns in the second, with the request."""
        os.setsid()
        # The second process inherits it.
        drop_bounds()
        awaited, barrier = os.pipe()
        program = check(fork(), "fork")
        if program != 0:
            try:
                bury_all(program, filter_program, barrier)
            finally:
                os._exit(97)
        after_fork_there()
        os.close(barrier)
        try:
            return become(ends, awaited, filter_program, extra_bytes)
        except BaseException as error:
            os.write(ends[0], ("failed: %s" % error).encode()[:900] + b"\n")
            os._exit(97)

    # --- The loop. ---------------------------------------------------------------------------------
    commands, reports = os.dup(0), os.dup(1)
    settings = json.loads(read_line(commands))
    program = base64.b64decode(settings["filter"])
    instructions = ctypes.create_string_buffer(program, len(program))
    filter_program = Filter(len(program) // 8, ctypes.cast(instructions, ctypes.c_void_p))
    import_ahead(settings["preload"])
    compiled = {text: compile(text, "<string>", "exec", dont_inherit=True) for text in settings["sources"]}
    # The children's numbers and ids, by a descriptor that tells of their end.
    children = {}
    poll = select.poll()
    poll.register(commands, select.POLLIN)
    hidden = Hidden()
    sys.meta_path.insert(0, hidden)
    extra_bytes = max(0, virtual_bytes() - bare_bytes)
    gc.collect()
    gc.freeze()
    os.write(reports, b"up\n")
    while True:
        ready = [fd for fd, _ in poll.poll()]
        for fd in ready:
            if fd != commands:
                number, pid = children.pop(fd)
                _, status = os.waitpid(pid, 0)
                poll.unregister(fd)
                os.close(fd)
                os.write(reports, b"gone %d %d\n" % (number, os.waitstatus_to_exitcode(status)))
        if commands not in ready:
            continue
        received = os.read(commands, 1 << 16)
        if not received:
            os._exit(0)
        words = received.split()
        for command, number in zip(words[::2], map(int, words[1::2])):
            if command == b"kill":
                for fd, (other, _) in children.items():
                    if other == number:
                        _signal.pidfd_send_signal(fd, 9)
            else:
                # Here, where it writes to no memory that others share.
                ends = [connect() for _ in range(4)]
                pid = fork_into_namespaces()
                if pid == 0:
                    # Before letting go of all this, which would write to it.
                    return run(child(ends, filter_program, extra_bytes))
                for end in ends:
                    os.close(end)
                fd = os.pidfd_open(pid)
                children[fd] = (number, pid)
                poll.register(fd, select.POLLIN)
                os.write(reports, b"forked %d %d\n" % (number, pid))


def rehearse(name):
    """Uses a module once as programs will, so that they find done what is done once: patterns compiled,
    versions looked up, modules imported that the first use imports. Modules hold afterwards what they held."""
    if name != "flask.testing":
        return
    import flask
    import sys

    held = [vars(module) for module in list(sys.modules.values()) if type(module) is type(sys)]
    unset = [(names, key) for names in held for key, value in names.items() if value is None]
    app = flask.Flask("rehearsal")

    @app.get("/<name>")
    def greet(name):
        return flask.render_template_string("Hello {{ name }}, {{ more }}", name=name, more=flask.request.args["more"])

    @app.errorhandler(404)
    def missing(_):
        return "not found", 404

    client = app.test_client()
    for target in ("/Ann?more=%3C", "/not/there"):
        client.get(target).get_data(as_text=True)
    for names, key in unset:
        names[key] = None


def run(request):
    """What an interpreter does when it is started with these arguments and this environment."""
    import builtins
    import os
    import sys

    argv = request["argv"]
    for name in [name for name in os.environ if name not in request["env"]]:
        del os.environ[name]
    for name, value in request["env"].items():
        if os.environ.get(name) != value:
            os.environ[name] = value
    at = 1
    while argv[at:] and argv[at] in ("-I", "-B"):
        at += 1
    if argv[0] != sys.executable or "-I" not in argv[1:at] or not argv[at:]:
        try:
            os.execve(argv[0], argv, request["env"])
        except OSError as error:
            os.write(2, ("%s: %s\n" % (argv[0], error.strerror)).encode())
            os._exit(127)
    sys.dont_write_bytecode = "-B" in argv[1:at]
    # A new one, which nothing but the program holds.
    sys.modules["__main__"] = type(sys)("__main__")
    main = sys.modules["__main__"].__dict__
    main.update(__builtins__=builtins, __annotations__={}, __loader__=sys.__loader__)
    if argv[at] == "-c":
        source, name = argv[at + 1], "<string>"
        sys.argv = ["-c", *argv[at + 2 :]]
    else:
        name = argv[at]
        sys.argv = argv[at:]
        try:
            with open(name, "rb") as file:
                source = file.read()
        except OSError as error:
            sys.stderr.write("%s: can't open file %r: %s\n" % (argv[0], name, error))
            raise SystemExit(2) from None
        loader = sys.modules["_frozen_importlib_external"].SourceFileLoader("__main__", name)
        main.update(__file__=name, __cached__=None, __loader__=loader)
    try:
        exec(request["code"] or compile(source, name, "exec", dont_inherit=True), main)
    except SystemExit:
        raise
    except BaseException as error:
        own = error.__traceback__.tb_next
        sys.excepthook(type(error), error.with_traceback(own), own)
        if isinstance(error, KeyboardInterrupt):
            import signal

            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        raise SystemExit(1) from None


serve()
