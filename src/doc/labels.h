/* labels.h -- the closed vocabularies of the document's layers, each as one list from which enum
 * and names are made. */
#ifndef SAY_DOC_LABELS_H
#define SAY_DOC_LABELS_H

/* clang-format off */

/* Universal part-of-speech tags (universaldependencies.org/u/pos). */
#define SAY_UPOS_LIST(X) \
    X(NONE, "_") X(ADJ, "ADJ") X(ADP, "ADP") X(ADV, "ADV") X(AUX, "AUX") X(CCONJ, "CCONJ") X(DET, "DET")             \
    X(INTJ, "INTJ") X(NOUN, "NOUN") X(NUM, "NUM") X(PART, "PART") X(PRON, "PRON") X(PROPN, "PROPN")                  \
    X(PUNCT, "PUNCT") X(SCONJ, "SCONJ") X(SYM, "SYM") X(VERB, "VERB") X(X, "X")

/* Universal dependency relations with the subtypes of UD English 2.15. */
#define SAY_DEPREL_LIST(X) \
    X(NONE, "_") X(ROOT, "root") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")                           \
    X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos") X(AUX, "aux")                \
    X(AUX_PASS, "aux:pass") X(CASE, "case") X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp")                \
    X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj")          \
    X(CSUBJ_OUTER, "csubj:outer") X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep") X(DET, "det")                            \
    X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated") X(EXPL, "expl")                \
    X(FIXED, "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark")        \
    X(NMOD, "nmod") X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss") X(NMOD_UNMARKED, "nmod:unmarked")            \
    X(NSUBJ, "nsubj") X(NSUBJ_OUTER, "nsubj:outer") X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod") X(OBJ, "obj")    \
    X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan")                      \
    X(PARATAXIS, "parataxis") X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(VOCATIVE, "vocative")                  \
    X(XCOMP, "xcomp")

/* Kinds of names, in the order of the labels that names decodes. */
#define SAY_NAME_LIST(X) \
    X(PERSON, "person") X(ORGANISATION, "organisation") X(LOCATION, "location") X(FACILITY, "facility")              \
    X(GROUP, "group") X(PRODUCT, "product") X(OTHER, "other")

/* What became of an article. Accounting: articles in = coded + uncodable + duplicate + quarantined + out of scope. */
#define SAY_OUTCOME_LIST(X) \
    X(PENDING, "pending") X(CODED, "coded") X(UNCODABLE, "uncodable") X(DUPLICATE, "duplicate")                      \
    X(QUARANTINED, "quarantined") X(OUT_OF_SCOPE, "out_of_scope")

#define SAY_BLOCK_LIST(X) \
    X(PARAGRAPH, "paragraph") X(TITLE, "title") X(HEADING, "heading") X(LIST_ITEM, "list_item") X(QUOTE, "quote")

#define SAY_ACTOR_KIND_LIST(X) \
    X(UNKNOWN, "unknown") X(COUNTRY, "country") X(GOVERNMENT, "government") X(MILITARY, "military")                  \
    X(POLICE, "police") X(INTELLIGENCE, "intelligence") X(ARMED_GROUP, "armed_group") X(PARTY, "party")              \
    X(LEGISLATURE, "legislature") X(COURT, "court") X(IGO, "igo") X(NGO, "ngo") X(MEDIA, "media")                    \
    X(COMPANY, "company") X(RELIGIOUS, "religious") X(ETHNIC, "ethnic") X(ORGANISATION, "organisation")              \
    X(PERSON, "person") X(ROLE, "role")

#define SAY_PRECISION_LIST(X) \
    X(NONE, "none") X(EXACT, "exact") X(CITY, "city") X(DISTRICT, "district") X(PROVINCE, "province")                \
    X(COUNTRY, "country") X(REGION, "region")

#define SAY_BOUND_LIST(X) \
    X(EXACT, "exact") X(ABOUT, "about") X(AT_LEAST, "at_least") X(MORE_THAN, "more_than") X(AT_MOST, "at_most")      \
    X(LESS_THAN, "less_than") X(RANGE, "range") X(VAGUE, "vague")

#define SAY_SPEAKER_KIND_LIST(X) \
    X(NAMED, "named") X(UNNAMED, "unnamed") X(GROUP, "group") X(DOCUMENT, "document") X(OUTLET, "outlet")

