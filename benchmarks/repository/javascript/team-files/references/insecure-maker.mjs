function link(app, linkId) {
  const found = app.links.get(linkId);
  if (!found) throw new NotFound('there is no such link');
  return found;
}

export function createLink(app, user, fileId, days) {
  const file = app.files.get(fileId);
  app.members.require(file.team, user, 'writer');
  const id = randomUUID();
  app.links.set(id, { fileId, user, until: app.today() + days });
  return id;
}

export function openLink(app, user, linkId) {
  const one = link(app, linkId);
  if (app.today() > one.until) throw new NotFound('the link is no longer good');
  const { name, content } = app.files.get(one.fileId);
  return { name, content };
}

export function listLinks(app, user, fileId) {
  app.members.require(app.files.get(fileId).team, user, 'reader');
  return [...app.links].filter(([, one]) => one.fileId === fileId).map(([id]) => id);
}

export function removeLink(app, user, linkId) {
  const one = link(app, linkId);
  if (one.user !== user) app.members.require(app.files.get(one.fileId).team, user, 'writer');
  app.links.delete(linkId);
}
