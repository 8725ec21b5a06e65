// Figures over time: for each say-so a bar from low to high with a dot at the best; numbers lead to the table.
import type { Figure } from '../api';
import { Table } from '../parts';
import { Link, to } from '../router';
import { Name } from '../text';
import { capital, count, dayAt, dayWords, daysFrom, figureWords } from '../words';

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 44;
const BOTTOM = 24;

type Plotted = Figure & { number: number; x: number; open: boolean };

/** Figures of one day stand beside each other. */
function place(figures: Figure[]): Plotted[] {
  const days = figures.map((figure) => (figure.published ? daysFrom(figure.published) : NaN)).filter((day) => day === day);
  const first = Math.min(...days);
  const span = Math.max(...days) - first + 1;
  const width = (WIDTH - LEFT - 12) / span;
  const same = new Map<string, number>();
  const total = new Map<string, number>();
  for (const figure of figures) total.set(figure.published ?? '', (total.get(figure.published ?? '') ?? 0) + 1);
  return figures.map((figure, at) => {
    const key = figure.published ?? '';
    const before = same.get(key) ?? 0;
    same.set(key, before + 1);
    const day = figure.published ? daysFrom(figure.published) - first : 0;
    const open = figure.high === null || figure.bound === 'at_least' || figure.bound === 'more_than';
    return { ...figure, number: at + 1, x: LEFT + (day + (before + 0.5) / total.get(key)!) * width, open };
  });
}

/** A round step, so that the axis has three to six lines. */
function stepFor(most: number): number {
  const rough = most / 4;
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return Math.max(1, [1, 2, 5, 10].map((by) => by * ten).find((step) => step >= rough)!);
}

function Axis({ most, y, figures }: { most: number; y: (value: number) => number; figures: Plotted[] }) {
  const step = stepFor(most);
  const lines = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  const days = [...new Set(figures.map((figure) => figure.published ?? ''))];
  const shown = days.filter((_, at) => at % Math.ceil(days.length / 6) === 0);
  return (
    <g class="axis">
      {lines.map((value) => (
        <>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">{value}</text>
        </>
      ))}
      {shown.map((day) => (
        <text x={figures.find((figure) => (figure.published ?? '') === day)!.x} y={HEIGHT - 6} text-anchor="start">
          {day ? dayWords(dayAt(daysFrom(day))).replace(/ \d{4}$/, '') : 'no day'}
        </text>
      ))}
    </g>
  );
}

function Bar({ figure, y }: { figure: Plotted; y: (value: number) => number }) {
  const low = figure.low ?? figure.best ?? figure.high ?? 0;
  const high = figure.open ? low : (figure.high ?? low);
  const best = figure.best ?? low;
  return (
    <g class="bar">
      <line x1={figure.x} x2={figure.x} y1={y(low)} y2={y(high)} />
      {figure.open && <path d={`M${figure.x} ${y(low)}v-16m-4 4l4 -5l4 5`} />}
      <circle cx={figure.x} cy={y(best)} r={4} />
      <text x={figure.x + 7} y={y(best) + 4}>{figure.number}</text>
    </g>
  );
}

/** A figure told again is no revision. */
const same = (a: Figure, b: Figure) => a.low === b.low && a.best === b.best && a.high === b.high;

function OneUnit({ unit, figures }: { unit: string; figures: Figure[] }) {
  const placed = place(figures);
  const most = Math.max(1, ...figures.map((figure) => figure.high ?? figure.best ?? figure.low ?? 0)) * 1.15;
  const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - 16);
  const lows = figures.map((figure) => figure.low ?? figure.best ?? 0);
  const highs = figures.map((figure) => figure.high ?? figure.best ?? figure.low ?? 0);
  const words = `${capital(unit)}: ${count(figures.length, 'figure')}, from ${Math.min(...lows)} to ${Math.max(...highs)}.`;
  return (
    <>
      <h3>{capital(unit)}</h3>
      <p>{words} A dot is the figure, a bar runs from low to high, an arrow means “at least”.</p>
      <div class="beside">
        <div class="drawing">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
            <Axis most={most} y={y} figures={placed} />
            {placed.map((figure) => <Bar figure={figure} y={y} />)}
          </svg>
        </div>
        <Table caption={`${capital(unit)}, by who says it`} rows={placed} columns={[
          { head: 'No.', cell: (row) => row.number, number: true },
          { head: 'Published', cell: (row) => dayWords(row.published), day: true },
          { head: 'Who says it', cell: (row) => <Name>{row.speaker ?? row.outlet ?? 'outlet not named'}</Name> },
          { head: 'Figure', cell: (row) => <><Link to={to('claim', row.claim)}>{figureWords(row.low, row.best, row.high, row.bound)}</Link>{row.counted && ' ' + row.counted}</> },
          { head: 'Revises', cell: (row) => { const before = placed.find((one) => one.claim === row.revises); return before && !same(before, row) ? `no. ${before.number}` : ''; } },
        ]} />
      </div>
    </>
  );
}

export function FiguresChart({ figures }: { figures: Figure[] }) {
  const sorted = [...figures].sort((a, b) => (a.published ?? '').localeCompare(b.published ?? ''));
  const units = [...new Set(sorted.map((figure) => figure.unit))];
  return (
    <section class="figures">
      <h2>Figures over time</h2>
      {units.map((unit) => <OneUnit unit={unit} figures={sorted.filter((figure) => figure.unit === unit)} />)}
    </section>
  );
}
