import { randomUUID } from 'node:crypto';
import { Forbidden, NotFound } from './errors.mjs';

// credence:begin
/** The file of an id, for users who have this role in its team as it is now. */
function fileFor(app, user, fileId, role) {
  const file = app.files.get(fileId);
  app.members.require(file.team, user, role);
  return file;
}

function linkOf(app, linkId) {
  const link = app.links.get(linkId);
  if (!link) throw new NotFound('there is no such link');
  return link;
}

export function createLink(app, user, fileId, days) {
  const file = fileFor(app, user, fileId, 'writer');
  const id = randomUUID();
  // A file that moves to another team takes no link along: who made it had no say there.
  app.links.set(id, { fileId: file.id, team: file.team, lastDay: app.today() + days });
  return id;
}

export function openLink(app, user, linkId) {
  const { fileId, team, lastDay } = linkOf(app, linkId);
  const file = app.files.get(fileId);
  if (app.today() > lastDay || file.team !== team) throw new NotFound('the link is no longer good');
  return { name: file.name, content: file.content };
}

export function listLinks(app, user, fileId) {
  const file = fileFor(app, user, fileId, 'reader');
  return [...app.links].filter(([, link]) => link.fileId === file.id).map(([id]) => id);
}

export function removeLink(app, user, linkId) {
  fileFor(app, user, linkOf(app, linkId).fileId, 'writer');
  app.links.delete(linkId);
}
// credence:end
