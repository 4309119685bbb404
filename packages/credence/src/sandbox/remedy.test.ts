import { describe, expect, it } from 'vitest';
import { diagnose } from './remedy.ts';

const kernel = (settings: Record<string, string>) => (name: string) => settings[name];
const refused = 'bwrap: No permissions to create a new namespace, likely because ...';

describe('diagnose', () => {
  it.each([
    ['kernel.unprivileged_userns_clone', '0', 'sysctl -w kernel.unprivileged_userns_clone=1'],
    ['user.max_user_namespaces', '0', 'sysctl -w user.max_user_namespaces=15000'],
    [
      'kernel.apparmor_restrict_unprivileged_userns',
      '1',
      'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    ],
  ])('names %s when it is what forbids namespaces', (name, value, remedy) => {
    const diagnosis = diagnose(refused, kernel({ [name]: value }));
    expect(diagnosis.remedy).toBe(remedy);
    expect(diagnosis.cause).toContain(name);
  });

  it('sees AppArmor behind the refused map of users', () => {
    const settings = kernel({ 'kernel.apparmor_restrict_unprivileged_userns': '1' });
    const { remedy } = diagnose('bwrap: setting up uid map: Permission denied', settings);
    expect(remedy).toContain('apparmor');
  });

  it('blames the container when the kernel would allow namespaces', () => {
    const settings = kernel({ 'user.max_user_namespaces': '96365' });
    const { remedy } = diagnose(
      "bwrap: Can't mount proc on /newroot/proc: Operation not permitted",
      settings,
    );
    expect(remedy).toContain('--security-opt systempaths=unconfined');
  });

  it('sends root away where root may not become another user', () => {
    const { remedy } = diagnose('The sandbox did not start: spawn EINVAL', kernel({}));
    expect(remedy).toBe('Run as an ordinary user.');
  });

  it('asks for a newer bubblewrap when options are missing', () => {
    const { cause } = diagnose('bwrap: Unknown option --disable-userns', kernel({}));
    expect(cause).toBe('bubblewrap is older than 0.8');
  });

  it('passes on what it does not understand', () => {
    expect(diagnose('disk on fire', kernel({})).cause).toBe('disk on fire');
  });
});
