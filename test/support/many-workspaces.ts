import { createHmac, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

type Fields = Readonly<Record<string, unknown>>;

/** A workspace, or an organisation where the id begins with E. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** Whether its tokens end after twelve hours. */
  readonly rotates?: boolean;
}

/** One request that reached Slack. */
export interface HeardIn {
  /** By whose token, or at whose reply address; null where neither says. */
  readonly place: string | null;
  /** A Web API method, or `response_url`. */
  readonly to: string;
  readonly fields: Fields;
}

/** Slack as an app that many have installed meets it: OAuth, a token for each place, and requests signed with one secret. */
export interface ManyWorkspaces {
  readonly apiUrl: string;
  readonly heard: readonly HeardIn[];
  /** Says yes for a place. @returns where Slack sends the browser back to */
  consent(consentUrl: string, facts: { readonly placeId: string; readonly installerId: string }): string;
  /** Sends what somebody typed. */
  command(facts: {
    readonly placeId: string;
    readonly userId: string;
    readonly text: string;
  }): Promise<Response>;
  /** Sends an event of a place. */
  event(placeId: string, event: Fields, envelope?: Fields): Promise<Response>;
  /** Sends an interaction, such as a press of a button. */
  interact(payload: Fields): Promise<Response>;
  /** Waits for a request like this, sent before or yet to come. */
  hears(matches: (heard: HeardIn) => boolean): Promise<HeardIn>;
  /** The tokens of a place hold no longer. */
  endTokens(placeId: string): void;
  /** How often a place's token was renewed. */
  readonly renewals: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function startManyWorkspaces(facts: {
  readonly appUrl: string;
  readonly signingSecret: string;
  readonly places: readonly Place[];
}): Promise<ManyWorkspaces> {
  const { appUrl, signingSecret } = facts;
  const places = new Map(facts.places.map((place) => [place.id, place]));
  const placeOfToken = new Map<string, string>();
  const placeOfRefreshToken = new Map<string, string>();
  const codes = new Map<string, { placeId: string; installerId: string }>();
  const renewals = new Map<string, number>();
  const heard: HeardIn[] = [];
  const arrivals = new EventEmitter().setMaxListeners(0);
  let count = 0;

  const newToken = (place: Place) => {
    const token = `xoxb-${randomBytes(12).toString('hex')}`;
    placeOfToken.set(token, place.id);
    const refreshToken = `xoxe-1-${randomBytes(12).toString('hex')}`;
    if (place.rotates === true) placeOfRefreshToken.set(refreshToken, place.id);
    return {
      access_token: token,
      token_type: 'bot',
      ...(place.rotates === true ? { refresh_token: refreshToken, expires_in: 43_200 } : {}),
    };
  };

  const access = (fields: Fields): Fields => {
    if (fields.grant_type === 'refresh_token') {
      const used = String(fields.refresh_token);
      const place = places.get(placeOfRefreshToken.get(used) ?? '');
      if (place === undefined) return { ok: false, error: 'invalid_refresh_token' };
      placeOfRefreshToken.delete(used);
      renewals.set(place.id, (renewals.get(place.id) ?? 0) + 1);
      return { ok: true, ...newToken(place) };
    }
    const code = String(fields.code);
    const consent = codes.get(code);
    codes.delete(code);
    const place = places.get(consent?.placeId ?? '');
    if (consent === undefined || place === undefined) return { ok: false, error: 'invalid_code' };
    const isOrganisation = place.id.startsWith('E');
    const named = { id: place.id, name: place.name };
    return {
      ok: true,
      ...newToken(place),
      scope: 'commands,chat:write',
      bot_user_id: 'U0BOT',
      app_id: 'A0STARLEAF',
      team: isOrganisation ? null : named,
      enterprise: isOrganisation ? named : null,
      is_enterprise_install: isOrganisation,
      authed_user: { id: consent.installerId },
    };
  };

  const answers: Readonly<Record<string, (fields: Fields, place: Place) => Fields>> = {
    'auth.test': (_, { id, name }) => ({
      team_id: id,
      team: name,
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      url: `https://${name.toLowerCase()}.slack.com/`,
    }),
    'users.info': ({ user }, { id }) =>
      user === 'U0STRANGER'
        ? { ok: false, error: 'user_not_found' }
        : {
            user: {
              id: user,
              name: String(user).toLowerCase(),
              tz: 'Europe/London',
              locale: 'en-GB',
              profile: { display_name: `${user} of ${id}`, email: `${user}@${id}.example`.toLowerCase() },
            },
          },
    'conversations.info': ({ channel }) => ({
      channel: { id: channel, name: 'general', is_channel: true, is_private: false, is_archived: false },
    }),
    'chat.postMessage': ({ channel }) => ({ channel, ts: `1700000000.${String(count++).padStart(6, '0')}` }),
    'views.open': () => ({ view: { id: `V${count++}`, hash: '1.abc' } }),
  };

  const hear = (arrival: HeardIn): void => {
    heard.push(arrival);
    arrivals.emit('heard');
  };
  const app = express();
  app.use(express.urlencoded({ extended: false }), express.json());
  app.post('/api/:method', (request, response) => {
    const { method } = request.params;
    const fields: Fields = request.body;
    if (method === 'oauth.v2.access') {
      response.json(access(fields));
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
    const place = places.get(placeOfToken.get(token) ?? '');
    hear({ place: place?.id ?? null, to: method, fields });
    if (place === undefined) response.json({ ok: false, error: 'account_inactive' });
    else response.json({ ok: true, ...answers[method]?.(fields, place) });
  });
  app.post('/response/:place', (request, response) => {
    hear({ place: request.params.place, to: 'response_url', fields: request.body });
    response.json({ ok: true });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const send = (body: string, type: string): Promise<Response> => {
    const timestamp = Math.floor(Date.now() / 1000);
    const signed = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    return fetch(`${appUrl}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signed}`,
      },
      body,
    });
  };
  const ofPlace = (placeId: string) =>
    placeId.startsWith('E')
      ? { team_id: 'T0OFTHEORG', enterprise_id: placeId, is_enterprise_install: 'true' }
      : { team_id: placeId, is_enterprise_install: 'false' };

  return {
    apiUrl: `${origin}/api/`,
    heard,
    renewals,
    consent: (consentUrl, consent) => {
      const { searchParams } = new URL(consentUrl);
      const code = randomBytes(12).toString('hex');
      codes.set(code, consent);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back.href;
    },
    command: ({ placeId, userId, text }) =>
      send(
        new URLSearchParams({
          ...ofPlace(placeId),
          user_id: userId,
          channel_id: 'C0GENERAL',
          command: '/starleaf',
          text,
          trigger_id: `${count++}.${placeId}.${userId}`,
          response_url: `${origin}/response/${placeId}`,
        }).toString(),
        'application/x-www-form-urlencoded',
      ),
    event: (placeId, event, envelope = {}) => {
      const isOrganisation = placeId.startsWith('E');
      const body = {
        type: 'event_callback',
        team_id: isOrganisation ? 'T0OFTHEORG' : placeId,
        enterprise_id: isOrganisation ? placeId : null,
        api_app_id: 'A0STARLEAF',
        event_id: `Ev${count++}`,
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [
          {
            team_id: isOrganisation ? null : placeId,
            enterprise_id: isOrganisation ? placeId : null,
            is_enterprise_install: isOrganisation,
          },
        ],
        event,
        ...envelope,
      };
      return send(JSON.stringify(body), 'application/json');
    },
    interact: (payload) =>
      send(
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        'application/x-www-form-urlencoded',
      ),
    hears: async (matches) => {
      for (;;) {
        const found = heard.find(matches);
        if (found !== undefined) return found;
        await once(arrivals, 'heard');
      }
    },
    endTokens: (placeId) => {
      for (const kept of [placeOfToken, placeOfRefreshToken]) {
        for (const [token, id] of kept) if (id === placeId) kept.delete(token);
      }
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
