PRAGMA application_id=1297306694;
BEGIN TRANSACTION;
CREATE TABLE act (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	meeting_id INTEGER, 
	at DATETIME NOT NULL, 
	schema_revision VARCHAR NOT NULL, 
	undoes INTEGER, 
	CONSTRAINT fk_act_undoes FOREIGN KEY(undoes) REFERENCES act (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_act_undoes UNIQUE (undoes)
);
INSERT INTO "act" VALUES(1,'team.add_member','Ann Berg','facilitator',NULL,'2026-11-20 10:40:57.439223','0001',NULL);
INSERT INTO "act" VALUES(2,'team.add_member','Bruno Costa','facilitator',NULL,'2026-11-20 10:40:57.870198','0001',NULL);
INSERT INTO "act" VALUES(3,'team.add_member','Carla Diaz','facilitator',NULL,'2026-11-20 10:40:58.259971','0001',NULL);
INSERT INTO "act" VALUES(4,'team.add_member','David Eze','facilitator',NULL,'2026-11-20 10:40:58.650264','0001',NULL);
INSERT INTO "act" VALUES(5,'team.add_member','Elif Fidan','facilitator',NULL,'2026-11-20 10:40:59.049936','0001',NULL);
INSERT INTO "act" VALUES(6,'team.add_member','Farah Gul','facilitator',NULL,'2026-11-20 10:40:59.432926','0001',NULL);
INSERT INTO "act" VALUES(7,'team.add_member','Goran Hodak','facilitator',NULL,'2026-11-20 10:40:59.818957','0001',NULL);
INSERT INTO "act" VALUES(8,'team.add_member','Hana Ito','facilitator',NULL,'2026-11-20 10:41:00.274819','0001',NULL);
INSERT INTO "act" VALUES(9,'importing.import_milestones','plan.csv (5 new, 0 changed)','facilitator',NULL,'2026-11-20 10:41:00.750549','0001',NULL);
INSERT INTO "act" VALUES(10,'series.add_series','Leadership','facilitator',NULL,'2026-11-20 10:41:01.168162','0001',NULL);
INSERT INTO "act" VALUES(11,'meetings.open_next_meeting','Leadership','facilitator',NULL,'2026-11-20 10:41:01.813836','0001',NULL);
INSERT INTO "act" VALUES(12,'checkin.start','Leadership','facilitator',1,'2026-11-20 10:41:01.957858','0001',NULL);
INSERT INTO "act" VALUES(13,'moving.move_to','Updates','facilitator',1,'2026-11-20 10:41:02.077745','0001',NULL);
INSERT INTO "act" VALUES(14,'updates.write','Ann Berg','facilitator',1,'2026-11-20 10:41:02.420192','0001',NULL);
INSERT INTO "act" VALUES(15,'updates.write','Ann Berg','facilitator',1,'2026-11-20 10:41:02.701636','0001',NULL);
INSERT INTO "act" VALUES(16,'updates.add_help','A lawyer for two days @Bruno','facilitator',1,'2026-11-20 10:41:02.976347','0001',NULL);
INSERT INTO "act" VALUES(17,'topics.raise_topic','A lawyer for two days @Bruno','facilitator',1,'2026-11-20 10:41:03.082722','0001',NULL);
INSERT INTO "act" VALUES(18,'topics.raise_topic','A topic in the wrong words','facilitator',1,'2026-11-20 10:41:03.381862','0001',NULL);
INSERT INTO "act" VALUES(19,'undo','A topic in the wrong words','facilitator',1,'2026-11-20 10:41:03.500821','0001',18);
INSERT INTO "act" VALUES(20,'updates.next_speaker','Bruno Costa','facilitator',1,'2026-11-20 10:41:03.628834','0001',NULL);
INSERT INTO "act" VALUES(21,'topics.raise_topic','Parking at the second site','facilitator',1,'2026-11-20 10:41:03.857733','0001',NULL);
INSERT INTO "act" VALUES(22,'updates.next_speaker','Carla Diaz','facilitator',1,'2026-11-20 10:41:03.979141','0001',NULL);
INSERT INTO "act" VALUES(23,'topics.raise_topic','Pay for night work','facilitator',1,'2026-11-20 10:41:04.246341','0001',NULL);
INSERT INTO "act" VALUES(24,'updates.next_speaker','David Eze','facilitator',1,'2026-11-20 10:41:04.362682','0001',NULL);
INSERT INTO "act" VALUES(25,'topics.raise_topic','Summer holidays','facilitator',1,'2026-11-20 10:41:04.593682','0001',NULL);
INSERT INTO "act" VALUES(26,'updates.next_speaker','Elif Fidan','facilitator',1,'2026-11-20 10:41:04.712434','0001',NULL);
INSERT INTO "act" VALUES(27,'updates.note','Elif Fidan','facilitator',1,'2026-11-20 10:41:04.968844','0001',NULL);
INSERT INTO "act" VALUES(28,'topics.raise_topic','Archive moved','facilitator',1,'2026-11-20 10:41:05.818563','0001',NULL);
INSERT INTO "act" VALUES(29,'updates.next_speaker','Farah Gul','facilitator',1,'2026-11-20 10:41:05.890745','0001',NULL);
INSERT INTO "act" VALUES(30,'topics.raise_topic','Badges for visitors','facilitator',1,'2026-11-20 10:41:06.203232','0001',NULL);
INSERT INTO "act" VALUES(31,'updates.next_speaker','Goran Hodak','facilitator',1,'2026-11-20 10:41:06.327542','0001',NULL);
INSERT INTO "act" VALUES(32,'topics.raise_topic','The board''s question on cost','facilitator',1,'2026-11-20 10:41:06.592780','0001',NULL);
INSERT INTO "act" VALUES(33,'updates.next_speaker','Hana Ito','facilitator',1,'2026-11-20 10:41:06.712053','0001',NULL);
INSERT INTO "act" VALUES(34,'topics.raise_topic','A rota for on call','facilitator',1,'2026-11-20 10:41:06.939721','0001',NULL);
INSERT INTO "act" VALUES(35,'topics.raise_topic','What to tell the press','facilitator',1,'2026-11-20 10:41:07.208598','0001',NULL);
INSERT INTO "act" VALUES(36,'updates.next_speaker','nobody is left','facilitator',1,'2026-11-20 10:41:07.328655','0001',NULL);
INSERT INTO "act" VALUES(37,'ordering.keep','Hire twelve nurses','facilitator',1,'2026-11-20 10:41:07.594946','0001',NULL);
INSERT INTO "act" VALUES(38,'ordering.commit','Leadership','facilitator',1,'2026-11-20 10:41:07.683071','0001',NULL);
INSERT INTO "act" VALUES(39,'discussing.decide','We sign with the second bidder.','facilitator',1,'2026-11-20 10:41:08.043970','0001',NULL);
INSERT INTO "act" VALUES(40,'discussing.add_action','Call the bidder','facilitator',1,'2026-11-20 10:41:08.715459','0001',NULL);
INSERT INTO "act" VALUES(41,'discussing.add_action','Tell the first bidder','facilitator',1,'2026-11-20 10:41:09.337144','0001',NULL);
INSERT INTO "act" VALUES(42,'discussing.conclude','Hire twelve nurses','facilitator',1,'2026-11-20 10:41:09.432359','0001',NULL);
INSERT INTO "act" VALUES(43,'discussing.note','Archive moved','facilitator',1,'2026-11-20 10:41:09.681374','0001',NULL);
INSERT INTO "act" VALUES(44,'discussing.conclude','Archive moved','facilitator',1,'2026-11-20 10:41:09.783549','0001',NULL);
INSERT INTO "act" VALUES(45,'undo','Archive moved','facilitator',1,'2026-11-20 10:41:09.931493','0001',44);
INSERT INTO "act" VALUES(46,'discussing.conclude','Archive moved','facilitator',1,'2026-11-20 10:41:10.063061','0001',NULL);
INSERT INTO "act" VALUES(47,'discussing.conclude','A lawyer for two days @Bruno','facilitator',1,'2026-11-20 10:41:10.377909','0001',NULL);
INSERT INTO "act" VALUES(48,'discussing.conclude_separately','A rota for on call','facilitator',1,'2026-11-20 10:41:10.794945','0001',NULL);
INSERT INTO "act" VALUES(49,'discussing.add_action','Draft a rule','facilitator',1,'2026-11-20 10:41:11.475027','0001',NULL);
INSERT INTO "act" VALUES(50,'discussing.conclude','Badges for visitors','facilitator',1,'2026-11-20 10:41:11.582243','0001',NULL);
INSERT INTO "act" VALUES(51,'discussing.add_action','Order the badges','facilitator',1,'2026-11-20 10:41:12.225595','0001',NULL);
INSERT INTO "act" VALUES(52,'discussing.conclude','Parking at the second site','facilitator',1,'2026-11-20 10:41:12.332398','0001',NULL);
INSERT INTO "act" VALUES(53,'discussing.conclude','Pay for night work','facilitator',1,'2026-11-20 10:41:12.417690','0001',NULL);
INSERT INTO "act" VALUES(54,'discussing.conclude','Summer holidays','facilitator',1,'2026-11-20 10:41:12.494988','0001',NULL);
INSERT INTO "act" VALUES(55,'discussing.conclude','The board''s question on cost','facilitator',1,'2026-11-20 10:41:12.573083','0001',NULL);
INSERT INTO "act" VALUES(56,'moving.move_to','Close','facilitator',1,'2026-11-20 10:41:12.662857','0001',NULL);
INSERT INTO "act" VALUES(57,'closing.send_rest_to_next','Leadership','facilitator',1,'2026-11-20 10:41:12.850459','0001',NULL);
INSERT INTO "act" VALUES(58,'closing.rate','Leadership','facilitator',1,'2026-11-20 10:41:13.166886','0001',NULL);
INSERT INTO "act" VALUES(59,'closing.close','Leadership','facilitator',1,'2026-11-20 10:41:13.284991','0001',NULL);
INSERT INTO "act" VALUES(60,'meetings.open_next_meeting','Leadership','facilitator',NULL,'2026-11-20 10:41:14.643820','0001',NULL);
INSERT INTO "act" VALUES(61,'checkin.start','Leadership','facilitator',3,'2026-11-20 10:41:14.782224','0001',NULL);
INSERT INTO "act" VALUES(62,'moving.move_to','Updates','facilitator',3,'2026-11-20 10:41:14.933757','0001',NULL);
INSERT INTO "act" VALUES(63,'updates.take_rest_as_read','','facilitator',3,'2026-11-20 10:41:15.108444','0001',NULL);
INSERT INTO "act" VALUES(64,'days_off.skip_day','Leadership, 4 Dec','Facilitator',NULL,'2026-11-24 12:00:00.000000','0002',NULL);
INSERT INTO "act" VALUES(65,'days_off.add_holiday','Between the years','Facilitator',NULL,'2026-11-24 12:00:00.000000','0002',NULL);
INSERT INTO "act" VALUES(66,'days_off.move_meeting','Leadership, 11 Dec to 11 Dec','Facilitator',NULL,'2026-11-24 12:00:00.000000','0002',NULL);
INSERT INTO "act" VALUES(67,'team.set_publish_folder','published','Facilitator',NULL,'2026-11-24 12:00:00.000000','0002',NULL);
CREATE TABLE action_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	discussion_id INTEGER, 
	what VARCHAR NOT NULL, 
	owner_id INTEGER NOT NULL, 
	due DATE, 
	done_at DATETIME, 
	CONSTRAINT fk_action_item_discussion_id FOREIGN KEY(discussion_id) REFERENCES discussion (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_action_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_action_item_owner_id FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "action_item" VALUES(1,40,1,10,'Call the bidder',2,'2026-11-23',NULL);
INSERT INTO "action_item" VALUES(2,41,1,10,'Tell the first bidder',1,NULL,NULL);
INSERT INTO "action_item" VALUES(3,49,1,4,'Draft a rule',3,'2026-11-27',NULL);
INSERT INTO "action_item" VALUES(4,51,1,5,'Order the badges',8,'2026-11-21',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE attendance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	gives_update BOOLEAN NOT NULL, 
	CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendance_member_id FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_attendance_meeting_id_member_id UNIQUE (meeting_id, member_id), 
	CONSTRAINT ck_attendance_attendancestate CHECK (state IN ('present', 'late', 'away'))
);
INSERT INTO "attendance" VALUES(1,11,1,1,0,'present',1);
INSERT INTO "attendance" VALUES(2,11,1,2,1,'present',1);
INSERT INTO "attendance" VALUES(3,11,1,3,2,'present',1);
INSERT INTO "attendance" VALUES(4,11,1,4,3,'present',1);
INSERT INTO "attendance" VALUES(5,11,1,5,4,'present',1);
INSERT INTO "attendance" VALUES(6,11,1,6,5,'present',1);
INSERT INTO "attendance" VALUES(7,11,1,7,6,'present',1);
INSERT INTO "attendance" VALUES(8,11,1,8,7,'present',1);
INSERT INTO "attendance" VALUES(9,48,2,8,0,'present',0);
INSERT INTO "attendance" VALUES(10,60,3,1,0,'present',1);
INSERT INTO "attendance" VALUES(11,60,3,2,1,'present',1);
INSERT INTO "attendance" VALUES(12,60,3,3,2,'present',1);
INSERT INTO "attendance" VALUES(13,60,3,4,3,'present',1);
INSERT INTO "attendance" VALUES(14,60,3,5,4,'present',1);
INSERT INTO "attendance" VALUES(15,60,3,6,5,'present',1);
INSERT INTO "attendance" VALUES(16,60,3,7,6,'present',1);
INSERT INTO "attendance" VALUES(17,60,3,8,7,'present',1);
INSERT INTO "attendance" VALUES(18,66,4,1,0,'present',1);
INSERT INTO "attendance" VALUES(19,66,4,2,1,'present',1);
INSERT INTO "attendance" VALUES(20,66,4,3,2,'present',1);
INSERT INTO "attendance" VALUES(21,66,4,4,3,'present',1);
INSERT INTO "attendance" VALUES(22,66,4,5,4,'present',1);
INSERT INTO "attendance" VALUES(23,66,4,6,5,'present',1);
INSERT INTO "attendance" VALUES(24,66,4,7,6,'present',1);
INSERT INTO "attendance" VALUES(25,66,4,8,7,'present',1);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	act_id INTEGER NOT NULL, 
	record VARCHAR NOT NULL, 
	"key" INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	"before" JSON NOT NULL, 
	"after" JSON NOT NULL, 
	CONSTRAINT fk_change_act_id FOREIGN KEY(act_id) REFERENCES act (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "change" VALUES(1,1,'member',1,'*','null','{"id": 1, "name": "Ann Berg", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(2,2,'member',2,'*','null','{"id": 2, "name": "Bruno Costa", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(3,3,'member',3,'*','null','{"id": 3, "name": "Carla Diaz", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(4,4,'member',4,'*','null','{"id": 4, "name": "David Eze", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(5,5,'member',5,'*','null','{"id": 5, "name": "Elif Fidan", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(6,6,'member',6,'*','null','{"id": 6, "name": "Farah Gul", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(7,7,'member',7,'*','null','{"id": 7, "name": "Goran Hodak", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(8,8,'member',8,'*','null','{"id": 8, "name": "Hana Ito", "role": "", "email": "", "active": true}');
INSERT INTO "change" VALUES(9,9,'priority',1,'*','null','{"id": 1, "title": "Growth", "outcome": "", "position": 0}');
INSERT INTO "change" VALUES(10,9,'priority',2,'*','null','{"id": 2, "title": "People", "outcome": "", "position": 1}');
INSERT INTO "change" VALUES(11,9,'priority',3,'*','null','{"id": 3, "title": "One record", "outcome": "", "position": 2}');
INSERT INTO "change" VALUES(12,9,'milestone',1,'*','null','{"id": 1, "priority_id": 1, "title": "Open the second site", "owner_id": 1, "due": "2026-12-11", "status": "on_track", "resources": "", "notes": ""}');
INSERT INTO "change" VALUES(13,9,'milestone',2,'*','null','{"id": 2, "priority_id": 1, "title": "Sign the lease", "owner_id": 2, "due": "2026-12-11", "status": "on_track", "resources": "", "notes": ""}');
INSERT INTO "change" VALUES(14,9,'milestone',3,'*','null','{"id": 3, "priority_id": 2, "title": "Hire twelve nurses", "owner_id": 3, "due": "2027-01-19", "status": "might_miss", "resources": "", "notes": ""}');
INSERT INTO "change" VALUES(15,9,'milestone',4,'*','null','{"id": 4, "priority_id": 2, "title": "New rota in use", "owner_id": 4, "due": "2027-01-19", "status": "on_track", "resources": "", "notes": ""}');
INSERT INTO "change" VALUES(16,9,'milestone',5,'*','null','{"id": 5, "priority_id": 3, "title": "Archive moved", "owner_id": 5, "due": "2027-01-19", "status": "will_miss", "resources": "", "notes": ""}');
INSERT INTO "change" VALUES(17,9,'milestone_baseline',1,'*','null','{"id": 1, "milestone_id": 1, "cells": {"title": "Open the second site", "priority": "Growth", "owner": "Ann Berg", "due": "2026-12-11", "status": "on track", "resources": "", "notes": ""}, "taken_at": "2026-11-20T10:41:00.750549+00:00"}');
INSERT INTO "change" VALUES(18,9,'milestone_baseline',2,'*','null','{"id": 2, "milestone_id": 2, "cells": {"title": "Sign the lease", "priority": "Growth", "owner": "Bruno Costa", "due": "2026-12-11", "status": "on track", "resources": "", "notes": ""}, "taken_at": "2026-11-20T10:41:00.750549+00:00"}');
INSERT INTO "change" VALUES(19,9,'milestone_baseline',3,'*','null','{"id": 3, "milestone_id": 3, "cells": {"title": "Hire twelve nurses", "priority": "People", "owner": "Carla Diaz", "due": "2027-01-19", "status": "might miss", "resources": "", "notes": ""}, "taken_at": "2026-11-20T10:41:00.750549+00:00"}');
INSERT INTO "change" VALUES(20,9,'milestone_baseline',4,'*','null','{"id": 4, "milestone_id": 4, "cells": {"title": "New rota in use", "priority": "People", "owner": "David Eze", "due": "2027-01-19", "status": "on track", "resources": "", "notes": ""}, "taken_at": "2026-11-20T10:41:00.750549+00:00"}');
INSERT INTO "change" VALUES(21,9,'milestone_baseline',5,'*','null','{"id": 5, "milestone_id": 5, "cells": {"title": "Archive moved", "priority": "One record", "owner": "Elif Fidan", "due": "2027-01-19", "status": "will miss", "resources": "", "notes": ""}, "taken_at": "2026-11-20T10:41:00.750549+00:00"}');
INSERT INTO "change" VALUES(22,10,'series',1,'*','null','{"id": 1, "name": "Leadership", "rule": "FREQ=WEEKLY;BYDAY=FR", "starts_on": "2026-11-27", "at": "10:39:00", "zone": "UTC", "length_minutes": 90, "update_seconds": 300, "hand_in_hours": 24, "reserve_seconds": 300, "fit_choice": "", "active": true}');
INSERT INTO "change" VALUES(23,10,'series_member',1,'*','null','{"id": 1, "series_id": 1, "member_id": 1, "position": 0, "gives_update": true}');
INSERT INTO "change" VALUES(24,10,'series_member',2,'*','null','{"id": 2, "series_id": 1, "member_id": 2, "position": 1, "gives_update": true}');
INSERT INTO "change" VALUES(25,10,'series_member',3,'*','null','{"id": 3, "series_id": 1, "member_id": 3, "position": 2, "gives_update": true}');
INSERT INTO "change" VALUES(26,10,'series_member',4,'*','null','{"id": 4, "series_id": 1, "member_id": 4, "position": 3, "gives_update": true}');
INSERT INTO "change" VALUES(27,10,'series_member',5,'*','null','{"id": 5, "series_id": 1, "member_id": 5, "position": 4, "gives_update": true}');
INSERT INTO "change" VALUES(28,10,'series_member',6,'*','null','{"id": 6, "series_id": 1, "member_id": 6, "position": 5, "gives_update": true}');
INSERT INTO "change" VALUES(29,10,'series_member',7,'*','null','{"id": 7, "series_id": 1, "member_id": 7, "position": 6, "gives_update": true}');
INSERT INTO "change" VALUES(30,10,'series_member',8,'*','null','{"id": 8, "series_id": 1, "member_id": 8, "position": 7, "gives_update": true}');
INSERT INTO "change" VALUES(31,11,'meeting',1,'*','null','{"id": 1, "kind": "regular", "series_id": 1, "title": "Leadership", "phase": "planned", "planned_start": "2026-11-27T10:39:00+00:00", "zone": "UTC", "length_minutes": 90, "update_seconds": 300, "reserve_seconds": 300, "hand_in_hours": 24, "started_at": null, "ended_at": null, "order_committed_at": null, "rating": null, "owner_id": null}');
INSERT INTO "change" VALUES(32,11,'attendance',1,'*','null','{"id": 1, "meeting_id": 1, "member_id": 1, "position": 0, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(33,11,'update',1,'*','null','{"id": 1, "meeting_id": 1, "member_id": 1, "position": 0, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(34,11,'attendance',2,'*','null','{"id": 2, "meeting_id": 1, "member_id": 2, "position": 1, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(35,11,'update',2,'*','null','{"id": 2, "meeting_id": 1, "member_id": 2, "position": 1, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(36,11,'attendance',3,'*','null','{"id": 3, "meeting_id": 1, "member_id": 3, "position": 2, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(37,11,'update',3,'*','null','{"id": 3, "meeting_id": 1, "member_id": 3, "position": 2, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(38,11,'attendance',4,'*','null','{"id": 4, "meeting_id": 1, "member_id": 4, "position": 3, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(39,11,'update',4,'*','null','{"id": 4, "meeting_id": 1, "member_id": 4, "position": 3, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(40,11,'attendance',5,'*','null','{"id": 5, "meeting_id": 1, "member_id": 5, "position": 4, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(41,11,'update',5,'*','null','{"id": 5, "meeting_id": 1, "member_id": 5, "position": 4, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(42,11,'attendance',6,'*','null','{"id": 6, "meeting_id": 1, "member_id": 6, "position": 5, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(43,11,'update',6,'*','null','{"id": 6, "meeting_id": 1, "member_id": 6, "position": 5, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(44,11,'attendance',7,'*','null','{"id": 7, "meeting_id": 1, "member_id": 7, "position": 6, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(45,11,'update',7,'*','null','{"id": 7, "meeting_id": 1, "member_id": 7, "position": 6, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(46,11,'attendance',8,'*','null','{"id": 8, "meeting_id": 1, "member_id": 8, "position": 7, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(47,11,'update',8,'*','null','{"id": 8, "meeting_id": 1, "member_id": 8, "position": 7, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(48,12,'meeting',1,'phase','"planned"','"check_in"');
INSERT INTO "change" VALUES(49,12,'meeting',1,'planned_start','"2026-11-27T10:39:00+00:00"','"2026-11-20T10:41:01.957858+00:00"');
INSERT INTO "change" VALUES(50,12,'meeting',1,'started_at','null','"2026-11-20T10:41:01.957858+00:00"');
INSERT INTO "change" VALUES(51,13,'meeting',1,'phase','"check_in"','"updates"');
INSERT INTO "change" VALUES(52,13,'clock_span',1,'*','null','{"id": 1, "meeting_id": 1, "update_id": 1, "discussion_id": null, "started_at": "2026-11-20T10:41:02.077745+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(53,13,'update',1,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(54,14,'update',1,'wins','""','"The lease is agreed."');
INSERT INTO "change" VALUES(55,14,'update',1,'handed_in_at','null','"2026-11-20T10:41:02.420192+00:00"');
INSERT INTO "change" VALUES(56,15,'update',1,'learnings','""','"Ask the fire officer first."');
INSERT INTO "change" VALUES(57,16,'help_request',1,'*','null','{"id": 1, "update_id": 1, "position": 0, "text": "A lawyer for two days @Bruno", "milestone_id": null}');
INSERT INTO "change" VALUES(58,16,'help_asked',1,'*','null','{"id": 1, "help_request_id": 1, "member_id": 2}');
INSERT INTO "change" VALUES(59,17,'topic',1,'*','null','{"id": 1, "title": "A lawyer for two days @Bruno", "source": "help", "help_request_id": 1, "milestone_id": null, "raised_by_id": 1, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:03.082722+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(60,18,'topic',2,'*','null','{"id": 2, "title": "A topic in the wrong words", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 1, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:03.381862+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(61,19,'topic',2,'*','{"id": 2, "title": "A topic in the wrong words", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 1, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:03.381862+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}','null');
INSERT INTO "change" VALUES(62,20,'clock_span',1,'ended_at','null','"2026-11-20T10:41:03.628834+00:00"');
INSERT INTO "change" VALUES(63,20,'update',1,'turn','"up"','"done"');
INSERT INTO "change" VALUES(64,20,'clock_span',2,'*','null','{"id": 2, "meeting_id": 1, "update_id": 2, "discussion_id": null, "started_at": "2026-11-20T10:41:03.628834+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(65,20,'update',2,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(66,21,'topic',3,'*','null','{"id": 3, "title": "Parking at the second site", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 2, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:03.857733+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(67,22,'clock_span',2,'ended_at','null','"2026-11-20T10:41:03.979141+00:00"');
INSERT INTO "change" VALUES(68,22,'update',2,'turn','"up"','"done"');
INSERT INTO "change" VALUES(69,22,'clock_span',3,'*','null','{"id": 3, "meeting_id": 1, "update_id": 3, "discussion_id": null, "started_at": "2026-11-20T10:41:03.979141+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(70,22,'update',3,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(71,23,'topic',4,'*','null','{"id": 4, "title": "Pay for night work", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 3, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:04.246341+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(72,24,'clock_span',3,'ended_at','null','"2026-11-20T10:41:04.362682+00:00"');
INSERT INTO "change" VALUES(73,24,'update',3,'turn','"up"','"done"');
INSERT INTO "change" VALUES(74,24,'clock_span',4,'*','null','{"id": 4, "meeting_id": 1, "update_id": 4, "discussion_id": null, "started_at": "2026-11-20T10:41:04.362682+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(75,24,'update',4,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(76,25,'topic',5,'*','null','{"id": 5, "title": "Summer holidays", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 4, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:04.593682+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(77,26,'clock_span',4,'ended_at','null','"2026-11-20T10:41:04.712434+00:00"');
INSERT INTO "change" VALUES(78,26,'update',4,'turn','"up"','"done"');
INSERT INTO "change" VALUES(79,26,'clock_span',5,'*','null','{"id": 5, "meeting_id": 1, "update_id": 5, "discussion_id": null, "started_at": "2026-11-20T10:41:04.712434+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(80,26,'update',5,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(81,27,'update',5,'notes','""','"Archive: the supplier answers by Friday."');
INSERT INTO "change" VALUES(82,28,'topic',6,'*','null','{"id": 6, "title": "Archive moved", "source": "milestone", "help_request_id": null, "milestone_id": 5, "raised_by_id": 5, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:05.818563+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(83,29,'clock_span',5,'ended_at','null','"2026-11-20T10:41:05.890745+00:00"');
INSERT INTO "change" VALUES(84,29,'update',5,'turn','"up"','"done"');
INSERT INTO "change" VALUES(85,29,'clock_span',6,'*','null','{"id": 6, "meeting_id": 1, "update_id": 6, "discussion_id": null, "started_at": "2026-11-20T10:41:05.890745+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(86,29,'update',6,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(87,30,'topic',7,'*','null','{"id": 7, "title": "Badges for visitors", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 6, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:06.203232+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(88,31,'clock_span',6,'ended_at','null','"2026-11-20T10:41:06.327542+00:00"');
INSERT INTO "change" VALUES(89,31,'update',6,'turn','"up"','"done"');
INSERT INTO "change" VALUES(90,31,'clock_span',7,'*','null','{"id": 7, "meeting_id": 1, "update_id": 7, "discussion_id": null, "started_at": "2026-11-20T10:41:06.327542+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(91,31,'update',7,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(92,32,'topic',8,'*','null','{"id": 8, "title": "The board''s question on cost", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 7, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:06.592780+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(93,33,'clock_span',7,'ended_at','null','"2026-11-20T10:41:06.712053+00:00"');
INSERT INTO "change" VALUES(94,33,'update',7,'turn','"up"','"done"');
INSERT INTO "change" VALUES(95,33,'clock_span',8,'*','null','{"id": 8, "meeting_id": 1, "update_id": 8, "discussion_id": null, "started_at": "2026-11-20T10:41:06.712053+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(96,33,'update',8,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(97,34,'topic',9,'*','null','{"id": 9, "title": "A rota for on call", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 8, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:06.939721+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(98,35,'topic',10,'*','null','{"id": 10, "title": "What to tell the press", "source": "person", "help_request_id": null, "milestone_id": null, "raised_by_id": 8, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:07.208598+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(99,36,'clock_span',8,'ended_at','null','"2026-11-20T10:41:07.328655+00:00"');
INSERT INTO "change" VALUES(100,36,'update',8,'turn','"up"','"done"');
INSERT INTO "change" VALUES(101,36,'meeting',1,'phase','"updates"','"prioritize"');
INSERT INTO "change" VALUES(102,36,'discussion',1,'*','null','{"id": 1, "meeting_id": 1, "topic_id": 6, "position": 0, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(103,36,'discussion',2,'*','null','{"id": 2, "meeting_id": 1, "topic_id": 1, "position": 1, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(104,36,'discussion',3,'*','null','{"id": 3, "meeting_id": 1, "topic_id": 9, "position": 2, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(105,36,'discussion',4,'*','null','{"id": 4, "meeting_id": 1, "topic_id": 7, "position": 3, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(106,36,'discussion',5,'*','null','{"id": 5, "meeting_id": 1, "topic_id": 3, "position": 4, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(107,36,'discussion',6,'*','null','{"id": 6, "meeting_id": 1, "topic_id": 4, "position": 5, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(108,36,'discussion',7,'*','null','{"id": 7, "meeting_id": 1, "topic_id": 5, "position": 6, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(109,36,'discussion',8,'*','null','{"id": 8, "meeting_id": 1, "topic_id": 8, "position": 7, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(110,36,'discussion',9,'*','null','{"id": 9, "meeting_id": 1, "topic_id": 10, "position": 8, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(111,37,'topic',11,'*','null','{"id": 11, "title": "Hire twelve nurses", "source": "milestone", "help_request_id": null, "milestone_id": 3, "raised_by_id": null, "raised_in_id": 1, "raised_at": "2026-11-20T10:41:07.594946+00:00", "state": "open", "merged_into_id": null, "settled_note": ""}');
INSERT INTO "change" VALUES(112,37,'discussion',10,'*','null','{"id": 10, "meeting_id": 1, "topic_id": 11, "position": 0, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(113,37,'discussion',3,'position',2,3);
INSERT INTO "change" VALUES(114,37,'discussion',7,'position',6,7);
INSERT INTO "change" VALUES(115,37,'discussion',2,'position',1,2);
INSERT INTO "change" VALUES(116,37,'discussion',6,'position',5,6);
INSERT INTO "change" VALUES(117,37,'discussion',5,'position',4,5);
INSERT INTO "change" VALUES(118,37,'discussion',4,'position',3,4);
INSERT INTO "change" VALUES(119,37,'discussion',9,'position',8,9);
INSERT INTO "change" VALUES(120,37,'discussion',8,'position',7,8);
INSERT INTO "change" VALUES(121,37,'discussion',1,'position',0,1);
INSERT INTO "change" VALUES(122,38,'meeting',1,'order_committed_at','null','"2026-11-20T10:41:07.683071+00:00"');
INSERT INTO "change" VALUES(123,38,'meeting',1,'phase','"prioritize"','"discuss"');
INSERT INTO "change" VALUES(124,38,'clock_span',9,'*','null','{"id": 9, "meeting_id": 1, "update_id": null, "discussion_id": 10, "started_at": "2026-11-20T10:41:07.683071+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(125,38,'discussion',10,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(126,39,'decision',1,'*','null','{"id": 1, "meeting_id": 1, "discussion_id": 10, "text": "We sign with the second bidder."}');
INSERT INTO "change" VALUES(127,40,'action_item',1,'*','null','{"id": 1, "meeting_id": 1, "discussion_id": 10, "what": "Call the bidder", "owner_id": 2, "due": "2026-11-23", "done_at": null}');
INSERT INTO "change" VALUES(128,41,'action_item',2,'*','null','{"id": 2, "meeting_id": 1, "discussion_id": 10, "what": "Tell the first bidder", "owner_id": 1, "due": null, "done_at": null}');
INSERT INTO "change" VALUES(129,42,'clock_span',9,'ended_at','null','"2026-11-20T10:41:09.432359+00:00"');
INSERT INTO "change" VALUES(130,42,'discussion',10,'turn','"up"','"done"');
INSERT INTO "change" VALUES(131,42,'discussion',10,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(132,42,'topic',11,'state','"open"','"settled"');
INSERT INTO "change" VALUES(133,42,'clock_span',10,'*','null','{"id": 10, "meeting_id": 1, "update_id": null, "discussion_id": 1, "started_at": "2026-11-20T10:41:09.432359+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(134,42,'discussion',1,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(135,43,'discussion',1,'notes','""','"Nobody wants to wait."');
INSERT INTO "change" VALUES(136,44,'clock_span',10,'ended_at','null','"2026-11-20T10:41:09.783549+00:00"');
INSERT INTO "change" VALUES(137,44,'discussion',1,'turn','"up"','"done"');
INSERT INTO "change" VALUES(138,44,'discussion',1,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(139,44,'topic',6,'state','"open"','"settled"');
INSERT INTO "change" VALUES(140,44,'clock_span',11,'*','null','{"id": 11, "meeting_id": 1, "update_id": null, "discussion_id": 2, "started_at": "2026-11-20T10:41:09.783549+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(141,44,'discussion',2,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(142,45,'clock_span',11,'*','{"id": 11, "meeting_id": 1, "update_id": null, "discussion_id": 2, "started_at": "2026-11-20T10:41:09.783549+00:00", "ended_at": null, "discounted": 0.0}','null');
INSERT INTO "change" VALUES(143,45,'discussion',2,'turn','"up"','"waiting"');
INSERT INTO "change" VALUES(144,45,'topic',6,'state','"settled"','"open"');
INSERT INTO "change" VALUES(145,45,'discussion',1,'outcome','"resolved"','null');
INSERT INTO "change" VALUES(146,45,'discussion',1,'turn','"done"','"up"');
INSERT INTO "change" VALUES(147,45,'clock_span',10,'ended_at','"2026-11-20T10:41:09.783549+00:00"','null');
INSERT INTO "change" VALUES(148,46,'clock_span',10,'ended_at','null','"2026-11-20T10:41:10.063061+00:00"');
INSERT INTO "change" VALUES(149,46,'discussion',1,'turn','"up"','"done"');
INSERT INTO "change" VALUES(150,46,'discussion',1,'outcome','null','"next_meeting"');
INSERT INTO "change" VALUES(151,46,'clock_span',12,'*','null','{"id": 12, "meeting_id": 1, "update_id": null, "discussion_id": 2, "started_at": "2026-11-20T10:41:10.063061+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(152,46,'discussion',2,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(153,47,'clock_span',12,'ended_at','null','"2026-11-20T10:41:10.377909+00:00"');
INSERT INTO "change" VALUES(154,47,'discussion',2,'turn','"up"','"done"');
INSERT INTO "change" VALUES(155,47,'discussion',2,'outcome','null','"dropped"');
INSERT INTO "change" VALUES(156,47,'discussion',2,'reason','""','"Settled in the corridor."');
INSERT INTO "change" VALUES(157,47,'topic',1,'state','"open"','"dropped"');
INSERT INTO "change" VALUES(158,47,'clock_span',13,'*','null','{"id": 13, "meeting_id": 1, "update_id": null, "discussion_id": 3, "started_at": "2026-11-20T10:41:10.377909+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(159,47,'discussion',3,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(160,48,'clock_span',13,'ended_at','null','"2026-11-20T10:41:10.794945+00:00"');
INSERT INTO "change" VALUES(161,48,'meeting',2,'*','null','{"id": 2, "kind": "separate", "series_id": null, "title": "A rota for on call", "phase": "planned", "planned_start": "2026-11-27T10:00:00+00:00", "zone": "UTC", "length_minutes": 30, "update_seconds": 300, "reserve_seconds": 300, "hand_in_hours": 24, "started_at": null, "ended_at": null, "order_committed_at": null, "rating": null, "owner_id": 8}');
INSERT INTO "change" VALUES(162,48,'attendance',9,'*','null','{"id": 9, "meeting_id": 2, "member_id": 8, "position": 0, "state": "present", "gives_update": false}');
INSERT INTO "change" VALUES(163,48,'discussion',3,'separate_meeting_id','null',2);
INSERT INTO "change" VALUES(164,48,'discussion',3,'turn','"up"','"done"');
INSERT INTO "change" VALUES(165,48,'discussion',3,'outcome','null','"separate_meeting"');
INSERT INTO "change" VALUES(166,48,'clock_span',14,'*','null','{"id": 14, "meeting_id": 1, "update_id": null, "discussion_id": 4, "started_at": "2026-11-20T10:41:10.794945+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(167,48,'discussion',4,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(168,49,'action_item',3,'*','null','{"id": 3, "meeting_id": 1, "discussion_id": 4, "what": "Draft a rule", "owner_id": 3, "due": "2026-11-27", "done_at": null}');
INSERT INTO "change" VALUES(169,50,'clock_span',14,'ended_at','null','"2026-11-20T10:41:11.582243+00:00"');
INSERT INTO "change" VALUES(170,50,'discussion',4,'turn','"up"','"done"');
INSERT INTO "change" VALUES(171,50,'discussion',4,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(172,50,'topic',7,'state','"open"','"settled"');
INSERT INTO "change" VALUES(173,50,'clock_span',15,'*','null','{"id": 15, "meeting_id": 1, "update_id": null, "discussion_id": 5, "started_at": "2026-11-20T10:41:11.582243+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(174,50,'discussion',5,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(175,51,'action_item',4,'*','null','{"id": 4, "meeting_id": 1, "discussion_id": 5, "what": "Order the badges", "owner_id": 8, "due": "2026-11-21", "done_at": null}');
INSERT INTO "change" VALUES(176,52,'clock_span',15,'ended_at','null','"2026-11-20T10:41:12.332398+00:00"');
INSERT INTO "change" VALUES(177,52,'discussion',5,'turn','"up"','"done"');
INSERT INTO "change" VALUES(178,52,'discussion',5,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(179,52,'topic',3,'state','"open"','"settled"');
INSERT INTO "change" VALUES(180,52,'clock_span',16,'*','null','{"id": 16, "meeting_id": 1, "update_id": null, "discussion_id": 6, "started_at": "2026-11-20T10:41:12.332398+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(181,52,'discussion',6,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(182,53,'clock_span',16,'ended_at','null','"2026-11-20T10:41:12.417690+00:00"');
INSERT INTO "change" VALUES(183,53,'discussion',6,'turn','"up"','"done"');
INSERT INTO "change" VALUES(184,53,'discussion',6,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(185,53,'topic',4,'state','"open"','"settled"');
INSERT INTO "change" VALUES(186,53,'clock_span',17,'*','null','{"id": 17, "meeting_id": 1, "update_id": null, "discussion_id": 7, "started_at": "2026-11-20T10:41:12.417690+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(187,53,'discussion',7,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(188,54,'clock_span',17,'ended_at','null','"2026-11-20T10:41:12.494988+00:00"');
INSERT INTO "change" VALUES(189,54,'discussion',7,'turn','"up"','"done"');
INSERT INTO "change" VALUES(190,54,'discussion',7,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(191,54,'topic',5,'state','"open"','"settled"');
INSERT INTO "change" VALUES(192,54,'clock_span',18,'*','null','{"id": 18, "meeting_id": 1, "update_id": null, "discussion_id": 8, "started_at": "2026-11-20T10:41:12.494988+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(193,54,'discussion',8,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(194,55,'clock_span',18,'ended_at','null','"2026-11-20T10:41:12.573083+00:00"');
INSERT INTO "change" VALUES(195,55,'topic',8,'state','"open"','"settled"');
INSERT INTO "change" VALUES(196,55,'discussion',8,'turn','"up"','"done"');
INSERT INTO "change" VALUES(197,55,'discussion',8,'outcome','null','"resolved"');
INSERT INTO "change" VALUES(198,55,'clock_span',19,'*','null','{"id": 19, "meeting_id": 1, "update_id": null, "discussion_id": 9, "started_at": "2026-11-20T10:41:12.573083+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(199,55,'discussion',9,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(200,56,'clock_span',19,'ended_at','null','"2026-11-20T10:41:12.662857+00:00"');
INSERT INTO "change" VALUES(201,56,'discussion',9,'turn','"up"','"waiting"');
INSERT INTO "change" VALUES(202,56,'meeting',1,'phase','"discuss"','"close"');
INSERT INTO "change" VALUES(203,57,'discussion',9,'turn','"waiting"','"done"');
INSERT INTO "change" VALUES(204,57,'discussion',9,'outcome','null','"next_meeting"');
INSERT INTO "change" VALUES(205,58,'meeting',1,'rating','null',8);
INSERT INTO "change" VALUES(206,59,'meeting',1,'phase','"close"','"closed"');
INSERT INTO "change" VALUES(207,59,'meeting',1,'ended_at','null','"2026-11-20T10:41:13.284991+00:00"');
INSERT INTO "change" VALUES(208,60,'meeting',3,'*','null','{"id": 3, "kind": "regular", "series_id": 1, "title": "Leadership", "phase": "planned", "planned_start": "2026-11-27T10:39:00+00:00", "zone": "UTC", "length_minutes": 90, "update_seconds": 300, "reserve_seconds": 300, "hand_in_hours": 24, "started_at": null, "ended_at": null, "order_committed_at": null, "rating": null, "owner_id": null}');
INSERT INTO "change" VALUES(209,60,'attendance',10,'*','null','{"id": 10, "meeting_id": 3, "member_id": 1, "position": 0, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(210,60,'update',9,'*','null','{"id": 9, "meeting_id": 3, "member_id": 1, "position": 0, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(211,60,'attendance',11,'*','null','{"id": 11, "meeting_id": 3, "member_id": 2, "position": 1, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(212,60,'update',10,'*','null','{"id": 10, "meeting_id": 3, "member_id": 2, "position": 1, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(213,60,'attendance',12,'*','null','{"id": 12, "meeting_id": 3, "member_id": 3, "position": 2, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(214,60,'update',11,'*','null','{"id": 11, "meeting_id": 3, "member_id": 3, "position": 2, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(215,60,'attendance',13,'*','null','{"id": 13, "meeting_id": 3, "member_id": 4, "position": 3, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(216,60,'update',12,'*','null','{"id": 12, "meeting_id": 3, "member_id": 4, "position": 3, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(217,60,'attendance',14,'*','null','{"id": 14, "meeting_id": 3, "member_id": 5, "position": 4, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(218,60,'update',13,'*','null','{"id": 13, "meeting_id": 3, "member_id": 5, "position": 4, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(219,60,'attendance',15,'*','null','{"id": 15, "meeting_id": 3, "member_id": 6, "position": 5, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(220,60,'update',14,'*','null','{"id": 14, "meeting_id": 3, "member_id": 6, "position": 5, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(221,60,'attendance',16,'*','null','{"id": 16, "meeting_id": 3, "member_id": 7, "position": 6, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(222,60,'update',15,'*','null','{"id": 15, "meeting_id": 3, "member_id": 7, "position": 6, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(223,60,'attendance',17,'*','null','{"id": 17, "meeting_id": 3, "member_id": 8, "position": 7, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(224,60,'update',16,'*','null','{"id": 16, "meeting_id": 3, "member_id": 8, "position": 7, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(225,61,'meeting',3,'phase','"planned"','"check_in"');
INSERT INTO "change" VALUES(226,61,'meeting',3,'planned_start','"2026-11-27T10:39:00+00:00"','"2026-11-20T10:41:14.782224+00:00"');
INSERT INTO "change" VALUES(227,61,'meeting',3,'started_at','null','"2026-11-20T10:41:14.782224+00:00"');
INSERT INTO "change" VALUES(228,62,'meeting',3,'phase','"check_in"','"updates"');
INSERT INTO "change" VALUES(229,62,'clock_span',20,'*','null','{"id": 20, "meeting_id": 3, "update_id": 9, "discussion_id": null, "started_at": "2026-11-20T10:41:14.933757+00:00", "ended_at": null, "discounted": 0.0}');
INSERT INTO "change" VALUES(230,62,'update',9,'turn','"waiting"','"up"');
INSERT INTO "change" VALUES(231,63,'update',15,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(232,63,'update',14,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(233,63,'update',13,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(234,63,'update',12,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(235,63,'update',11,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(236,63,'update',16,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(237,63,'update',10,'turn','"waiting"','"read"');
INSERT INTO "change" VALUES(238,63,'clock_span',20,'ended_at','null','"2026-11-20T10:41:15.108444+00:00"');
INSERT INTO "change" VALUES(239,63,'update',9,'turn','"up"','"done"');
INSERT INTO "change" VALUES(240,63,'meeting',3,'phase','"updates"','"prioritize"');
INSERT INTO "change" VALUES(241,63,'discussion',11,'*','null','{"id": 11, "meeting_id": 3, "topic_id": 6, "position": 0, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(242,63,'discussion',12,'*','null','{"id": 12, "meeting_id": 3, "topic_id": 10, "position": 1, "turn": "waiting", "minutes": null, "outcome": null, "reason": "", "separate_meeting_id": null, "notes": ""}');
INSERT INTO "change" VALUES(243,64,'series_skip',1,'*','null','{"id": 1, "series_id": 1, "on": "2026-12-04", "reason": "Retreat"}');
INSERT INTO "change" VALUES(244,65,'holiday',1,'*','null','{"id": 1, "first": "2026-12-24", "last": "2027-01-01", "name": "Between the years"}');
INSERT INTO "change" VALUES(245,66,'meeting',4,'*','null','{"id": 4, "kind": "regular", "series_id": 1, "series_day": "2026-12-11", "title": "Leadership", "phase": "planned", "planned_start": "2026-12-11T10:39:00+00:00", "zone": "UTC", "length_minutes": 90, "update_seconds": 300, "reserve_seconds": 300, "hand_in_hours": 24, "hand_in_by": "2026-12-10T10:39:00+00:00", "started_at": null, "ended_at": null, "order_committed_at": null, "rating": null, "fit_choice": "", "owner_id": null}');
INSERT INTO "change" VALUES(246,66,'attendance',18,'*','null','{"id": 18, "meeting_id": 4, "member_id": 1, "position": 0, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(247,66,'update',17,'*','null','{"id": 17, "meeting_id": 4, "member_id": 1, "position": 0, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(248,66,'attendance',19,'*','null','{"id": 19, "meeting_id": 4, "member_id": 2, "position": 1, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(249,66,'update',18,'*','null','{"id": 18, "meeting_id": 4, "member_id": 2, "position": 1, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(250,66,'attendance',20,'*','null','{"id": 20, "meeting_id": 4, "member_id": 3, "position": 2, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(251,66,'update',19,'*','null','{"id": 19, "meeting_id": 4, "member_id": 3, "position": 2, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(252,66,'attendance',21,'*','null','{"id": 21, "meeting_id": 4, "member_id": 4, "position": 3, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(253,66,'update',20,'*','null','{"id": 20, "meeting_id": 4, "member_id": 4, "position": 3, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(254,66,'attendance',22,'*','null','{"id": 22, "meeting_id": 4, "member_id": 5, "position": 4, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(255,66,'update',21,'*','null','{"id": 21, "meeting_id": 4, "member_id": 5, "position": 4, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(256,66,'attendance',23,'*','null','{"id": 23, "meeting_id": 4, "member_id": 6, "position": 5, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(257,66,'update',22,'*','null','{"id": 22, "meeting_id": 4, "member_id": 6, "position": 5, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(258,66,'attendance',24,'*','null','{"id": 24, "meeting_id": 4, "member_id": 7, "position": 6, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(259,66,'update',23,'*','null','{"id": 23, "meeting_id": 4, "member_id": 7, "position": 6, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(260,66,'attendance',25,'*','null','{"id": 25, "meeting_id": 4, "member_id": 8, "position": 7, "state": "present", "gives_update": true}');
INSERT INTO "change" VALUES(261,66,'update',24,'*','null','{"id": 24, "meeting_id": 4, "member_id": 8, "position": 7, "turn": "waiting", "wins": "", "learnings": "", "notes": "", "handed_in_at": null, "extra_seconds": 0}');
INSERT INTO "change" VALUES(262,66,'meeting',4,'planned_start','"2026-12-11T10:39:00+00:00"','"2026-12-11T14:39:00+00:00"');
INSERT INTO "change" VALUES(263,66,'meeting',4,'hand_in_by','"2026-12-10T10:39:00+00:00"','"2026-12-10T14:39:00+00:00"');
INSERT INTO "change" VALUES(264,67,'team',1,'*','null','{"id": 1, "name": "", "publish_folder": ""}');
INSERT INTO "change" VALUES(265,67,'team',1,'publish_folder','""','"published"');
CREATE TABLE clock_span (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	update_id INTEGER, 
	discussion_id INTEGER, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	discounted FLOAT NOT NULL, 
	CONSTRAINT ck_clock_span_ck_clock_span_subject CHECK ((update_id IS NULL) <> (discussion_id IS NULL)), 
	CONSTRAINT fk_clock_span_discussion_id FOREIGN KEY(discussion_id) REFERENCES discussion (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_clock_span_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_clock_span_update_id FOREIGN KEY(update_id) REFERENCES "update" (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "clock_span" VALUES(1,20,1,1,NULL,'2026-11-20 10:41:02.077745','2026-11-20 10:41:03.628834',0.0);
INSERT INTO "clock_span" VALUES(2,22,1,2,NULL,'2026-11-20 10:41:03.628834','2026-11-20 10:41:03.979141',0.0);
INSERT INTO "clock_span" VALUES(3,24,1,3,NULL,'2026-11-20 10:41:03.979141','2026-11-20 10:41:04.362682',0.0);
INSERT INTO "clock_span" VALUES(4,26,1,4,NULL,'2026-11-20 10:41:04.362682','2026-11-20 10:41:04.712434',0.0);
INSERT INTO "clock_span" VALUES(5,29,1,5,NULL,'2026-11-20 10:41:04.712434','2026-11-20 10:41:05.890745',0.0);
INSERT INTO "clock_span" VALUES(6,31,1,6,NULL,'2026-11-20 10:41:05.890745','2026-11-20 10:41:06.327542',0.0);
INSERT INTO "clock_span" VALUES(7,33,1,7,NULL,'2026-11-20 10:41:06.327542','2026-11-20 10:41:06.712053',0.0);
INSERT INTO "clock_span" VALUES(8,36,1,8,NULL,'2026-11-20 10:41:06.712053','2026-11-20 10:41:07.328655',0.0);
INSERT INTO "clock_span" VALUES(9,42,1,NULL,10,'2026-11-20 10:41:07.683071','2026-11-20 10:41:09.432359',0.0);
INSERT INTO "clock_span" VALUES(10,46,1,NULL,1,'2026-11-20 10:41:09.432359','2026-11-20 10:41:10.063061',0.0);
INSERT INTO "clock_span" VALUES(12,47,1,NULL,2,'2026-11-20 10:41:10.063061','2026-11-20 10:41:10.377909',0.0);
INSERT INTO "clock_span" VALUES(13,48,1,NULL,3,'2026-11-20 10:41:10.377909','2026-11-20 10:41:10.794945',0.0);
INSERT INTO "clock_span" VALUES(14,50,1,NULL,4,'2026-11-20 10:41:10.794945','2026-11-20 10:41:11.582243',0.0);
INSERT INTO "clock_span" VALUES(15,52,1,NULL,5,'2026-11-20 10:41:11.582243','2026-11-20 10:41:12.332398',0.0);
INSERT INTO "clock_span" VALUES(16,53,1,NULL,6,'2026-11-20 10:41:12.332398','2026-11-20 10:41:12.417690',0.0);
INSERT INTO "clock_span" VALUES(17,54,1,NULL,7,'2026-11-20 10:41:12.417690','2026-11-20 10:41:12.494988',0.0);
INSERT INTO "clock_span" VALUES(18,55,1,NULL,8,'2026-11-20 10:41:12.494988','2026-11-20 10:41:12.573083',0.0);
INSERT INTO "clock_span" VALUES(19,56,1,NULL,9,'2026-11-20 10:41:12.573083','2026-11-20 10:41:12.662857',0.0);
INSERT INTO "clock_span" VALUES(20,63,3,9,NULL,'2026-11-20 10:41:14.933757','2026-11-20 10:41:15.108444',0.0);
CREATE TABLE decision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	discussion_id INTEGER, 
	text VARCHAR NOT NULL, 
	CONSTRAINT fk_decision_discussion_id FOREIGN KEY(discussion_id) REFERENCES discussion (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_decision_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "decision" VALUES(1,39,1,10,'We sign with the second bidder.');
CREATE TABLE discussion (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	turn VARCHAR(32) NOT NULL, 
	minutes INTEGER, 
	outcome VARCHAR(32), 
	reason VARCHAR NOT NULL, 
	separate_meeting_id INTEGER, 
	notes VARCHAR NOT NULL, 
	CONSTRAINT fk_discussion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_discussion_separate_meeting_id FOREIGN KEY(separate_meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_discussion_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_discussion_meeting_id_topic_id UNIQUE (meeting_id, topic_id), 
	CONSTRAINT ck_discussion_turn CHECK (turn IN ('waiting', 'up', 'done', 'skipped', 'read')), 
	CONSTRAINT ck_discussion_outcome CHECK (outcome IN ('resolved', 'next_meeting', 'separate_meeting', 'dropped'))
);
INSERT INTO "discussion" VALUES(1,46,1,6,1,'done',NULL,'next_meeting','',NULL,'Nobody wants to wait.');
INSERT INTO "discussion" VALUES(2,47,1,1,2,'done',NULL,'dropped','Settled in the corridor.',NULL,'');
INSERT INTO "discussion" VALUES(3,48,1,9,3,'done',NULL,'separate_meeting','',2,'');
INSERT INTO "discussion" VALUES(4,50,1,7,4,'done',NULL,'resolved','',NULL,'');
INSERT INTO "discussion" VALUES(5,52,1,3,5,'done',NULL,'resolved','',NULL,'');
INSERT INTO "discussion" VALUES(6,53,1,4,6,'done',NULL,'resolved','',NULL,'');
INSERT INTO "discussion" VALUES(7,54,1,5,7,'done',NULL,'resolved','',NULL,'');
INSERT INTO "discussion" VALUES(8,55,1,8,8,'done',NULL,'resolved','',NULL,'');
INSERT INTO "discussion" VALUES(9,57,1,10,9,'done',NULL,'next_meeting','',NULL,'');
INSERT INTO "discussion" VALUES(10,42,1,11,0,'done',NULL,'resolved','',NULL,'');
INSERT INTO "discussion" VALUES(11,63,3,6,0,'waiting',NULL,NULL,'',NULL,'');
INSERT INTO "discussion" VALUES(12,63,3,10,1,'waiting',NULL,NULL,'',NULL,'');
CREATE TABLE draft (
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY ("key")
);
INSERT INTO "draft" VALUES('meeting:1:alive','2026-11-20T10:41:11.712286+00:00','2026-11-20 10:41:11.712917');
CREATE TABLE help_asked (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	help_request_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	CONSTRAINT fk_help_asked_help_request_id FOREIGN KEY(help_request_id) REFERENCES help_request (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_help_asked_member_id FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_help_asked_help_request_id_member_id UNIQUE (help_request_id, member_id)
);
INSERT INTO "help_asked" VALUES(1,16,1,2);
CREATE TABLE help_request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	update_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	milestone_id INTEGER, 
	CONSTRAINT fk_help_request_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_help_request_update_id FOREIGN KEY(update_id) REFERENCES "update" (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "help_request" VALUES(1,16,1,0,'A lawyer for two days @Bruno',NULL);
CREATE TABLE holiday (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT ck_holiday_days CHECK (first <= last)
);
INSERT INTO "holiday" VALUES(1,65,'2026-12-24','2027-01-01','Between the years');
CREATE TABLE meeting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	series_id INTEGER, 
	title VARCHAR NOT NULL, 
	phase VARCHAR(32) NOT NULL, 
	planned_start DATETIME NOT NULL, 
	zone VARCHAR NOT NULL, 
	length_minutes INTEGER NOT NULL, 
	update_seconds INTEGER NOT NULL, 
	reserve_seconds INTEGER NOT NULL, 
	hand_in_hours INTEGER NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	order_committed_at DATETIME, 
	rating INTEGER, 
	owner_id INTEGER, series_day DATE, hand_in_by DATETIME, fit_choice VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT ck_meeting_ck_meeting_rating CHECK (rating BETWEEN 1 AND 10), 
	CONSTRAINT fk_meeting_owner_id FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_meeting_meetingkind CHECK (kind IN ('regular', 'separate')), 
	CONSTRAINT ck_meeting_phase CHECK (phase IN ('planned', 'check_in', 'updates', 'prioritize', 'discuss', 'close', 'closed'))
);
INSERT INTO "meeting" VALUES(1,59,'regular',1,'Leadership','closed','2026-11-20 10:41:01.957858','UTC',90,300,300,24,'2026-11-20 10:41:01.957858','2026-11-20 10:41:13.284991','2026-11-20 10:41:07.683071',8,NULL,'2026-11-20','2026-11-19 10:41:01.957858','');
INSERT INTO "meeting" VALUES(2,48,'separate',NULL,'A rota for on call','planned','2026-11-27 10:00:00.000000','UTC',30,300,300,24,NULL,NULL,NULL,NULL,8,NULL,NULL,'');
INSERT INTO "meeting" VALUES(3,63,'regular',1,'Leadership','prioritize','2026-11-20 10:41:14.782224','UTC',90,300,300,24,'2026-11-20 10:41:14.782224',NULL,NULL,NULL,NULL,'2026-11-20','2026-11-19 10:41:14.782224','');
INSERT INTO "meeting" VALUES(4,66,'regular',1,'Leadership','planned','2026-12-11 14:39:00.000000','UTC',90,300,300,24,NULL,NULL,NULL,NULL,NULL,'2026-12-11','2026-12-10 14:39:00.000000','');
CREATE TABLE member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL
);
INSERT INTO "member" VALUES(1,1,'Ann Berg','','',1);
INSERT INTO "member" VALUES(2,2,'Bruno Costa','','',1);
INSERT INTO "member" VALUES(3,3,'Carla Diaz','','',1);
INSERT INTO "member" VALUES(4,4,'David Eze','','',1);
INSERT INTO "member" VALUES(5,5,'Elif Fidan','','',1);
INSERT INTO "member" VALUES(6,6,'Farah Gul','','',1);
INSERT INTO "member" VALUES(7,7,'Goran Hodak','','',1);
INSERT INTO "member" VALUES(8,8,'Hana Ito','','',1);
CREATE TABLE milestone (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	priority_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	owner_id INTEGER, 
	due DATE, 
	status VARCHAR(32) NOT NULL, 
	resources VARCHAR NOT NULL, 
	notes VARCHAR NOT NULL, 
	CONSTRAINT fk_milestone_owner_id FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_milestone_priority_id FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_milestone_status CHECK (status IN ('on_track', 'might_miss', 'will_miss', 'done'))
);
INSERT INTO "milestone" VALUES(1,9,1,'Open the second site',1,'2026-12-11','on_track','','');
INSERT INTO "milestone" VALUES(2,9,1,'Sign the lease',2,'2026-12-11','on_track','','');
INSERT INTO "milestone" VALUES(3,9,2,'Hire twelve nurses',3,'2027-01-19','might_miss','','');
INSERT INTO "milestone" VALUES(4,9,2,'New rota in use',4,'2027-01-19','on_track','','');
INSERT INTO "milestone" VALUES(5,9,3,'Archive moved',5,'2027-01-19','will_miss','','');
CREATE TABLE milestone_baseline (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	milestone_id INTEGER NOT NULL, 
	cells JSON NOT NULL, 
	taken_at DATETIME NOT NULL, 
	CONSTRAINT fk_milestone_baseline_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_milestone_baseline_milestone_id UNIQUE (milestone_id)
);
INSERT INTO "milestone_baseline" VALUES(1,9,1,'{"title": "Open the second site", "priority": "Growth", "owner": "Ann Berg", "due": "2026-12-11", "status": "on track", "resources": "", "notes": ""}','2026-11-20 10:41:00.750549');
INSERT INTO "milestone_baseline" VALUES(2,9,2,'{"title": "Sign the lease", "priority": "Growth", "owner": "Bruno Costa", "due": "2026-12-11", "status": "on track", "resources": "", "notes": ""}','2026-11-20 10:41:00.750549');
INSERT INTO "milestone_baseline" VALUES(3,9,3,'{"title": "Hire twelve nurses", "priority": "People", "owner": "Carla Diaz", "due": "2027-01-19", "status": "might miss", "resources": "", "notes": ""}','2026-11-20 10:41:00.750549');
INSERT INTO "milestone_baseline" VALUES(4,9,4,'{"title": "New rota in use", "priority": "People", "owner": "David Eze", "due": "2027-01-19", "status": "on track", "resources": "", "notes": ""}','2026-11-20 10:41:00.750549');
INSERT INTO "milestone_baseline" VALUES(5,9,5,'{"title": "Archive moved", "priority": "One record", "owner": "Elif Fidan", "due": "2027-01-19", "status": "will miss", "resources": "", "notes": ""}','2026-11-20 10:41:00.750549');
CREATE TABLE priority (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	position INTEGER NOT NULL
);
INSERT INTO "priority" VALUES(1,9,'Growth','',0);
INSERT INTO "priority" VALUES(2,9,'People','',1);
INSERT INTO "priority" VALUES(3,9,'One record','',2);
CREATE TABLE private_note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	taken_at DATETIME NOT NULL, 
	CONSTRAINT fk_private_note_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE series (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	starts_on DATE NOT NULL, 
	at TIME NOT NULL, 
	zone VARCHAR NOT NULL, 
	length_minutes INTEGER NOT NULL, 
	update_seconds INTEGER NOT NULL, 
	hand_in_hours INTEGER NOT NULL, 
	reserve_seconds INTEGER NOT NULL, 
	fit_choice VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT ck_series_ck_series_length CHECK (length_minutes BETWEEN 5 AND 720), 
	CONSTRAINT ck_series_ck_series_update_seconds CHECK (update_seconds BETWEEN 15 AND 7200)
);
INSERT INTO "series" VALUES(1,10,'Leadership','FREQ=WEEKLY;BYDAY=FR','2026-11-27','10:39:00.000000','UTC',90,300,24,300,'',1);
CREATE TABLE series_member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	series_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	gives_update BOOLEAN NOT NULL, 
	CONSTRAINT fk_series_member_member_id FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_series_member_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_series_member_series_id_member_id UNIQUE (series_id, member_id)
);
INSERT INTO "series_member" VALUES(1,10,1,1,0,1);
INSERT INTO "series_member" VALUES(2,10,1,2,1,1);
INSERT INTO "series_member" VALUES(3,10,1,3,2,1);
INSERT INTO "series_member" VALUES(4,10,1,4,3,1);
INSERT INTO "series_member" VALUES(5,10,1,5,4,1);
INSERT INTO "series_member" VALUES(6,10,1,6,5,1);
INSERT INTO "series_member" VALUES(7,10,1,7,6,1);
INSERT INTO "series_member" VALUES(8,10,1,8,7,1);
CREATE TABLE series_skip (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	series_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT fk_series_skip_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_series_skip_series_id_on UNIQUE (series_id, "on")
);
INSERT INTO "series_skip" VALUES(1,64,1,'2026-12-04','Retreat');
CREATE TABLE team (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL
, publish_folder VARCHAR DEFAULT '' NOT NULL);
INSERT INTO "team" VALUES(1,67,'','published');
CREATE TABLE topic (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	help_request_id INTEGER, 
	milestone_id INTEGER, 
	raised_by_id INTEGER, 
	raised_in_id INTEGER, 
	raised_at DATETIME NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	merged_into_id INTEGER, 
	settled_note VARCHAR NOT NULL, 
	CONSTRAINT fk_topic_help_request_id FOREIGN KEY(help_request_id) REFERENCES help_request (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_topic_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_topic_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_topic_raised_by_id FOREIGN KEY(raised_by_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_topic_raised_in_id FOREIGN KEY(raised_in_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_topic_sourcekind CHECK (source IN ('help', 'milestone', 'metric', 'person', 'meeting')), 
	CONSTRAINT ck_topic_topicstate CHECK (state IN ('open', 'settled', 'merged', 'dropped'))
);
INSERT INTO "topic" VALUES(1,47,'A lawyer for two days @Bruno','help',1,NULL,1,1,'2026-11-20 10:41:03.082722','dropped',NULL,'');
INSERT INTO "topic" VALUES(3,52,'Parking at the second site','person',NULL,NULL,2,1,'2026-11-20 10:41:03.857733','settled',NULL,'');
INSERT INTO "topic" VALUES(4,53,'Pay for night work','person',NULL,NULL,3,1,'2026-11-20 10:41:04.246341','settled',NULL,'');
INSERT INTO "topic" VALUES(5,54,'Summer holidays','person',NULL,NULL,4,1,'2026-11-20 10:41:04.593682','settled',NULL,'');
INSERT INTO "topic" VALUES(6,45,'Archive moved','milestone',NULL,5,5,1,'2026-11-20 10:41:05.818563','open',NULL,'');
INSERT INTO "topic" VALUES(7,50,'Badges for visitors','person',NULL,NULL,6,1,'2026-11-20 10:41:06.203232','settled',NULL,'');
INSERT INTO "topic" VALUES(8,55,'The board''s question on cost','person',NULL,NULL,7,1,'2026-11-20 10:41:06.592780','settled',NULL,'');
INSERT INTO "topic" VALUES(9,34,'A rota for on call','person',NULL,NULL,8,1,'2026-11-20 10:41:06.939721','open',NULL,'');
INSERT INTO "topic" VALUES(10,35,'What to tell the press','person',NULL,NULL,8,1,'2026-11-20 10:41:07.208598','open',NULL,'');
INSERT INTO "topic" VALUES(11,42,'Hire twelve nurses','milestone',NULL,3,NULL,1,'2026-11-20 10:41:07.594946','settled',NULL,'');
CREATE TABLE "update" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	turn VARCHAR(32) NOT NULL, 
	wins VARCHAR NOT NULL, 
	learnings VARCHAR NOT NULL, 
	notes VARCHAR NOT NULL, 
	handed_in_at DATETIME, 
	extra_seconds INTEGER NOT NULL, 
	CONSTRAINT fk_update_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_update_member_id FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_update_meeting_id_member_id UNIQUE (meeting_id, member_id), 
	CONSTRAINT ck_update_turn CHECK (turn IN ('waiting', 'up', 'done', 'skipped', 'read'))
);
INSERT INTO "update" VALUES(1,20,1,1,0,'done','The lease is agreed.','Ask the fire officer first.','','2026-11-20 10:41:02.420192',0);
INSERT INTO "update" VALUES(2,22,1,2,1,'done','','','',NULL,0);
INSERT INTO "update" VALUES(3,24,1,3,2,'done','','','',NULL,0);
INSERT INTO "update" VALUES(4,26,1,4,3,'done','','','',NULL,0);
INSERT INTO "update" VALUES(5,29,1,5,4,'done','','','Archive: the supplier answers by Friday.',NULL,0);
INSERT INTO "update" VALUES(6,31,1,6,5,'done','','','',NULL,0);
INSERT INTO "update" VALUES(7,33,1,7,6,'done','','','',NULL,0);
INSERT INTO "update" VALUES(8,36,1,8,7,'done','','','',NULL,0);
INSERT INTO "update" VALUES(9,63,3,1,0,'done','','','',NULL,0);
INSERT INTO "update" VALUES(10,63,3,2,1,'read','','','',NULL,0);
INSERT INTO "update" VALUES(11,63,3,3,2,'read','','','',NULL,0);
INSERT INTO "update" VALUES(12,63,3,4,3,'read','','','',NULL,0);
INSERT INTO "update" VALUES(13,63,3,5,4,'read','','','',NULL,0);
INSERT INTO "update" VALUES(14,63,3,6,5,'read','','','',NULL,0);
INSERT INTO "update" VALUES(15,63,3,7,6,'read','','','',NULL,0);
INSERT INTO "update" VALUES(16,63,3,8,7,'read','','','',NULL,0);
INSERT INTO "update" VALUES(17,66,4,1,0,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(18,66,4,2,1,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(19,66,4,3,2,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(20,66,4,4,3,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(21,66,4,5,4,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(22,66,4,6,5,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(23,66,4,7,6,'waiting','','','',NULL,0);
INSERT INTO "update" VALUES(24,66,4,8,7,'waiting','','','',NULL,0);
CREATE INDEX ix_act_meeting ON act (meeting_id, id);
CREATE INDEX ix_change_act_id ON change (act_id);
CREATE INDEX ix_change_row ON change (record, "key", act_id);
CREATE INDEX ix_meeting_phase ON meeting (phase);
CREATE INDEX ix_meeting_series_start ON meeting (series_id, planned_start);
CREATE INDEX ix_milestone_open ON milestone (due) WHERE status <> 'done';
CREATE INDEX ix_milestone_owner_id ON milestone (owner_id);
CREATE INDEX ix_milestone_priority_id ON milestone (priority_id);
CREATE INDEX ix_milestone_status ON milestone (status);
CREATE INDEX ix_attendance_member_id ON attendance (member_id);
CREATE INDEX ix_private_note_meeting_id ON private_note (meeting_id);
CREATE INDEX ix_update_member_id ON "update" (member_id);
CREATE UNIQUE INDEX uq_update_up ON "update" (meeting_id) WHERE turn = 'up';
CREATE INDEX ix_help_request_update_id ON help_request (update_id);
CREATE INDEX ix_topic_help_request_id ON topic (help_request_id);
CREATE INDEX ix_topic_milestone_id ON topic (milestone_id);
CREATE INDEX ix_topic_state ON topic (state);
CREATE INDEX ix_discussion_separate_meeting_id ON discussion (separate_meeting_id);
CREATE INDEX ix_discussion_topic_id ON discussion (topic_id);
CREATE UNIQUE INDEX uq_discussion_up ON discussion (meeting_id) WHERE turn = 'up';
CREATE INDEX ix_action_item_discussion_id ON action_item (discussion_id);
CREATE INDEX ix_action_item_meeting_id ON action_item (meeting_id);
CREATE INDEX ix_action_item_open ON action_item (due) WHERE done_at IS NULL;
CREATE INDEX ix_action_item_owner_id ON action_item (owner_id);
CREATE INDEX ix_clock_span_meeting_id ON clock_span (meeting_id);
CREATE UNIQUE INDEX uq_clock_span_running ON clock_span (meeting_id) WHERE ended_at IS NULL;
CREATE INDEX ix_decision_discussion_id ON decision (discussion_id);
CREATE INDEX ix_decision_meeting_id ON decision (meeting_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('act',67);
INSERT INTO "sqlite_sequence" VALUES('member',8);
INSERT INTO "sqlite_sequence" VALUES('change',265);
INSERT INTO "sqlite_sequence" VALUES('priority',3);
INSERT INTO "sqlite_sequence" VALUES('milestone',5);
INSERT INTO "sqlite_sequence" VALUES('milestone_baseline',5);
INSERT INTO "sqlite_sequence" VALUES('series',1);
INSERT INTO "sqlite_sequence" VALUES('series_member',8);
INSERT INTO "sqlite_sequence" VALUES('meeting',4);
INSERT INTO "sqlite_sequence" VALUES('attendance',25);
INSERT INTO "sqlite_sequence" VALUES('update',24);
INSERT INTO "sqlite_sequence" VALUES('clock_span',20);
INSERT INTO "sqlite_sequence" VALUES('help_request',1);
INSERT INTO "sqlite_sequence" VALUES('help_asked',1);
INSERT INTO "sqlite_sequence" VALUES('topic',11);
INSERT INTO "sqlite_sequence" VALUES('discussion',12);
INSERT INTO "sqlite_sequence" VALUES('decision',1);
INSERT INTO "sqlite_sequence" VALUES('action_item',4);
INSERT INTO "sqlite_sequence" VALUES('series_skip',1);
INSERT INTO "sqlite_sequence" VALUES('holiday',1);
INSERT INTO "sqlite_sequence" VALUES('team',1);
COMMIT;
