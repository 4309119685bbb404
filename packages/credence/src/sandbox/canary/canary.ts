/** One thing that hostile code must not manage, and whether it did. */
export interface Canary {
  readonly name: string;
  readonly passed: boolean;
  /** What was seen. */
  readonly detail: string;
}

/** What the host planted for hostile code to find. */
export interface Bait {
  /** A value that must not be read anywhere inside. */
  readonly secret: string;
  /** A file of the host that holds it. */
  readonly file: string;
  /** A TCP port on the host's loopback. */
  readonly port: number;
  /** The name of an abstract Unix socket of the host, without the leading zero byte. */
  readonly abstractSocket: string;
}

/** How a fork server is started, and the folders that it needs to see. */
export interface ForkServerCommand {
  readonly argv: readonly string[];
  readonly roots: readonly string[];
}

/** What the battery's trusted program is sent. */
export interface BatteryRequest {
  readonly bait: Bait;
  /** An executable that tries system calls, in base64, and what it tries, in order. */
  readonly syscallProbe: string;
  readonly syscalls: readonly string[];
  /** Starts a fork server whose children are to be tried instead of launches; `null` for these. */
  readonly forkServer: ForkServerCommand | null;
}
