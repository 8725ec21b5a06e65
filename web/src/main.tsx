// The page: finds the view of the address and puts it into the frame.
import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Status, query, useAsk } from './api';
import { Trouble } from './parts';
import { type Place, go, to, usePlace } from './router';
import { Shell } from './shell';
import './style/base.css';
import './style/views.css';
import './style/print.css';
import { ArticleView, ClaimView } from './views/article';
import { Brief } from './views/brief';
import { DisputeView } from './views/dispute';
import { EventView } from './views/event';
import { MethodView } from './views/method';
import { SearchView } from './views/search';
import { SourcesView } from './views/sources';
import { StoryView } from './views/story';

export type ViewProperties = { place: Place; status: Status | null; asOf: string | null };

/* Views that draw: their code comes when they are opened. */
const DRAWN: Partial<Record<string, () => Promise<ComponentType<ViewProperties>>>> = {
  map: () => import('./views/map').then((module) => module.MapView),
  actors: () => import('./views/actors').then((module) => module.ActorsView),
};

const VIEWS: Record<string, ComponentType<ViewProperties>> = {
  brief: Brief, event: EventView, dispute: DisputeView, story: StoryView, article: ArticleView,
  claim: ClaimView, sources: SourcesView, search: SearchView, method: MethodView,
};

function Missing() {
  useEffect(() => go(to('brief'), true), []);
  return null;
}

function Page() {
  const place = usePlace();
  const asOf = place.parameters.get('as_of');
  const status = useAsk<Status>(query('status', {}));
  const [drawn, setDrawn] = useState<Record<string, ComponentType<ViewProperties>>>({});
  const wanted = DRAWN[place.view];
  useEffect(() => {
    if (wanted && !drawn[place.view])
      wanted().then((view) => setDrawn((before) => ({ ...before, [place.view]: view })));
  }, [place.view]);
  const View = wanted ? drawn[place.view] : (VIEWS[place.view] ?? Missing);
  return (
    <Shell status={status.answer} place={place}>
      {status.problem ? <Trouble asked={status} /> : View && <View place={place} status={status.answer} asOf={asOf} />}
    </Shell>
  );
}

render(<Page />, document.getElementById('page')!);
