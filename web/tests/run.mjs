// node tests/run.mjs PROGRAM ROOT: the page in a real browser, over ledgers made for it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bundle } from './bundle.mjs';
import { addTo, browserPath, check, result, serve } from './harness.mjs';
import { large, largeLedger } from './large.mjs';
import { hostileLedger, safety } from './safety.mjs';
import { tasks } from './tasks.mjs';
import { narrow, outside, views } from './views.mjs';

const [program, root, only] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'sayso-page-'));
const servers = [];

async function serving(ledger, ...more) {
  const server = await serve(program, ledger, ...more);
  servers.push(server);
  return server;
}

/* The bundled collection happens nowhere on the map; these reports of the same invented war do. */
const ON_THE_MAP = ['Bamako', 'Gao', 'Mopti'].map((town, at) => ({
  outlet: 'Highland Watch', title: `Clashes in ${town}`, url: `https://highlandwatch.example/${at}`, published: '2026-11-14',
  text: `Gunmen attacked a checkpoint in ${town} on Friday and killed ${at + 2} policemen, the governor said.\n\nGunmen attacked villages in Mali, he said.`,
}));

function demoLedger(name) {
  const ledger = join(folder, name);
  writeFileSync(join(folder, 'towns.jsonl'), ON_THE_MAP.map((article) => JSON.stringify(article)).join('\n') + '\n');
  addTo(program, ledger, ['articles', join(folder, 'towns.jsonl')], { cwd: join(root, 'demo'), arguments: ['--dictionary', 'dictionary.txt'] });
  return ledger;
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
const parts = {
  bundle: () => bundle(join(root, 'web'), join(folder, 'dist')),
  tasks: async () => tasks(browser, await serving(demoLedger('tasks.sayso'), '--writable'), root),
  views: async () => {
    const ledger = demoLedger('views.sayso');
    const [light, dark] = [await serving(ledger), await serving(ledger)];
    await outside(browser, light);
    await views(browser, light, dark);
  },
  narrow: async () => {
    const ledger = demoLedger('narrow.sayso');
    await narrow(browser, await serving(ledger), 640, 450, 'at 200 %');
    await narrow(browser, await serving(ledger), 320, 640, 'on a narrow screen');
  },
  safety: async () => safety(browser, await serving(hostileLedger(program, join(folder, 'hostile')))),
  large: async () => {
    const made = largeLedger(program, root, folder);
    if (made) await large(browser, await serving(made.ledger), made.articles);
    else console.log('large: skipped, bench_ledger is not built');
  },
};
for (const [name, part] of Object.entries(parts)) {
  if (only && only !== name) continue;
  const start = Date.now();
  await Promise.resolve().then(part).catch((error) => check(false, `${name}: ${error.stack}`));
  console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
await browser.close();
for (const server of servers) server.stop();
rmSync(folder, { recursive: true });
const { checked, failed } = result();
console.log(`${checked} checks, ${failed} failed`);
process.exit(failed ? 1 : 0);
