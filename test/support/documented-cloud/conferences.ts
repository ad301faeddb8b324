import { randomBytes } from 'node:crypto';
import { admitConference, type ConfSettings } from './conf-settings.js';
import { findStart } from './expansion.js';
import { dialInfo, type Manner, settingsAnswer } from './manner.js';
import { admitOccurrence, asPlanned, type OccurSettings } from './occur-settings.js';
import { against, deny } from './refused.js';

/** A conference as it is kept. */
export interface Conference {
  readonly owner: string;
  readonly id: string;
  readonly settings: ConfSettings;
  /** Ten digits. */
  readonly number: string;
  /** Where it was made; those of the portal cannot be changed by programs, and some not even be read. */
  readonly origin: 'api' | 'portal' | 'portal-hidden';
  /** By `occur_id`. */
  readonly modified: ReadonlyMap<string, ModifiedOccurrence>;
}

interface ModifiedOccurrence {
  readonly settings: OccurSettings;
  readonly canceled: boolean;
}

/** What differs between organisations and days. */
export interface ConferenceFacts {
  readonly manner: () => Manner;
  readonly features: () => readonly string[];
  readonly layoutOf: (email: string) => OccurSettings['layout'];
}

type Json = Readonly<Record<string, unknown>>;
interface Key {
  readonly owner: string;
  readonly id: string;
  /** Whose request it is. */
  readonly session?: string;
}

/** "Managing conferences". */
export class Conferences {
  readonly #facts: ConferenceFacts;
  readonly #all = new Map<string, Conference>();
  /** By whom each was cancelled: whoever did knows that there is nothing to be read any more. */
  readonly #cancelled = new Map<string, string | undefined>();
  /** The ids that a list gave and whose details were not read since: whoever read the list may yet ask for them. */
  readonly #listed = new Set<string>();
  #numbers = 1_000_000_000;
  quota = 1_000;

  constructor(facts: ConferenceFacts) {
    this.#facts = facts;
  }

  /** As somebody does it elsewhere, in the portal or with another program. */
  place(conference: Key & { readonly settings: ConfSettings; readonly origin?: Conference['origin'] }): void {
    const { owner, id } = conference;
    const before = this.#all.get(keyOf(conference));
    const modified = before?.modified ?? new Map<string, ModifiedOccurrence>();
    const number = before?.number ?? this.#nextNumber();
    const { settings, origin = 'api' } = conference;
    this.#all.set(keyOf(conference), this.#settled({ owner, id, settings, number, origin, modified }));
  }

  /** As somebody does it elsewhere. */
  remove(key: Key): void {
    this.#all.delete(keyOf(key));
  }

