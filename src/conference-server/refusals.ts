import { refuse } from './operations.js';
import { type ConfSettings, findMissingFeature, findSettingsFault } from './settings.js';

/** The conference is not there, or is somebody else's. */
export function refuseUnknown() {
  return refuse(404, 'There is no such conference.');
}

/** The conference was made in a portal. */
export function refuseForeign() {
  return refuse(403, 'This conference was not made through the API and cannot be managed through it.');
}

/** The owner has as many conferences as they may have. */
export function refuseFull() {
  return refuse(507, 'Maximum Resource Count Exceeded');
}

/** Why these settings cannot be had, by anybody or in this organisation; undefined when they can. */
export function findRefusal(settings: ConfSettings, features: ReadonlySet<string>) {
  const fault = findSettingsFault(settings);
  if (fault !== undefined) return refuse(400, fault);
  const feature = findMissingFeature(settings, features);
  return feature === undefined ? undefined : refuse(403, `Your organisation does not have ${feature}.`);
}