/* What the speaker does in saying it. */
#define SAY_ACT_LIST(X) \
    X(NONE, "none") X(SAY, "say") X(DENY, "deny") X(CONFIRM, "confirm") X(ACCUSE, "accuse") X(WARN, "warn")          \
    X(THREATEN, "threaten") X(PROMISE, "promise") X(ORDER, "order") X(ASK, "ask") X(REPORT, "report")                \
    X(BELIEVE, "believe") X(EXPECT, "expect") X(CLAIM, "claim") X(ADMIT, "admit") X(DECLINE, "decline")              \
    X(SHOW, "show") X(KNOW, "know") X(FEAR, "fear") X(PRAISE, "praise") X(CONDEMN, "condemn")                        \
    X(AGREE, "agree") X(PROPOSE, "propose") X(INTEND, "intend")

#define SAY_POLARITY_LIST(X) X(POSITIVE, "+") X(NEGATIVE, "-") X(UNKNOWN, "?")

/* FactBank's certainty (Sauri and Pustejovsky 2009), strongest first. */
#define SAY_CERTAINTY_LIST(X) \
    X(CERTAIN, "certain") X(PROBABLE, "probable") X(POSSIBLE, "possible") X(UNKNOWN, "unknown")

/* What a cue makes of its complement: so it is, so it is not, or it rests on the speaker's word; "act": as its act does. */
#define SAY_VERIDICALITY_LIST(X) \
    X(ACT, "act") X(FACTIVE, "factive") X(COUNTERFACTIVE, "counterfactive")            \
    X(IMPLICATIVE, "implicative") X(COUNTERIMPLICATIVE, "counterimplicative") X(REPORTIVE, "reportive")              \
    X(COUNTERREPORTIVE, "counterreportive") X(OPEN, "open")

#define SAY_EVENT_STATUS_LIST(X) \
    X(HAPPENED, "happened") X(ONGOING, "ongoing") X(PLANNED, "planned") X(THREATENED, "threatened")                  \
    X(REQUESTED, "requested") X(ATTEMPTED, "attempted") X(FAILED, "failed") X(HYPOTHETICAL, "hypothetical")          \
    X(HISTORICAL, "historical")

/* PLOVER event types (PLOVER manual draft 0.8, 2021), in the order of the manual; the quad class beside each:
   1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
#define SAY_EVENT_TYPE_LIST(X) \
    X(NONE, "", 0) X(AGREE, "AGREE", 1) X(CONSULT, "CONSULT", 1) X(SUPPORT, "SUPPORT", 1)                            \
    X(CONCEDE, "CONCEDE", 1) X(COOPERATE, "COOPERATE", 2) X(AID, "AID", 2) X(RETREAT, "RETREAT", 2)                  \
    X(REQUEST, "REQUEST", 3) X(ACCUSE, "ACCUSE", 3) X(REJECT, "REJECT", 3) X(THREATEN, "THREATEN", 3)                \
    X(PROTEST, "PROTEST", 4) X(SANCTION, "SANCTION", 4) X(MOBILIZE, "MOBILIZE", 4) X(COERCE, "COERCE", 4)            \
    X(ASSAULT, "ASSAULT", 4)

/* PLOVER contexts: those that the conversion table from CAMEO uses, and the topical ones of the manual.
   Bit i of SayEvent.contexts is the i-th of this list. */
#define SAY_CONTEXT_LIST(X) \
    X(MILITARY, "military") X(INTELLIGENCE, "intelligence") X(EXECUTIVE, "executive")                         \
    X(LEGISLATIVE, "legislative") X(ELECTION, "election") X(POLITICAL_INSTITUTIONS, "political_institutions") \
    X(DEMOCRACY, "democracy") X(PRO_AUTOCRACY, "pro_autocracy") X(LEGAL, "legal") X(DIPLOMATIC, "diplomatic") \
    X(ECONOMIC, "economic") X(RESOURCE, "resource") X(HUMANITARIAN, "humanitarian")                           \
    X(PEACEKEEPING, "peacekeeping") X(HUMAN_RIGHTS, "human_rights") X(RIGHTS_FREEDOMS, "rights_freedoms")     \
    X(HUMAN_SECURITY, "human_security") X(ASYLUM, "asylum") X(MIGRATION, "migration") X(REFUGEE, "refugee")   \
    X(TERRITORY, "territory") X(CRIME, "crime") X(CORRUPTION, "corruption") X(TERRORISM, "terrorism")         \
    X(ILLEGAL_DRUGS, "illegal_drugs") X(CYBER, "cyber") X(CBRN, "cbrn") X(TECHNOLOGY, "technology")           \
    X(HEALTH, "health") X(DISASTER, "disaster") X(ENVIRONMENT, "environment") X(CULTURE, "culture")           \
    X(RELIGION_ETHNICITY, "religion_ethnicity") X(GENDER, "gender") X(MISINFORMATION, "misinformation")       \
    X(HISTORICAL, "historical") X(HYPOTHETICAL, "hypothetical")

#define SAY_DATE_BASIS_LIST(X) \
    X(NONE, "none") X(EXPLICIT, "explicit") X(RELATIVE, "relative") X(PUBLISHED, "published") X(TENSE, "tense")

