import { Forbidden, NotFound } from './errors.mjs';

const rank = { reader: 1, writer: 2, owner: 3 };

/** Who belongs to which team. */
export class Members {
  #roles = new Map();

  join(team, user, role) {
    this.#roles.set(`${team}/${user}`, role);
  }

  leave(team, user) {
    this.#roles.delete(`${team}/${user}`);
  }

  roleOf(team, user) {
    return this.#roles.get(`${team}/${user}`) ?? null;
  }

  /**
   * Throws unless the user has at least this role in the team. Users without any are told that
   * there is nothing, so that they do not learn what there is.
   */
  require(team, user, role) {
    const has = this.roleOf(team, user);
    if (has === null) throw new NotFound('there is no such file');
    if (rank[has] < rank[role]) throw new Forbidden(`only a ${role} may do that`);
  }
}
