import type { EngineId } from './engine.ts';

/** What helps when an engine does not answer, by what it said. */
export function engineRemedy(id: EngineId, message: string): string {
  if (/permission denied/i.test(message)) {
    return id === 'docker'
      ? 'Use rootless Docker (`dockerd-rootless-setuptool.sh install`), or let an administrator give you access to the daemon.'
      : 'Run Podman as a user who has entries in /etc/subuid and /etc/subgid.';
  }
  if (
    /cannot connect|connection refused|is the docker daemon running|no such file/i.test(message)
  ) {
    return id === 'docker'
      ? 'Start Docker: `systemctl --user start docker`, `systemctl start docker`, or Docker Desktop.'
      : 'Start its machine with `podman machine start`, or its service.';
  }
  return `Make \`${id} info\` work.`;
}
