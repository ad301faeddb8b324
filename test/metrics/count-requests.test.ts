import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { type CountedRequest, countRequests } from '../../src/metrics/count-requests.js';
import { type LocalServer, serve } from '../slack/support/http.js';

let server: LocalServer;
let counted: CountedRequest[];

beforeEach(async () => {
  counted = [];
  const connect = express.Router();
  connect.get('/:token', (_request, response) => {
    response.send('the page');
  });
  const web = express().use(countRequests((request) => counted.push(request)));
  web.use('/connect', connect);
  server = await serve(web);
});

afterEach(() => server.close());

const routes = () => counted.map(({ method, route, status }) => `${method} ${route} ${status}`);

test('a request is counted by its route and status, and what stands in its address is not told', async () => {
  await fetch(`${server.origin}/connect/very-secret`);
  await fetch(`${server.origin}/CONNECT/very-secret`);
  expect(routes()).toEqual(['GET /connect/:token 200', 'GET /connect/:token 200']);
  expect(counted.every(({ seconds }) => seconds > 0)).toBe(true);
});

test('addresses and methods that are nothing of ours are counted as one', async () => {
  await fetch(`${server.origin}/wp-login.php?user=ana`);
  await fetch(`${server.origin}/${'x'.repeat(500)}`, { method: 'PROPFIND' });
  expect(routes()).toEqual(['GET other 404', 'other other 404']);
});
