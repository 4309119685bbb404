const mebibyte = 1 << 20;

/** What one container may take in all. The watchdog holds each launch to less. */
export interface ContainerLimits {
  readonly memoryBytes: number;
  readonly processes: number;
  readonly cpus: number;
  readonly openFiles: number;
  /** Of one user, in all containers: users of one number count as one where the engine is root's. */
  readonly userProcesses: number;
  readonly tmpBytes: number;
  readonly shmBytes: number;
}

export const containerLimits: ContainerLimits = {
  // The most that a task may ask for, and room for the trusted program and the files in memory.
  memoryBytes: 2_560 * mebibyte,
  processes: 256,
  cpus: 1,
  openFiles: 1024,
  userProcesses: 8192,
  // Compilers need the most; an answer's launches find it empty.
  tmpBytes: 128 * mebibyte,
  shmBytes: 16 * mebibyte,
};
