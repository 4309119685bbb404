import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Report } from '@credence/viewer/facts';
import { type ServedReport, servedPage } from '@credence/viewer/render';

/** Where the report comes from, again and again while a study goes on. */
export interface ReportSource {
  /** Changes whenever the study's files do. */
  version(): Promise<string>;
  read(): Promise<Report>;
}

/** Reports that stay at hand: pages that were opened with one may still ask for its texts. */
const keptReports = 2;
/** So many times as long as reading takes, the next reading waits: a run has better things to do. */
const restFactor = 5;

/**
 * Serves a report to browsers on this machine, as it is at the moment. It binds to the loopback
 * address, answers only requests that name it (a page of another site whose name resolves to this
 * machine does not), and lets nothing be cached.
 */
export class ViewServer {
  readonly #template: string;
  readonly #source: ReportSource;
  readonly #server: Server;
  readonly #reports = new Map<string, ServedReport>();
  #latest = '';
  #reading: Promise<void> | null = null;
  #restUntil = 0;

  private constructor(template: string, source: ReportSource) {
    this.#template = template;
    this.#source = source;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        send(response, 500, 'text/plain', error instanceof Error ? error.message : String(error));
      });
    });
  }

  /**
   * @param template the page without data
   * @param port 0 takes any that is free
   */
  static async start(template: string, source: ReportSource, port: number): Promise<ViewServer> {
    const view = new ViewServer(template, source);
    await view.#refresh();
    await new Promise<void>((resolve, reject) => {
      view.#server.once('error', reject);
      view.#server.listen(port, '127.0.0.1', resolve);
    });
    return view;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Reads the study again if its files have changed; requests that come meanwhile share the reading. */
  async #refresh(): Promise<void> {
    if (this.#latest !== '' && Date.now() < this.#restUntil) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  async #read(): Promise<void> {
    const version = await this.#source.version();
    if (version === this.#latest) return;
    const began = Date.now();
    this.#reports.set(version, servedPage(this.#template, await this.#source.read(), version));
    this.#latest = version;
    for (const old of [...this.#reports.keys()].slice(0, -keptReports)) this.#reports.delete(old);
    this.#restUntil = Date.now() + restFactor * (Date.now() - began);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#isMeant(request)) {
      return send(response, 403, 'text/plain', 'This report is for this machine only.');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, 'text/plain', 'This report can only be read.');
    }
    const url = new URL(request.url ?? '/', this.address);
    if (url.pathname === '/') {
      await this.#refresh();
      return send(response, 200, 'text/html; charset=utf-8', this.#current().html);
    }
    if (url.pathname === '/report') {
      await this.#refresh();
      if (url.searchParams.get('after') === this.#latest) return send(response, 204, null, '');
      response.setHeader('x-report-version', this.#latest);
      return send(response, 200, 'text/plain', this.#current().facts);
    }
    const [, folder, version = '', chunk = ''] = url.pathname.split('/');
    const texts =
      folder === 'answers' && /^\d{1,9}$/.test(chunk)
        ? await this.#reports.get(version)?.answers(Number(chunk))
        : null;
    if (texts == null) return send(response, 404, 'text/plain', 'There is nothing here.');
    return send(response, 200, 'application/json', texts);
  }

  #current(): ServedReport {
    const report = this.#reports.get(this.#latest);
    if (report === undefined) throw new Error('There is no report yet.');
    return report;
  }

  /** Whether the request names this server, so that no other site's page can read it by rebinding. */
  #isMeant({ headers }: IncomingMessage): boolean {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`].includes(headers.host ?? '');
  }
}

function send(response: ServerResponse, status: number, type: string | null, text: string): void {
  response.writeHead(status, {
    ...(type !== null && { 'content-type': type }),
    'cache-control': 'no-store',
    'content-security-policy': "frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(status === 204 ? undefined : text);
}
