// The map on its canvas: countries projected once, then only shifted and scaled; places as circles of uncertainty.
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import near from 'world-atlas/countries-50m.json?url';
import far from 'world-atlas/countries-110m.json?url';
import { LETTERS } from '../countries';

/* The plane in which all is projected once. */
export const PLANE = { width: 1000, height: 520 };
const projection = geoNaturalEarth1().fitSize([PLANE.width, PLANE.height], { type: 'Sphere' });

export type Country = { code: string; name: string; path: Path2D; box: [[number, number], [number, number]] };
/** One place and what is told of it. `radius` in units of the plane; it is what is not known of where exactly. */
export type Spot = { x: number; y: number; radius: number; name: string; precision: string; events: number; days: number[]; total: number };
export type View = { x: number; y: number; scale: number };
type Ink = { land: string; border: string; spot: string; text: string; paper: string };

/** The colours of the page, light or dark. */
function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return { land: value('--land'), border: value('--border'), spot: value('--accent'), text: value('--ink'), paper: value('--paper') };
}

export async function loadCountries(detailed: boolean): Promise<Country[]> {
  const answer = await fetch(detailed ? near : far);
  const atlas: Topology<{ countries: GeometryCollection<{ name: string }> }> = await answer.json();
  const path = geoPath(projection);
  return feature(atlas, atlas.objects.countries).features.map((country: Feature<Geometry, { name: string }>) => ({
    code: LETTERS.get(String(country.id)) ?? '', name: country.properties.name,
    path: new Path2D(path(country) ?? ''), box: path.bounds(country),
  }));
}

/* Kilometres within which the place may lie. */
const UNCERTAIN: Record<string, number> = { exact: 2, city: 15, district: 40, province: 120, region: 500, country: 0, none: 0 };

export function spotAt(latitude: number, longitude: number, precision: string): { x: number; y: number; radius: number } | null {
  const at = projection([longitude, latitude]);
  const kilometres = UNCERTAIN[precision] ?? 0;
  if (!at || !kilometres) return null;
  const north = projection([longitude, latitude + (latitude > 0 ? -1 : 1) * (kilometres / 111.2)]);
  return { x: at[0], y: at[1], radius: north ? Math.abs(north[1] - at[1]) : 1 };
}

function drawCountries(context: CanvasRenderingContext2D, countries: Country[], events: Map<string, number>, view: View, ink: Ink, size: [number, number]) {
  const most = Math.max(1, ...events.values());
  context.lineWidth = 0.6 / view.scale;
  for (const country of countries) {
    const [[left, top], [right, bottom]] = country.box;
    if (right * view.scale + view.x < 0 || left * view.scale + view.x > size[0]) continue;
    if (bottom * view.scale + view.y < 0 || top * view.scale + view.y > size[1]) continue;
    context.fillStyle = ink.land;
    context.fill(country.path);
    const told = events.get(country.code);
    if (told) {
      context.globalAlpha = 0.15 + 0.45 * Math.sqrt(told / most);
      context.fillStyle = ink.spot;
      context.fill(country.path);
      context.globalAlpha = 1;
    }
    context.strokeStyle = ink.border;
    context.stroke(country.path);
  }
}

const LEAST = 3; // pixels; smaller circles would not be seen

