-- schema.sql: the ledger. Read this second, after doc.h.
--
-- Two halves. EVIDENCE is what reading found: append-only, guarded by triggers, each article's rows hashed together, each
-- run chained to the one before. DERIVED is what follows from the evidence: dropped and made again by `sayso rebuild`.
-- Spans are byte offsets, half-open, into article.text (UTF-8). Days are ISO dates. Absent knowledge is NULL.
-- Ids are hashes of content, so they are the same in every ledger; a row's place in a table means nothing.

PRAGMA application_id = 1396791631; -- 'SAYO'
PRAGMA user_version = 7;

---- EVIDENCE ----------------------------------------------------------------------------------------------------------

-- One reading: which knowledge, how many articles, and the hash that chains it to all before.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,             -- of sayso
  pack TEXT NOT NULL,                -- SHA-256 of the pack and the user's dictionaries; '' for a retraction
  known_at TEXT,                     -- "when we knew", as given with --now
  articles INTEGER NOT NULL, coded INTEGER NOT NULL, uncodable INTEGER NOT NULL, duplicate INTEGER NOT NULL,
  quarantined INTEGER NOT NULL, out_of_scope INTEGER NOT NULL, failed INTEGER NOT NULL,
  chain TEXT NOT NULL,               -- SHA-256 over the chain before, this row, the digests of its articles and its
                                     -- retractions; '' while the run goes on: then alone the row may be updated
  CHECK (articles = coded + uncodable + duplicate + quarantined + out_of_scope)
);

-- One article in one version. Articles of one `key` are versions of each other.
CREATE TABLE article (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,                 -- url, else outlet and title, else path
  run INTEGER NOT NULL REFERENCES run(id),
  path TEXT NOT NULL, position INTEGER NOT NULL, -- file, and byte of the record in it
  format TEXT NOT NULL,              -- text, html
  url TEXT, outlet TEXT, origin TEXT, title TEXT, byline TEXT,
  published TEXT, published_basis TEXT, language TEXT,
  outcome TEXT NOT NULL, reason TEXT,
  text TEXT NOT NULL,
  source BLOB NOT NULL,              -- the bytes of the record
  source_sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  sentences INTEGER NOT NULL, tokens INTEGER NOT NULL,
  digest TEXT NOT NULL               -- SHA-256 over this row (but run, text, source) and all evidence rows of the article
);
CREATE INDEX article_run ON article(run, id);
CREATE INDEX article_key ON article(key);
-- Lists are in this order; what is counted of articles is in it, too, so that nobody need read the articles for that.
CREATE INDEX article_listed ON article(published DESC, id, outlet, outcome, reason, run);

-- text[start, start + size) came from source[source_start, source_end).
CREATE TABLE piece (
  article TEXT NOT NULL REFERENCES article(id), start INTEGER NOT NULL, size INTEGER NOT NULL,
  source_start INTEGER NOT NULL, source_end INTEGER NOT NULL,
  PRIMARY KEY (article, start)
) WITHOUT ROWID;

