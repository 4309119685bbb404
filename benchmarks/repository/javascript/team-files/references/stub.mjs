export function createLink() {
  return randomUUID();
}
export function openLink() {
  throw new NotFound('link');
}
export function listLinks() {
  return [];
}
export function removeLink() {}
