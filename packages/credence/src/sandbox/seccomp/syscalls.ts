/** The machines that the filter knows. Node names them so in `process.arch`. */
export const architectures = ['x64', 'arm64'] as const;
export type Architecture = (typeof architectures)[number];

/** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64 of linux/audit.h. */
export const auditArch: Readonly<Record<Architecture, number>> = {
  x64: 0xc000003e,
  arm64: 0xc00000b7,
};

/** The last call that was weighed here (mseal, Linux 6.10). Later ones do not exist inside. */
export const lastKnownSyscall = 462;

/** Calls whose arguments decide. Numbers from asm/unistd_64.h and asm-generic/unistd.h. */
export const inspected = {
  x64: { clone: 56, socket: 41, ioctl: 16, personality: 135 },
  arm64: { clone: 220, socket: 198, ioctl: 29, personality: 92 },
} as const satisfies Record<Architecture, object>;

/** `[x64, arm64]`; `null` where the machine does not have the call. */
type Numbers = readonly [x64: number, arm64: number | null];

/** Calls that fail with EPERM, by what they would open. */
export const denied = {
  mounts: {
    mount: [165, 40],
    umount2: [166, 39],
    pivot_root: [155, 41],
    chroot: [161, 51],
    fsopen: [430, 430],
    fsconfig: [431, 431],
    fsmount: [432, 432],
    fspick: [433, 433],
    move_mount: [429, 429],
    open_tree: [428, 428],
    mount_setattr: [442, 442],
    statmount: [457, 457],
    listmount: [458, 458],
    name_to_handle_at: [303, 264],
    open_by_handle_at: [304, 265],
    quotactl: [179, 60],
    quotactl_fd: [443, 443],
  },
  namespaces: { unshare: [272, 97], setns: [308, 268] },
  otherProcesses: {
    ptrace: [101, 117],
    process_vm_readv: [310, 270],
    process_vm_writev: [311, 271],
    process_madvise: [440, 440],
    process_mrelease: [448, 448],
    kcmp: [312, 272],
    pidfd_getfd: [438, 438],
    move_pages: [279, 239],
    migrate_pages: [256, 238],
  },
  kernel: {
    bpf: [321, 280],
    perf_event_open: [298, 241],
    userfaultfd: [323, 282],
    io_uring_setup: [425, 425],
    io_uring_enter: [426, 426],
    io_uring_register: [427, 427],
    add_key: [248, 217],
    request_key: [249, 218],
    keyctl: [250, 219],
    kexec_load: [246, 104],
    kexec_file_load: [320, 294],
    init_module: [175, 105],
    finit_module: [313, 273],
    delete_module: [176, 106],
    syslog: [103, 116],
    lookup_dcookie: [212, 18],
    fanotify_init: [300, 262],
    fanotify_mark: [301, 263],
    vmsplice: [278, 75],
    remap_file_pages: [216, 234],
    mbind: [237, 235],
    set_mempolicy: [238, 237],
    set_mempolicy_home_node: [450, 450],
    lsm_set_self_attr: [460, 460],
    uselib: [134, null],
    modify_ldt: [154, null],
    iopl: [172, null],
    ioperm: [173, null],
    ustat: [136, null],
    sysfs: [139, null],
    _sysctl: [156, null],
    nfsservctl: [180, 42],
  },
  machine: {
    reboot: [169, 142],
    swapon: [167, 224],
    swapoff: [168, 225],
    settimeofday: [164, 170],
    clock_settime: [227, 112],
    clock_adjtime: [305, 266],
    adjtimex: [159, 171],
    acct: [163, 89],
    vhangup: [153, 58],
    sethostname: [170, 161],
    setdomainname: [171, 162],
    mknod: [133, null],
    mknodat: [259, 33],
  },
  /** Memory that belongs to no process, so that neither rlimits nor the watchdog see it. */
  hiddenMemory: {
    memfd_create: [319, 279],
    memfd_secret: [447, 447],
    mq_open: [240, 180],
    msgget: [68, 186],
    semget: [64, 190],
    shmget: [29, 194],
    setxattr: [188, 5],
    lsetxattr: [189, 6],
    fsetxattr: [190, 7],
  },
} as const satisfies Record<string, Record<string, Numbers>>;

/** Calls that fail with ENOSYS, because libraries then fall back to an older one that we can read. */
export const absent = {
  clone3: [435, 435],
  pidfd_open: [434, 434],
  map_shadow_stack: [453, 453],
} as const satisfies Record<string, Numbers>;

/** The numbers of a group on one machine. */
export function numbersOf(group: Readonly<Record<string, Numbers>>, arch: Architecture): number[] {
  return Object.values(group)
    .map((numbers) => numbers[arch === 'x64' ? 0 : 1])
    .filter((number) => number !== null);
}
