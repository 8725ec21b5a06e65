// On whose say-so: origins of text -> speakers -> stance, as lines whose width counts claims, with a table beside.
import type { Claim } from '../api';
import { Table } from '../parts';
import { Name } from '../text';
import { POLARITIES, count } from '../words';

type Node = { name: string; claims: number; y: number };
type Edge = { from: string; to: string; claims: number };
type Path = { origin: string; outlets: Set<string>; speaker: string; stance: string; claims: number };

const ROW = 26;
const WIDTH = 860;
const ORIGINS = 210; // right edge of their names
const SPEAKERS = [320, 600]; // the rail on which a name stands, lines come in at its left and go out at its right
const STANCES = 720;
const MOST = 12;

/** An origin that is an article's own id is a text that nobody is credited for. */
const originOf = (claim: Claim) => {
  const origin = claim.article.origin;
  if (!origin || /^a[0-9a-f]{16}$/.test(origin)) return claim.article.outlet ?? 'origin not named';
  return origin;
};

const speakerOf = (claim: Claim) => {
  const chain = claim.chain.split(' <- ');
  return claim.speakers.length ? chain[chain.length - 1] : 'the outlet itself';
};

function pathsOf(claims: Claim[]): Path[] {
  const paths = new Map<string, Path>();
  for (const claim of claims) {
    const path = { origin: originOf(claim), speaker: speakerOf(claim), stance: POLARITIES[claim.polarity] ?? 'leaves open' };
    const key = Object.values(path).join('\n');
    const before = paths.get(key) ?? { ...path, outlets: new Set<string>(), claims: 0 };
    before.claims++;
    before.outlets.add(claim.article.outlet ?? 'outlet not named');
    paths.set(key, before);
  }
  return [...paths.values()].sort((a, b) => b.claims - a.claims);
}

function nodes(paths: Path[], name: (path: Path) => string): Map<string, Node> {
  const all = new Map<string, Node>();
  for (const path of paths) {
    const node = all.get(name(path)) ?? { name: name(path), claims: 0, y: 34 + all.size * ROW };
    node.claims += path.claims;
    all.set(node.name, node);
  }
  return all;
}

function edges(paths: Path[], from: (path: Path) => string, to: (path: Path) => string): Edge[] {
  const all = new Map<string, Edge>();
  for (const path of paths) {
    const key = from(path) + '\n' + to(path);
    const edge = all.get(key) ?? { from: from(path), to: to(path), claims: 0 };
    edge.claims += path.claims;
    all.set(key, edge);
  }
  return [...all.values()];
}

const short = (name: string, most: number) => (name.length > most ? name.slice(0, most - 1) + '…' : name);

function Label({ node, x, anchor, most }: { node: Node; x: number; anchor: 'start' | 'end'; most: number }) {
  return <text x={x} y={node.y + 4} text-anchor={anchor}>{short(node.name, most)} ({node.claims})<title>{node.name}</title></text>;
}

function Speaker({ node }: { node: Node }) {
  return (
    <>
      <line class="rail" x1={SPEAKERS[0]} x2={SPEAKERS[1]} y1={node.y + 8} y2={node.y + 8} />
      <Label node={node} x={SPEAKERS[0] + 6} anchor="start" most={38} />
    </>
  );
}

function Line({ x1, y1, x2, y2, edge, stance }: { x1: number; y1: number; x2: number; y2: number; edge: Edge; stance?: string }) {
  const middle = (x1 + x2) / 2;
  return (
    <path class={'line' + (stance === 'denies' ? ' denies' : stance === 'leaves open' ? ' open' : '')}
      d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} stroke-width={Math.min(8, 1 + edge.claims)} />
  );
}

export function SaysDiagram({ claims }: { claims: Claim[] }) {
  const paths = pathsOf(claims);
  const shown = paths.slice(0, MOST);
  const origins = nodes(shown, (path) => path.origin);
  const speakers = nodes(shown, (path) => path.speaker);
  const stances = nodes(shown, (path) => path.stance);
  const height = 30 + ROW * Math.max(origins.size, speakers.size, stances.size);
  const spoken = new Set(paths.map((path) => path.speaker)).size;
  const words = `${count(new Set(paths.map((path) => path.origin)).size, 'text origin')}, ${count(spoken, 'speaker')}: `
    + [...nodes(paths, (path) => path.stance).values()].map((node) => `${node.name} ${node.claims}`).join(', ') + '.';
  return (
    <section class="says">
      <h2>On whose say-so</h2>
      <p>{words}{paths.length > shown.length && ` The ${MOST} strongest of ${paths.length} ways are drawn; the table has all.`}</p>
      <div class="drawing" tabIndex={0} role="region" aria-label="Drawing: origins, speakers, stance">
          <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={words}>
            <text class="head" x={ORIGINS} y={14} text-anchor="end">who wrote it</text>
            <text class="head" x={SPEAKERS[0] + 6} y={14}>who says it</text>
            <text class="head" x={STANCES} y={14}>stance</text>
            {edges(shown, (path) => path.origin, (path) => path.speaker).map((edge) => (
              <Line x1={ORIGINS + 6} y1={origins.get(edge.from)!.y} x2={SPEAKERS[0]} y2={speakers.get(edge.to)!.y + 8} edge={edge} />
            ))}
            {edges(shown, (path) => path.speaker, (path) => path.stance).map((edge) => (
              <Line x1={SPEAKERS[1]} y1={speakers.get(edge.from)!.y + 8} x2={STANCES - 6} y2={stances.get(edge.to)!.y} edge={edge} stance={edge.to} />
            ))}
            {[...origins.values()].map((node) => <Label node={node} x={ORIGINS} anchor="end" most={28} />)}
            {[...speakers.values()].map((node) => <Speaker node={node} />)}
            {[...stances.values()].map((node) => <Label node={node} x={STANCES} anchor="start" most={14} />)}
          </svg>
        </div>
        <Table caption="Origins, speakers, stance" rows={paths} first={12} columns={[
          { head: 'Who wrote it', cell: (path) => <Name>{path.origin}</Name> },
          { head: 'Printed by', cell: (path) => <Name>{[...path.outlets].join(', ')}</Name> },
          { head: 'Who says it', cell: (path) => <Name>{path.speaker}</Name> },
          { head: 'Stance', cell: (path) => path.stance },
          { head: 'Claims', cell: (path) => path.claims, number: true },
        ]} />
    </section>
  );
}
