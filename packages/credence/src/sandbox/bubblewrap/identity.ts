/**
 * The user that sandboxes run as when we are root. Root inside a namespace may still write some
 * of the host's `/proc/sys`, so bubblewrap never starts as root. No account has this number in
 * a stock distribution, so its processes own no file.
 */
export const dedicatedUid = 64733;

/** As whom to start bubblewrap: empty for an ordinary user, who stays what they are. */
export function launchIdentity(uid: number): { uid?: number; gid?: number } {
  return uid === 0 ? { uid: dedicatedUid, gid: dedicatedUid } : {};
}