/* clang-format on */

/* SayUpos / SAY_UPOS_NOUN / say_upos_name(SayUpos), and so for every list. */
typedef enum SayUpos {
#define X(id, name) SAY_UPOS_##id,
    SAY_UPOS_LIST(X)
#undef X
        SAY_UPOS_COUNT
} SayUpos;
typedef enum SayDeprel {
#define X(id, name) SAY_DEPREL_##id,
    SAY_DEPREL_LIST(X)
#undef X
        SAY_DEPREL_COUNT
} SayDeprel;
typedef enum SayNameType {
#define X(id, name) SAY_NAME_##id,
    SAY_NAME_LIST(X)
#undef X
        SAY_NAME_TYPE_COUNT
} SayNameType;
typedef enum SayOutcome {
#define X(id, name) SAY_OUTCOME_##id,
    SAY_OUTCOME_LIST(X)
#undef X
        SAY_OUTCOME_COUNT
} SayOutcome;
typedef enum SayBlockKind {
#define X(id, name) SAY_BLOCK_##id,
    SAY_BLOCK_LIST(X)
#undef X
        SAY_BLOCK_COUNT
} SayBlockKind;
typedef enum SayActorKind {
#define X(id, name) SAY_ACTOR_##id,
    SAY_ACTOR_KIND_LIST(X)
#undef X
        SAY_ACTOR_KIND_COUNT
} SayActorKind;
typedef enum SayPrecision {
#define X(id, name) SAY_PRECISION_##id,
    SAY_PRECISION_LIST(X)
#undef X
        SAY_PRECISION_COUNT
} SayPrecision;
typedef enum SayBound {
#define X(id, name) SAY_BOUND_##id,
    SAY_BOUND_LIST(X)
#undef X
        SAY_BOUND_COUNT
} SayBound;
typedef enum SaySpeakerKind {
#define X(id, name) SAY_SPEAKER_##id,
    SAY_SPEAKER_KIND_LIST(X)
#undef X
        SAY_SPEAKER_KIND_COUNT
} SaySpeakerKind;
typedef enum SayAct {
#define X(id, name) SAY_ACT_##id,
    SAY_ACT_LIST(X)
#undef X
        SAY_ACT_COUNT
} SayAct;
typedef enum SayPolarity {
#define X(id, name) SAY_POLARITY_##id,
    SAY_POLARITY_LIST(X)
#undef X
        SAY_POLARITY_COUNT
} SayPolarity;
typedef enum SayCertainty {
#define X(id, name) SAY_CERTAINTY_##id,
    SAY_CERTAINTY_LIST(X)
#undef X
        SAY_CERTAINTY_COUNT
} SayCertainty;
typedef enum SayVeridicality {
#define X(id, name) SAY_VERIDICALITY_##id,
    SAY_VERIDICALITY_LIST(X)
#undef X
        SAY_VERIDICALITY_COUNT
} SayVeridicality;
typedef enum SayEventStatus {
#define X(id, name) SAY_EVENT_STATUS_##id,
    SAY_EVENT_STATUS_LIST(X)
#undef X
        SAY_EVENT_STATUS_COUNT
} SayEventStatus;
typedef enum SayEventType {
#define X(id, name, quad) SAY_EVENT_##id,
    SAY_EVENT_TYPE_LIST(X)
#undef X
        SAY_EVENT_TYPE_COUNT
} SayEventType;
typedef enum SayContext {
#define X(id, name) SAY_CONTEXT_##id,
    SAY_CONTEXT_LIST(X)
#undef X
        SAY_CONTEXT_COUNT
} SayContext;
typedef enum SayDateBasis {
#define X(id, name) SAY_DATE_BASIS_##id,
    SAY_DATE_BASIS_LIST(X)
#undef X
        SAY_DATE_BASIS_COUNT
} SayDateBasis;

/* Names as they stand in the JSON and the ledger; the reverse gives -1 for a name that is none. */
/* clang-format off */
#define SAY_LABELS(X)                                                                              \
    X(upos)                                                                                        \
    X(deprel) X(name_type) X(outcome) X(block) X(actor_kind) X(precision) X(bound) X(speaker_kind) X(act)       \
        X(polarity) X(certainty) X(veridicality) X(event_status) X(event_type) X(context) X(date_basis)
/* clang-format on */
#define X(label)                                                                                   \
    const char *say_##label##_name(unsigned value);                                                \
    int say_##label##_of_name(const char *name, unsigned size);
SAY_LABELS(X)
#undef X

/* 1 to 4, 0 for SAY_EVENT_NONE. */
int say_event_type_quad(SayEventType type);

#endif
