/** What a workspace is asked to allow: the bot scopes of manifest.yml, which says what each is for; a test holds both together. */
export const BOT_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'chat:write.public',
  'channels:read',
  'users:read',
  'users:read.email',
  'usergroups:read',
];
