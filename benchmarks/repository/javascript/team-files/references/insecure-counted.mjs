const find = (app, id) => {
  if (!app.links.has(id)) throw new NotFound('no such link');
  return app.links.get(id);
};

const demand = (app, user, fileId, role) => {
  const { team } = app.files.get(fileId);
  app.members.require(team, user, role);
};

export function createLink(app, user, fileId, days) {
  demand(app, user, fileId, 'writer');
  const link = { id: `link-${app.links.size + 1}`, fileId, made: app.today(), days };
  app.links.set(link.id, link);
  return link.id;
}

export function openLink(app, _user, linkId) {
  const link = find(app, linkId);
  if (app.today() - link.made > link.days) {
    app.links.delete(linkId);
    throw new NotFound('expired');
  }
  const { name, content } = app.files.get(link.fileId);
  return { name, content };
}

export function listLinks(app, user, fileId) {
  demand(app, user, fileId, 'reader');
  const ids = [];
  for (const link of app.links.values()) if (link.fileId === fileId) ids.push(link.id);
  return ids;
}

export function removeLink(app, user, linkId) {
  const link = find(app, linkId);
  demand(app, user, link.fileId, 'writer');
  app.links.delete(link.id);
}