function drawSpots(context: CanvasRenderingContext2D, spots: Spot[], view: View, ink: Ink, size: [number, number]) {
  context.strokeStyle = ink.spot;
  context.fillStyle = ink.spot;
  context.lineWidth = 1;
  const path = new Path2D();
  for (const spot of spots) {
    if (!spot.events) continue;
    const x = spot.x * view.scale + view.x;
    const y = spot.y * view.scale + view.y;
    const radius = Math.max(LEAST, spot.radius * view.scale);
    if (x + radius < 0 || y + radius < 0 || x - radius > size[0] || y - radius > size[1]) continue;
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.globalAlpha = 0.22;
  context.fill(path, 'nonzero');
  context.globalAlpha = 0.9;
  context.stroke(path);
  context.globalAlpha = 1;
}

/* Names of the strongest places that are in view and do not stand on each other. */
function drawNames(context: CanvasRenderingContext2D, spots: Spot[], view: View, ink: Ink, size: [number, number]) {
  context.font = '12px system-ui, sans-serif';
  context.lineWidth = 3;
  context.strokeStyle = ink.paper;
  context.fillStyle = ink.text;
  const taken: [number, number, number][] = [];
  for (const spot of spots) {
    if (taken.length >= 24) break;
    if (!spot.events) continue;
    const x = spot.x * view.scale + view.x + Math.max(LEAST, spot.radius * view.scale) + 4;
    const y = spot.y * view.scale + view.y + 4;
    if (x < 0 || y < 12 || x > size[0] - 60 || y > size[1]) continue;
    const words = `${spot.name} (${spot.events})`;
    const width = words.length * 6.5;
    if (taken.some(([left, base, wide]) => Math.abs(base - y) < 15 && x < left + wide && left < x + width)) continue;
    taken.push([x, y, width]);
    context.strokeText(words, x, y);
    context.fillText(words, x, y);
  }
}

export type Told = { countries: Country[]; events: Map<string, number>; spots: Spot[] };

/** All at this view into a canvas of this size; `spots` with the most told first. */
function render(context: CanvasRenderingContext2D, told: Told, view: View, ink: Ink, size: [number, number], ratio: number) {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, ...size);
  context.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  drawCountries(context, told.countries, told.events, view, ink, size);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawSpots(context, told.spots, view, ink, size);
  drawNames(context, told.spots, view, ink, size);
}

/* How much is drawn beyond each edge; whole pixels, so that the sheet at rest is sharp. */
const margin = (length: number) => Math.ceil(length * 0.4);

/** The map drawn once on a sheet larger than the canvas. While the map moves the sheet is shifted and stretched; it is
    drawn anew when its edge comes into view, and when the map has come to rest. */
export class Sheet {
  private readonly paper = document.createElement('canvas');
  private drawn: View | null = null;

  /** What is told has changed. */
  forget(): void {
    this.drawn = null;
  }

  private redraw(canvas: HTMLCanvasElement, told: Told, view: View): void {
    const ratio = canvas.width / canvas.clientWidth;
    const size: [number, number] = [canvas.clientWidth + 2 * margin(canvas.clientWidth), canvas.clientHeight + 2 * margin(canvas.clientHeight)];
    this.paper.width = size[0] * ratio;
    this.paper.height = size[1] * ratio;
    const context = this.paper.getContext('2d', { alpha: false });
    const shifted = { ...view, x: view.x + margin(canvas.clientWidth), y: view.y + margin(canvas.clientHeight) };
    if (context) render(context, told, shifted, inkOf(canvas), size, ratio);
    this.drawn = { ...view };
  }

  show(canvas: HTMLCanvasElement, told: Told, view: View, moving: boolean): void {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context || !canvas.clientWidth) return;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const place = (drawn: View) => {
      const by = view.scale / drawn.scale;
      return { by, x: view.x - (drawn.x + margin(width)) * by, y: view.y - (drawn.y + margin(height)) * by };
    };
    let at = this.drawn && place(this.drawn);
    const covers = at && at.x <= 0 && at.y <= 0 && at.x + (width + 2 * margin(width)) * at.by >= width && at.y + (height + 2 * margin(height)) * at.by >= height;
    if (!at || !covers || (!moving && (this.drawn!.x !== view.x || this.drawn!.y !== view.y || this.drawn!.scale !== view.scale))) {
      this.redraw(canvas, told, view);
      at = place(view);
    }
    const ratio = canvas.width / width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.paper, at.x * ratio, at.y * ratio, this.paper.width * at.by, this.paper.height * at.by);
  }
}