  /** Somebody's, in the order of creation. */
  of(owner: string): readonly Conference[] {
    return [...this.#all.values()].filter((conference) => conference.owner === owner);
  }

  create(owner: string, body: unknown): Json & { readonly conf_id: string } {
    const id = `${randomBytes(16).toString('hex')}@starleaf.com`;
    return { conf_id: id, dial_info: this.#make({ owner, id }, this.#admit(owner, body)) };
  }

  /** @returns the body of a 201; undefined where there was one of that id, which is changed */
  put(key: Key, body: unknown): Json | undefined {
    const before = this.#all.get(keyOf(key));
    if (before) this.#checkManaged(before);
    const settings = this.#admit(key.owner, body, before);
    if (before) {
      this.#all.set(keyOf(key), this.#settled({ ...before, settings }));
      return undefined;
    }
    if (key.id.endsWith('@starleaf.com')) against('a conf_id of one’s own that ends in @starleaf.com');
    if (this.#cancelled.has(keyOf(key))) against('a change of what was cancelled, which makes it anew');
    return { dial_info: this.#make(key, settings) };
  }

  list(owner: string, { managedByApps }: { readonly managedByApps: boolean }): Json {
    const listed = this.of(owner).filter(({ settings }) => settings.externally_managed || !managedByApps);
    for (const each of listed) this.#listed.add(keyOf(each));
    return { conf_ids: listed.map(({ id }) => id) };
  }

  read(key: Key): Json {
    if (this.#listed.delete(keyOf(key)) && !this.#all.has(keyOf(key))) deny(404, 'No such conference');
    const { settings, number, modified } = this.#find(key);
    const manner = this.#facts.manner();
    return {
      settings: settingsAnswer(settings, manner),
      dial_info: dialInfo(number, manner),
      occur_mod: manner === 'sparse' && modified.size === 0 ? null : [...modified.keys()],
    };
  }

  cancel(key: Key): void {
    if (!this.#all.has(keyOf(key))) deny(404, 'No such conference');
    this.#checkManaged(this.#find(key));
    this.#all.delete(keyOf(key));
    this.#cancelled.set(keyOf(key), key.session);
  }

  readOccurrence(key: Key, occurId: string): Json {
    const { settings, canceled } = this.#occurrence(this.#find(key), occurId);
    const manner = this.#facts.manner();
    // Clouds before 5.3 had no `canceled`.
    return {
      settings: settingsAnswer(settings, manner),
      ...((canceled || manner !== 'sparse') && { canceled }),
    };
  }

  putOccurrence(key: Key, occurId: string, body: unknown): void {
    const conference = this.#find(key);
    this.#checkManaged(conference);
    const current = this.#occurrence(conference, occurId).settings;
    const settings = admitOccurrence(body, { current, manner: this.#facts.manner() });
    this.#checkFeatures(settings, current);
    this.#modify(conference, occurId, { settings, canceled: false });
  }

  cancelOccurrence(key: Key, occurId: string): void {
    const conference = this.#find(key);
    this.#checkManaged(conference);
    this.#modify(conference, occurId, { ...this.#occurrence(conference, occurId), canceled: true });
  }

  #admit(owner: string, body: unknown, before?: Conference): ConfSettings {
    const { settings } = admitConference(body);
    const layout = this.#facts.layoutOf(owner);
    this.#checkFeatures(settings, before?.settings ?? { layout, recording: false });
    return { ...settings, layout: settings.layout ?? layout };
  }

  #make(key: Key, settings: ConfSettings): Json {
    if (this.of(key.owner).length >= this.quota) deny(507, 'Maximum Resource Count Exceeded');
    this.place({ ...key, settings });
    const { number } = this.#find(key);
    return dialInfo(number, this.#facts.manner());
  }

  #find(key: Key): Conference {
    const isOwnDoing = this.#cancelled.has(keyOf(key)) && this.#cancelled.get(keyOf(key)) === key.session;
    if (isOwnDoing && !this.#all.has(keyOf(key)))
      against('a conference is asked for that its owner cancelled');
    const conference = this.#all.get(keyOf(key));
    if (!conference) return deny(404, 'No such conference');
    if (conference.origin === 'portal-hidden') deny(403, 'Made in the portal');
    return conference;
  }

  #checkManaged({ origin }: Conference): void {
    if (origin !== 'api') deny(403, 'Made in the portal');
  }

  #checkFeatures(
    wanted: { readonly layout?: string | undefined; readonly recording: boolean },
    current: { readonly layout?: string | undefined; readonly recording: boolean },
  ): void {
    const features = this.#facts.features();
    const isOtherLayout = wanted.layout !== undefined && wanted.layout !== current.layout;
    if (isOtherLayout && !features.includes('conf_layouts')) deny(403, 'No feature conf_layouts');
    if (wanted.recording && !current.recording && !features.includes('conf_recording'))
      deny(403, 'No feature conf_recording');
  }

  #occurrence({ settings, modified }: Conference, occurId: string): ModifiedOccurrence {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(occurId))
      against(`an occur_id that is not UTC: ${occurId}`);
    const start = startOf(settings, occurId);
    if (start === undefined) return against(`an occur_id that the series does not have: ${occurId}`);
    const layout = settings.layout ?? 'speaker_with_strip';
    return modified.get(occurId) ?? { settings: asPlanned({ ...settings, layout }, start), canceled: false };
  }

  #modify(conference: Conference, occurId: string, occurrence: ModifiedOccurrence): void {
    const modified = new Map([...conference.modified, [occurId, occurrence]]);
    this.#all.set(keyOf(conference), { ...conference, modified });
  }

  /** Modified occurrences stay as long as the series still has them. */
  #settled(conference: Conference): Conference {
    const modified = [...conference.modified].filter(
      ([id]) => startOf(conference.settings, id) !== undefined,
    );
    return { ...conference, modified: new Map(modified) };
  }

  #nextNumber(): string {
    this.#numbers += 7;
    return String(this.#numbers);
  }
}

function startOf({ start, repetition, timezone }: ConfSettings, occurId: string): string | undefined {
  return start !== null && repetition !== null
    ? findStart({ start, repetition, timezone }, occurId)
    : undefined;
}

function keyOf({ owner, id }: Key): string {
  return JSON.stringify([owner, id]);
}
