import type { Logger } from 'pino';
import { buildInstalled } from '../blocks/installed.js';
import type { Clients } from '../clients.js';
import { nameError } from '../name-error.js';
import type { Installation } from './installation.js';

/** Tells whoever installed the app what to do first, and nobody else anything. Never throws. */
export async function welcome(
  { workspaceId, installerId }: Installation,
  { clients, logger }: { readonly clients: Clients; readonly logger: Logger },
): Promise<void> {
  const { text, blocks } = buildInstalled();
  try {
    const client = await clients.for(workspaceId);
    await client.chat.postMessage({
      channel: installerId,
      text,
      blocks: [...blocks],
      unfurl_links: false,
    });
  } catch (error) {
    logger.warn({ error: nameError(error) }, 'whoever installed the app could not be told');
  }
}
