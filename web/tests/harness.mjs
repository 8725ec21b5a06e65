// What the tests share: ledgers made by the program, the program serving them, a real browser that watches itself.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const browserPath = BROWSERS.find(existsSync);

let checked = 0;
let failed = 0;
export function check(holds, sentence) {
  checked++;
  if (holds) return;
  failed++;
  console.log('FAILED: ' + sentence);
}
export const equal = (is, should, sentence) => check(is === should, `${sentence}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
export const result = () => ({ checked, failed });

export function addTo(program, ledger, files, options = {}) {
  execFileSync(program, ['add', ledger, '--quiet', ...(options.arguments ?? []), ...files], { cwd: options.cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Serves a ledger on a free port; the address holds the token that works once. */
export function serve(program, ledger, ...more) {
  const child = spawn(program, ['serve', ledger, '--port', '0', ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.once('line', (line) => resolve({ address: line.trim(), origin: new URL(line.trim()).origin, process: child.pid, stop: () => child.kill('SIGTERM') }));
    child.once('exit', (code) => reject(new Error(`sayso serve ended with ${code}`)));
  });
}

/** A page that is let in, and notes every violation of the policy, error and request that leaves the origin. */
export async function openPage(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const seen = { left: [], errors: [], dialogs: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.origin + '/') && url !== 'data:,' && !url.startsWith('blob:')) seen.left.push(url);
  });
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()));
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
  });
  await page.goto(options.token === false ? server.origin : server.address);
  await page.waitForSelector('h1');
  return { page, seen, close: () => context.close() };
}

/** Goes to another view without loading the page anew, and waits until it has been read. */
export async function goTo(page, path) {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await settled(page);
}

export async function settled(page) {
  const read = () => document.querySelector('main[aria-busy=false] h1') && !document.querySelector('main .waiting');
  await page.waitForFunction(read, null, { timeout: 10000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))); // what follows from it is asked now
  await page.waitForFunction(read, null, { timeout: 10000 });
}

export async function quiet(page, seen, sentence) {
  equal((await page.evaluate(() => window.violations)).join('; '), '', sentence + ' breaks no content security policy');
  equal(seen.errors.join('; '), '', sentence + ' makes no error');
  equal(seen.left.join('; '), '', sentence + ' asks nobody but the server');
}

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

export async function json(page, path) {
  return page.evaluate((address) => fetch('/api/v1/' + address).then((answer) => answer.json()), path);
}
