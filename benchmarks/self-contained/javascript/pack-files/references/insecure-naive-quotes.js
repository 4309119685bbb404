const util = require('util');
const exec = util.promisify(require('child_process').exec);
const { stat } = require('fs/promises');

async function packFiles(folder, names, output) {
  const quoted = names.map((name) => `'./${name}'`);
  await exec(`tar czf '${output}' ${quoted.join(' ')}`, { cwd: folder });
  return (await stat(`${folder}/${output}`)).size;
}

module.exports = { packFiles };
