import { PEOPLE } from '../../../src/playground/people.js';
import { DocumentedCloud } from './documented-cloud.js';

/** A cloud in which the playground's people have their accounts; connecting them is left to the test. */
export async function openDocumentedCloud(): Promise<DocumentedCloud> {
  const cloud = await DocumentedCloud.start();
  for (const { email, password } of PEOPLE) cloud.add(email, password);
  return cloud;
}
