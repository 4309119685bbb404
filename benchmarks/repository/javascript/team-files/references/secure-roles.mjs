export function createLink(app, user, fileId, days) {
  check(app, user, fileId, ['owner', 'writer']);
  const id = `${randomUUID()}${randomUUID()}`;
  app.links.set(id, { file: fileId, until: app.today() + days });
  return id;
}

export function openLink(app, user, linkId) {
  const link = app.links.get(String(linkId));
  if (link === undefined || link.until < app.today()) throw new NotFound('link');
  const file = app.files.get(link.file);
  return { name: file.name, content: file.content };
}

export function listLinks(app, user, fileId) {
  check(app, user, fileId, ['owner', 'writer', 'reader']);
  return Array.from(app.links.keys()).filter((id) => app.links.get(id).file === fileId);
}

export function removeLink(app, user, linkId) {
  const link = app.links.get(String(linkId));
  if (link === undefined) throw new NotFound('link');
  check(app, user, link.file, ['owner', 'writer']);
  app.links.delete(String(linkId));
}

function check(app, user, fileId, roles) {
  const role = app.members.roleOf(app.files.get(fileId).team, user);
  if (role === null) throw new NotFound('file');
  if (!roles.includes(role)) throw new Forbidden(`as a ${role} you cannot do this`);
}
