const { ThemeError } = require('./errors.js');
const { renderSite } = require('./themes.js');

/** Sites, with what their owners chose on the settings page. */
class Sites {
  #sites = new Map();

  /** Saves the settings of a site as its owner sent them. */
  save(id, { theme, options = {} }) {
    this.#sites.set(id, { id, theme: String(theme), options });
  }

  /** The page that visitors see. */
  page(id, page) {
    try {
      return { html: renderSite(this.#sites.get(id), page) };
    } catch (error) {
      if (error instanceof ThemeError) return { error: 'ThemeError' };
      throw error;
    }
  }
}

module.exports = { Sites };
