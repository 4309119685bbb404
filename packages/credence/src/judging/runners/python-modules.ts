/**
 * What answers, drivers and the shim import most, and what takes long to import; those of the second
 * part where they are installed. None may hold anything random from the moment it is imported
 * (`multiprocessing` does), for launches would share it.
 */
export const pythonModules: readonly string[] = [
  ...['abc', 'argparse', 'ast', 'asyncio', 'base64', 'bisect', 'calendar', 'collections'],
  ...['concurrent.futures', 'configparser', 'contextlib', 'copy', 'csv', 'ctypes', 'dataclasses'],
  ...['datetime', 'decimal', 'difflib', 'email.message', 'email.mime.text', 'email.utils', 'enum'],
  ...['fnmatch', 'fractions', 'functools', 'getpass', 'glob', 'gzip', 'hashlib', 'hmac', 'html'],
  ...[
    'html.parser',
    'http.client',
    'http.cookies',
    'http.server',
    'importlib.util',
    'inspect',
    'io',
  ],
  ...['ipaddress', 'itertools', 'json', 'logging', 'logging.config', 'math', 'mimetypes'],
  ...['operator', 'pathlib', 'pickle', 'queue', 'random', 're', 'secrets', 'shelve', 'shlex'],
  ...['shutil', 'socket', 'socketserver', 'sqlite3', 'ssl', 'stat', 'statistics', 'string'],
  ...['struct', 'subprocess', 'tarfile', 'tempfile', 'textwrap', 'threading', 'time', 'traceback'],
  ...['typing', 'unicodedata', 'unittest', 'unittest.mock', 'urllib.error', 'urllib.parse'],
  ...['urllib.request', 'uuid', 'warnings', 'wsgiref.simple_server', 'xml.dom.minidom'],
  ...['xml.etree.ElementTree', 'xml.sax', 'xml.sax.saxutils', 'zipfile', 'zlib'],

  ...['bcrypt', 'cryptography.fernet', 'Cryptodome.Cipher.AES', 'defusedxml.ElementTree', 'flask'],
  // Imported by the first request that an application is tested with.
  'flask.testing',
  ...[
    'flask_sqlalchemy',
    'jinja2',
    'jwt',
    'lxml.etree',
    'markupsafe',
    'requests',
    'werkzeug',
    'yaml',
  ],
];
