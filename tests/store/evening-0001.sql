BEGIN TRANSACTION;
CREATE TABLE accounts (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	password VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	stamp VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE ballots (
	session VARCHAR(32) NOT NULL, 
	run INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	answer TEXT NOT NULL, 
	PRIMARY KEY (session, run, "key")
)
 WITHOUT ROWID

;
CREATE TABLE events (
	session VARCHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	type VARCHAR(40) NOT NULL, 
	at FLOAT NOT NULL, 
	body TEXT NOT NULL, 
	act VARCHAR(32), 
	PRIMARY KEY (session, seq)
);
INSERT INTO "events" VALUES('b3df608d4fb06ab4',1,'opened',1.79545437394987368586e+09,'{"id": "b3df608d4fb06ab4", "title": "Tuesday", "language": "en", "code": "ABCDEF", "agenda": {"id": "first-evening", "title": "First evening", "minutes": 60}, "plan": [{"id": "welcome/this-hour", "kind": "read", "title": "This hour", "minutes": 1.5, "risk": "low", "cue": "", "screen": "Welcome. There is nothing to prepare.", "public": "Welcome", "seen_ok": true, "solo": "You are here without a partner, and that is fine. At every step made for two, your phone s", "text": "Good that you are here.", "exercise": {"id": "welcome", "title": "Welcome", "minutes": 5, "cue": ""}, "circle": "none"}, {"id": "welcome/house-rules", "kind": "read", "title": "How we are with each other", "minutes": 1.5, "risk": "low", "cue": "", "screen": "Speak for yourself. Pass freely. Don\u2019t guess.", "public": "How we are with each other", "seen_ok": true, "solo": null, "text": "Speak for yourself. \u201cI noticed\u201d travels further than \u201cyou always\u201d.", "exercise": {"id": "welcome", "title": "Welcome", "minutes": 5, "cue": ""}, "circle": "none"}, {"id": "welcome/practice", "kind": "choice", "title": "A first try", "minutes": 1, "risk": "low", "cue": "", "screen": "A first try. Nothing is counted.", "public": "A first try", "seen_ok": true, "solo": "Try it like everybody else. It is only practice, and nothing is counted.", "circle": "room", "question": "Just to try it out: how was the way here?", "options": ["Easy", "A bit of a rush", "Longer than I thought", "I have forgotten it already"], "max": 1, "practice": true, "exercise": {"id": "welcome", "title": "Welcome", "minutes": 5, "cue": ""}}, {"id": "welcome/where-things-are", "kind": "read", "title": "Where things are", "minutes": 1, "risk": "low", "cue": "", "screen": "Cover, menu, pass. Always in the same place.", "public": "Where things are", "seen_ok": true, "solo": null, "text": "Three things are always in the same place on your phone.", "exercise": {"id": "welcome", "title": "Welcome", "minutes": 5, "cue": ""}, "circle": "none"}, {"id": "can-trust-be-rebuilt/in-general", "kind": "choice", "title": "In general", "minutes": 1.5, "risk": "low", "cue": "", "screen": "Trust that was broken\u2026", "public": "In general", "seen_ok": false, "solo": "Answer like everybody else; your answer counts like any other. If you finish early, think ", "circle": "room", "question": "Thinking of people in general: trust that was broken\u2026", "options": ["can grow again", "sometimes does, with a lot of work", "I can\u2019t tell yet", "seldom does", "I\u2019d rather not say"], "max": 1, "practice": false, "exercise": {"id": "can-trust-be-rebuilt", "title": "Can trust be rebuilt?", "minutes": 15, "cue": ""}}, {"id": "can-trust-be-rebuilt/first-signs", "kind": "words", "title": "The first signs", "minutes": 2.5, "risk": "low", "cue": "", "screen": "Trust starts to come back when someone\u2026", "public": "The first signs", "seen_ok": false, "solo": "Finish the sentence like everybody else, about people in general. A few plain words are en", "stem": "Trust starts to come back when someone\u2026", "bank": ["keeps small promises", "stops explaining", "asks first", "tells it straight", "can wait", "shows up", "gets help", "stays the same on a bad day"], "max": 90, "exercise": {"id": "can-trust-be-rebuilt", "title": "Can trust be rebuilt?", "minutes": 15, "cue": ""}, "circle": "room"}, {"id": "can-trust-be-rebuilt/what-it-costs", "kind": "talk", "title": "What it takes", "minutes": 6.5, "risk": "low", "cue": "", "screen": "Which of these costs least? Which takes longest?", "public": "What it takes", "seen_ok": true, "solo": "Listen in, or talk with whoever sits near you. You may also simply choose the line that su", "source": null, "questions": ["Which of these costs least?", "Which takes longest?", "What is missing from the list?"], "fallback": ["\u2026says where they will be before anybody has to ask", "\u2026keeps one small promise for a whole month"], "exercise": {"id": "can-trust-be-rebuilt", "title": "Can trust be rebuilt?", "minutes": 15, "cue": ""}, "circle": "none", "source_title": null}, {"id": "can-trust-be-rebuilt/for-myself", "kind": "write", "title": "For myself", "minutes": 3, "risk": "low", "cue": "", "screen": "A quiet minute, each for yourself", "public": "A quiet minute", "seen_ok": false, "solo": "Write for yourself alone. Nobody receives it.", "prompts": ["One thing I would like to take home today, for myself"], "max": 400, "keep": "ask", "exercise": {"id": "can-trust-be-rebuilt", "title": "Can trust be rebuilt?", "minutes": 15, "cue": ""}, "circle": "me"}, {"id": "say-it-back/pebble", "kind": "choice", "title": "Pick a pebble", "minutes": 1.5, "risk": "low", "cue": "", "screen": "Pick something small", "public": "Pick something small", "seen_ok": false, "solo": "Pick a small matter between you and somebody you know: a friend, a colleague, a neighbour.", "circle": "me", "question": "Pick a pebble for yourself: something small that you could talk about calmly today. Then tell each other, and agree on one. If in doubt, the smaller.", "options": ["Evenings at home", "Phones at the table", "Who does what in the house", "A small sum of money", "Visits and relatives", "Time off, together or apart", "Something good we miss", "Something else, just as small"], "max": 1, "practice": false, "exercise": {"id": "say-it-back", "title": "Say it back until it fits", "minutes": 25, "cue": ""}}, {"id": "say-it-back/turns", "kind": "turns", "title": "In turns", "minutes": 13, "risk": "low", "cue": "", "screen": "One speaks. The other says it back.", "public": "Listening in turns", "seen_ok": false, "solo": "Take paper. Write two or three sentences from your own side of the pebble. Under them, wri", "topic": "The pebble you agreed on: what it is like for you, on an ordinary day", "speaker": "Your own side, two or three sentences at a time. Then a pause, so that it can arrive.", "listener": "Hear it to the end. Then say it back in your own words. No answer of your own yet.", "starts": ["What I heard is\u2026", "Did I get it?", "It makes sense to me, because\u2026"], "speak_s": 180, "back_s": 90, "extra": [{"title": "It makes sense", "speaker": "Only listen. If something doesn\u2019t fit, say so gently.", "listener": "Say what makes sense in it, or how you imagine it felt. You don\u2019t have to agree.", "seconds": 60}, {"title": "Is there more?", "speaker": "If there is one more thing, say it. If not, be quiet together.", "listener": "Ask once whether there is more. Then only listen.", "seconds": 30}], "turns": 2, "breath_s": 60, "exercise": {"id": "say-it-back", "title": "Say it back until it fits", "minutes": 25, "cue": ""}, "circle": "us"}], "limits": "limits", "resources": "resources", "rehearsal": false, "speed": 1.0, "strict": false}',NULL);
INSERT INTO "events" VALUES('b3df608d4fb06ab4',2,'joined',1.79545437397077226634e+09,'{"phone": "0000000000000000"}','00000000000000000000000000000001');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',3,'joined',1.79545437408103466031e+09,'{"phone": "0000000000000001"}','00000000000000000000000000000002');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',4,'couple_started',1.79545437409200763704e+09,'{"couple": "00000000000000000000000000000000", "phone": "0000000000000000", "name": "Juniper"}','00000000000000000000000000000003');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',5,'partner_asked',1.79545437409485983846e+09,'{"couple": "00000000000000000000000000000000", "phone": "0000000000000001"}','00000000000000000000000000000004');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',6,'confirmed',1.79545437410209441191e+09,'{"couple": "00000000000000000000000000000000", "phone": "0000000000000000"}','00000000000000000000000000000005');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',7,'confirmed',1.79545437410379314421e+09,'{"couple": "00000000000000000000000000000000", "phone": "0000000000000001"}','00000000000000000000000000000006');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',8,'sealed',1.79545437411587476732e+09,'{"couple": "00000000000000000000000000000000", "seat": "A", "slot": "name"}','00000000000000000000000000000007');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',9,'pushed',1.79545437421186900137e+09,'{"index": 0, "people": 6, "units": 3, "collect": "none", "limit": null, "chance": "9d11142cbc2ae836d0141d091e0d3396"}','00000000000000000000000000000016');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',10,'pushed',1.79545437421572780614e+09,'{"index": 1, "people": 6, "units": 3, "collect": "none", "limit": null, "chance": "8c796472dd5d2b57f472da8e03ce1786"}','00000000000000000000000000000017');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',11,'pushed',1.79545437422420120238e+09,'{"index": 2, "people": 6, "units": 3, "collect": "none", "limit": null, "chance": "0ed974db5634a780ecfc4bdf1ba9aecc"}','00000000000000000000000000000018');
INSERT INTO "events" VALUES('b3df608d4fb06ab4',12,'pushed',1.79545437422782039639e+09,'{"index": 3, "people": 6, "units": 3, "collect": "none", "limit": null, "chance": "b3c51da3fc8a37a118de296dd7d92a0f"}','00000000000000000000000000000019');
CREATE TABLE links (
	hash VARCHAR(64) NOT NULL, 
	expires FLOAT NOT NULL, 
	used BOOLEAN NOT NULL, 
	PRIMARY KEY (hash)
);
CREATE TABLE sealed (
	session VARCHAR(32) NOT NULL, 
	couple VARCHAR(64) NOT NULL, 
	slot VARCHAR(40) NOT NULL, 
	seat VARCHAR(1) NOT NULL, 
	blob BLOB NOT NULL, 
	PRIMARY KEY (session, couple, slot, seat)
)
 WITHOUT ROWID

;
INSERT INTO "sealed" VALUES('b3df608d4fb06ab4','00000000000000000000000000000000','name','A',X'000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE sessions (
	id VARCHAR(32) NOT NULL, 
	workshop VARCHAR(32) NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	screen VARCHAR(64) NOT NULL, 
	opened_at FLOAT NOT NULL, 
	ended_at FLOAT, 
	rehearsal BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (screen)
);
INSERT INTO "sessions" VALUES('b3df608d4fb06ab4','1ac51104c2de7c5d','ABCDEF','screen',1.79545437394987368586e+09,NULL,0);
CREATE TABLE workshops (
	id VARCHAR(32) NOT NULL, 
	owner VARCHAR(32), 
	title VARCHAR(200) NOT NULL, 
	agenda VARCHAR(80) NOT NULL, 
	language VARCHAR(10) NOT NULL, 
	created_at FLOAT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "workshops" VALUES('1ac51104c2de7c5d',NULL,'Tuesday','first-evening','en',1.79545437394172382357e+09);
CREATE INDEX ix_sessions_workshop ON sessions (workshop);
CREATE INDEX ix_sessions_code ON sessions (code);
COMMIT;
