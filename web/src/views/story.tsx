// A story: its events by day, its disputes, its articles by outlet, and what changed between versions.
import { type Article, type ArticleRow, type DisputeRow, type EventRow, type List, type StoryRow, query, useAsk } from '../api';
import type { ViewProperties } from '../main';
import { NotesOf } from '../notes';
import { EventLine, TakeAway, Title, Trouble } from '../parts';
import { Link, to } from '../router';
import { Name, Text } from '../text';
import { count, dayWords, daysWords, eventTitle, questionWords } from '../words';
import { Changes } from './article';

function byKey<Row>(rows: Row[], key: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups];
}

function Timeline({ events }: { events: EventRow[] }) {
  const day = (event: EventRow) => event.first_day ?? event.reported ?? '';
  const sorted = [...events].sort((a, b) => day(a).localeCompare(day(b)) || b.claims - a.claims);
  return (
    <section>
      <h2>What happened, day by day</h2>
      <ol class="timeline">
        {byKey(sorted, day).map(([when, those]) => (
          <li>
            <h3>{dayWords(when, true)}</h3>
            <ul>
              {those.map((event) => (
                <li data-item tabIndex={-1}>
                  <EventLine event={event} />
                  <span class="counts"> · {count(event.claims, 'claim')}{event.denied > 0 && `, ${event.denied} deny it`}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Disputes({ disputes }: { disputes: DisputeRow[] }) {
  if (!disputes.length) return null;
  return (
    <section>
      <h2>Where they contradict each other</h2>
      <ul class="plain-list">
        {disputes.map((dispute) => (
          <li data-item tabIndex={-1}>
            <Link to={to('dispute', dispute.id)}>{questionWords(dispute.question)}</Link>
            <span class="aside"> <Name>{eventTitle({ ...dispute, status: 'happened' })}</Name>: {count(dispute.sides, 'answer')}, {count(dispute.claims, 'claim')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outlets({ articles }: { articles: ArticleRow[] }) {
  return (
    <section>
      <h2>Articles by outlet</h2>
      <dl class="outlets">
        {byKey(articles, (article) => article.outlet ?? 'Outlet not named').map(([outlet, those]) => (
          <>
            <dt><Name>{outlet}</Name></dt>
            {those.map((article) => (
              <dd data-item tabIndex={-1}>
                <Link to={to('article', article.id)}><bdi><Text>{article.title ?? 'without a title'}</Text></bdi></Link>
                <span class="aside"> {dayWords(article.published)}, {count(article.claims, 'claim')}{article.origin && article.origin !== article.outlet && !/^a[0-9a-f]{16}$/.test(article.origin) && <>, text of <Name>{article.origin}</Name></>}{article.retracted && <>, withdrawn: <Text>{article.retracted}</Text></>}</span>
              </dd>
            ))}
          </>
        ))}
      </dl>
    </section>
  );
}

function Revision({ article }: { article: ArticleRow }) {
  const full = useAsk<Article>('articles/' + article.id).answer;
  if (!full?.version_of) return null;
  return (
    <>
      <h3><Link to={to('article', article.id)}><Name>{article.outlet ?? 'Outlet not named'}</Name>, {dayWords(article.published)}</Link></h3>
      <p>Against its version of {dayWords(full.version_of.published)}:</p>
      <Changes changes={full.version_of.changes} />
    </>
  );
}

/** Articles of one address, else of one outlet and title, are versions of each other; the first of them revises nothing. */
function Revisions({ articles }: { articles: ArticleRow[] }) {
  const groups = byKey(articles, (article) => article.url ?? `${article.outlet}\n${article.title}`).filter(([, those]) => those.length > 1);
  if (!groups.length) return null;
  return (
    <section>
      <h2>What changed between versions</h2>
      {groups.flatMap(([, those]) => those.map((article) => <Revision article={article} />))}
    </section>
  );
}

export function StoryView({ place, status, asOf }: ViewProperties) {
  const id = place.id;
  const asked = useAsk<StoryRow>(query('stories/' + encodeURIComponent(id), { as_of: asOf }));
  const events = useAsk<List<EventRow>>(query('events', { story: id, limit: 1000, as_of: asOf })).answer;
  const articles = useAsk<List<ArticleRow>>(query('articles', { story: id, limit: 1000, as_of: asOf })).answer;
  const disputes = useAsk<List<DisputeRow>>(query('disputes', { story: id, limit: 1000, as_of: asOf })).answer;
  const story = asked.answer;
  if (!story || story.id !== id) return <Trouble asked={asked} />;
  const title = story.headline ?? 'A story without a headline';
  const outlets = new Set(articles?.rows.map((article) => article.outlet)).size;
  return (
    <>
      <p class="kicker">Story</p>
      <Title title={title}><bdi><Text>{title}</Text></bdi></Title>
      <p class="lead">
        {daysWords(story.first_day, story.last_day)}: {count(story.events, 'event')}, {count(story.articles, 'article')}
        {articles && <> of {count(outlets, 'outlet')}</>}{disputes && disputes.total > 0 && <>, <b>{count(disputes.total, 'dispute')}</b></>}.
      </p>
      {disputes && <Disputes disputes={disputes.rows} />}
      {events && <Timeline events={events.rows} />}
      {articles && <Outlets articles={articles.rows} />}
      {articles && <Revisions articles={articles.rows} />}
      <NotesOf target={id} status={status} asOf={asOf} />
      <TakeAway path={query('events', { story: id })} formats={['json', 'csv', 'jsonl', 'geojson', 'atom']} />
    </>
  );
}