CREATE TABLE sentence (
  article TEXT NOT NULL REFERENCES article(id), number INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE actor (
  article TEXT NOT NULL REFERENCES article(id), id TEXT NOT NULL, -- "m12"
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  name TEXT, country TEXT, sectors TEXT,  -- sectors: "GOV MIL"
  kind TEXT NOT NULL, backer TEXT, chain TEXT NOT NULL, -- chain: id of the first mention of the same identity
  pronoun INTEGER NOT NULL, adjective INTEGER NOT NULL, plural INTEGER NOT NULL,
  known INTEGER NOT NULL,            -- 0: the name is the text's own, no dictionary has it
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

CREATE TABLE place (
  article TEXT NOT NULL REFERENCES article(id), id TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  name TEXT, country TEXT, latitude REAL, longitude REAL, precision TEXT NOT NULL, geonameid INTEGER,
  confidence INTEGER NOT NULL,       -- thousandths that it is this place; 0 where nothing says which
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

CREATE TABLE time (
  article TEXT NOT NULL REFERENCES article(id), id TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  value TEXT, first_day TEXT, last_day TEXT, basis TEXT NOT NULL,
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

CREATE TABLE quantity (
  article TEXT NOT NULL REFERENCES article(id), id TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  low INTEGER, best INTEGER, high INTEGER, bound TEXT NOT NULL, unit TEXT, counted TEXT,
  effect TEXT,                       -- what befell those counted: killed, wounded, arrested, displaced, missing, abducted
  part_of TEXT,                      -- quantity.id within the article: the three of "12, including three children"
  PRIMARY KEY (article, id),
  FOREIGN KEY (article, part_of) REFERENCES quantity(article, id)
) WITHOUT ROWID;

CREATE TABLE cite (
  article TEXT NOT NULL REFERENCES article(id), number INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, outlet TEXT NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- The atom: one say-so.
CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id),
  number INTEGER NOT NULL,           -- order within the article
  sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  cue_start INTEGER, cue_end INTEGER, cue TEXT, act TEXT, -- NULL: the outlet says it itself
  quoted INTEGER NOT NULL,
  polarity TEXT NOT NULL, certainty TEXT NOT NULL, status TEXT NOT NULL, -- in the eyes of the innermost speaker
  outlet_polarity TEXT NOT NULL, outlet_certainty TEXT NOT NULL, -- and of the outlet: ?, unknown where it only passes on
  score INTEGER NOT NULL,            -- thousandths
  rule TEXT NOT NULL
);
CREATE INDEX claim_article ON claim(article, number);

-- The chain of speakers, outermost first; none: the outlet itself.
CREATE TABLE speaker (
  claim TEXT NOT NULL REFERENCES claim(id), number INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL,
  actor TEXT,                        -- actor.id within the claim's article
  name TEXT, country TEXT, sectors TEXT, -- of the identity that the mention leads to
  role TEXT,                         -- "spokesman"
  beside INTEGER NOT NULL,           -- 1: speaks together with the link before
  anonymity_start INTEGER, anonymity_end INTEGER, -- "on condition of anonymity"
  PRIMARY KEY (claim, number)
) WITHOUT ROWID;

CREATE TABLE content (
  claim TEXT NOT NULL REFERENCES claim(id), number INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY (claim, number)
) WITHOUT ROWID;

-- What is said, where it is an event of the codebook.
CREATE TABLE coding (
  claim TEXT PRIMARY KEY REFERENCES claim(id),
  type TEXT NOT NULL, mode TEXT, contexts TEXT, cameo TEXT, quad INTEGER NOT NULL,
  goldstein INTEGER NOT NULL,        -- tenths
  trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, trigger_lemma TEXT NOT NULL,
  place TEXT,                        -- place.id within the claim's article
  first_day TEXT, last_day TEXT, date_basis TEXT NOT NULL,
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
  arrested_low INTEGER, arrested_best INTEGER, arrested_high INTEGER,
  size_low INTEGER, size_best INTEGER, size_high INTEGER,
  instrument TEXT,
  about TEXT, about_start INTEGER, about_end INTEGER, -- type and trigger of the event ordered, threatened, agreed
  rule TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE party (
  claim TEXT NOT NULL REFERENCES claim(id), role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  number INTEGER NOT NULL,
  actor TEXT NOT NULL,               -- actor.id within the claim's article
  name TEXT, country TEXT, sectors TEXT, kind TEXT NOT NULL, -- of the identity that the mention leads to
  parent TEXT,                       -- what it is part of, by the dictionary's name: the force of a brigade
  PRIMARY KEY (claim, role, number)
) WITHOUT ROWID;

-- How it was read, a step on each line.
CREATE TABLE why (
  claim TEXT PRIMARY KEY REFERENCES claim(id), steps TEXT NOT NULL
) WITHOUT ROWID;

-- A withdrawal is a row with a reason; what it withdraws stays.
CREATE TABLE retraction (
  id TEXT PRIMARY KEY,               -- of an article or a claim
  run INTEGER NOT NULL REFERENCES run(id),
  reason TEXT NOT NULL, retracted_at TEXT
) WITHOUT ROWID;

-- TRIGGERS: ledger/guard.c makes, for every table above, a trigger that refuses UPDATE and one that refuses DELETE.

CREATE VIRTUAL TABLE article_text USING fts5(title, text, content="article", content_rowid="rowid");

-- What somebody judges of a source or a claim, on the Admiralty scale. Of one target the last entered holds; those before
-- it stay. Nothing is derived from it: it stands beside the facts.
CREATE TABLE rating (
  run INTEGER NOT NULL REFERENCES run(id), number INTEGER NOT NULL, -- order of entry
  kind TEXT NOT NULL CHECK (kind IN ('source', 'claim')),
  target TEXT NOT NULL COLLATE NOCASE, -- name of an outlet or speaker; claim.id
  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
  rated_by TEXT, rated_at TEXT, reason TEXT,
  PRIMARY KEY (run, number),
  CHECK (coalesce(reliability, credibility) IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX rating_target ON rating(target, run, number);

-- What somebody remarks on a row: an article, claim, event, story or dispute.
CREATE TABLE note (
  run INTEGER NOT NULL REFERENCES run(id), number INTEGER NOT NULL,
  target TEXT NOT NULL,
  text TEXT NOT NULL, author TEXT, written_at TEXT,
  PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE INDEX note_target ON note(target, run, number);

---- DERIVED -----------------------------------------------------------------------------------------------------------

-- Who wrote the text. Articles with one origin are reprints of each other.
CREATE TABLE origin (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, articles INTEGER NOT NULL, basis TEXT NOT NULL -- credit, reuse, outlet
) WITHOUT ROWID;
CREATE TABLE article_origin (
  article TEXT PRIMARY KEY REFERENCES article(id), origin TEXT NOT NULL REFERENCES origin(id),
  model TEXT REFERENCES article(id), -- the earlier article that it was made from
  evidence TEXT NOT NULL             -- "credit: Reuters", "reuse: shares 83 % of the words of the shorter text, ... with a3f..."
) WITHOUT ROWID;
-- text[start, end) stands in another article, lightly edited perhaps: the model, or a brief that this article holds whole.
CREATE TABLE passage (
  article TEXT NOT NULL REFERENCES article(id), start INTEGER NOT NULL, end INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES article(id), source_start INTEGER NOT NULL, source_end INTEGER NOT NULL,
  PRIMARY KEY (article, start, end)
) WITHOUT ROWID;
-- Claims that are not of their article's origin: in a passage that a reprint adds, in a brief that a round-up holds.
CREATE TABLE claim_text_origin (
  claim TEXT PRIMARY KEY REFERENCES claim(id), origin TEXT NOT NULL REFERENCES origin(id)
) WITHOUT ROWID;

-- An article that rests on another outlet's report: it says so, or it retells the same say-sos.
CREATE TABLE rests_on (
  article TEXT NOT NULL REFERENCES article(id), outlet TEXT NOT NULL, evidence TEXT NOT NULL,
  PRIMARY KEY (article, outlet)
) WITHOUT ROWID;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL, mode TEXT, quad INTEGER NOT NULL, goldstein INTEGER NOT NULL,
  status TEXT NOT NULL,
  actors TEXT, recipients TEXT,      -- names, "; " between
  actor_countries TEXT, recipient_countries TEXT, -- codes, blank between
  place TEXT, country TEXT, latitude REAL, longitude REAL, precision TEXT,
  first_day TEXT, last_day TEXT, reported TEXT, -- reported: first publication
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
  about TEXT,
  claims INTEGER NOT NULL, articles INTEGER NOT NULL, outlets INTEGER NOT NULL,
  text_origins INTEGER NOT NULL,     -- independent writers
  claim_origins INTEGER NOT NULL,    -- independent speakers
  affirmed INTEGER NOT NULL, denied INTEGER NOT NULL, -- claims with + and with -
  sensitivity TEXT                   -- what is other by another policy: "killed 9-14; place"
) WITHOUT ROWID;
CREATE INDEX event_order ON event(coalesce(first_day, reported) DESC, id); -- as `sayso events` lists them
-- The event as a policy of putting reports together has it: rep, con, inf. No row: as the event itself says.
CREATE TABLE event_policy (
  event TEXT NOT NULL REFERENCES event(id), policy TEXT NOT NULL,
  mode TEXT, status TEXT NOT NULL,
  actors TEXT, recipients TEXT, actor_countries TEXT, recipient_countries TEXT,
  place TEXT, country TEXT, latitude REAL, longitude REAL, precision TEXT,
  first_day TEXT, last_day TEXT,
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
  PRIMARY KEY (event, policy)
) WITHOUT ROWID;
CREATE TABLE event_claim (
  event TEXT NOT NULL REFERENCES event(id), claim TEXT NOT NULL REFERENCES claim(id),
  evidence TEXT NOT NULL,            -- why it was joined: "type, actor, place, date"
  PRIMARY KEY (event, claim)
) WITHOUT ROWID;
CREATE INDEX event_claim_claim ON event_claim(claim);

-- Events that belong together and are not one. kind: "about": event orders, threatens, agrees or denounces other;
-- "beside": both in one town on one day, told by one article (stored once, event < other).
CREATE TABLE event_link (
  event TEXT NOT NULL REFERENCES event(id), other TEXT NOT NULL REFERENCES event(id), kind TEXT NOT NULL,
  PRIMARY KEY (event, other, kind)
) WITHOUT ROWID;
CREATE INDEX event_link_other ON event_link(other);

CREATE TABLE story (
  id TEXT PRIMARY KEY, headline TEXT, first_day TEXT, last_day TEXT,
  events INTEGER NOT NULL, articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE story_event (
  story TEXT NOT NULL REFERENCES story(id), event TEXT NOT NULL REFERENCES event(id), PRIMARY KEY (story, event)
) WITHOUT ROWID;
CREATE INDEX story_event_event ON story_event(event);
CREATE TABLE story_article (
  story TEXT NOT NULL REFERENCES story(id), article TEXT NOT NULL REFERENCES article(id), PRIMARY KEY (story, article)
) WITHOUT ROWID;
CREATE INDEX story_article_article ON story_article(article);

-- How many, as each voice says, over time. Whole counts and parts of them ("12, including three children").
CREATE TABLE figure (
  event TEXT NOT NULL REFERENCES event(id),
  article TEXT NOT NULL REFERENCES article(id), number INTEGER NOT NULL,
  quantity TEXT,                     -- quantity.id within the article; NULL: the claim was coded with it
  claim TEXT NOT NULL REFERENCES claim(id), -- whose words hold it
  unit TEXT NOT NULL,                -- killed, injured, arrested, displaced
  low INTEGER, best INTEGER, high INTEGER, bound TEXT NOT NULL, counted TEXT,
  part INTEGER NOT NULL,             -- 1: of another count in the same words
  voice TEXT,                        -- whose figure it is: an organisation for its director, an outlet for itself
  published TEXT,
  revises TEXT REFERENCES claim(id), -- what the same voice said before
  revised INTEGER NOT NULL,          -- 1: the same voice has a later one
  PRIMARY KEY (event, article, number),
  FOREIGN KEY (article, quantity) REFERENCES quantity(article, id)
) WITHOUT ROWID;

-- Claims that cannot all hold. question: happened, ordered, who, where, when, killed, injured, arrested, displaced.
CREATE TABLE dispute (
  id TEXT PRIMARY KEY, event TEXT NOT NULL REFERENCES event(id), question TEXT NOT NULL,
  sides INTEGER NOT NULL, claims INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX dispute_event ON dispute(event);
CREATE TABLE dispute_side (
  dispute TEXT NOT NULL REFERENCES dispute(id), number INTEGER NOT NULL,
  answer TEXT NOT NULL,              -- "yes", "no", "12", "at least 40", a name
  claims INTEGER NOT NULL, text_origins INTEGER NOT NULL, claim_origins INTEGER NOT NULL, -- of those that hold
  first_published TEXT, last_published TEXT,
  voices TEXT,                       -- whose answer it is, "; " between
  PRIMARY KEY (dispute, number)
) WITHOUT ROWID;
CREATE TABLE dispute_claim (
  dispute TEXT NOT NULL, number INTEGER NOT NULL, claim TEXT NOT NULL REFERENCES claim(id),
  standing TEXT NOT NULL,            -- holds; revised: the voice gave another figure later; withdrawn: it said the
                                     -- contrary later; credited: a retelling gives it to a voice that says otherwise
  answer TEXT,                       -- what this claim answers, where that is not what its side does
  PRIMARY KEY (dispute, number, claim),
  FOREIGN KEY (dispute, number) REFERENCES dispute_side(dispute, number)
) WITHOUT ROWID;
