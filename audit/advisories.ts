import { z } from 'zod';

/** What `npm audit --json` said: the packages with advisories, or why there was no answer. */
export type Advisories =
  | { readonly kind: 'answered'; readonly vulnerable: readonly string[] }
  | { readonly kind: 'no-answer'; readonly reason: string };

const GRAVE: readonly string[] = ['high', 'critical'];

const answered = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string().default('any version') }),
  ),
});
const refused = z.object({ message: z.string() });

/** Reads what `npm audit --json` printed; only high and critical advisories count. */
export function readAdvisories(printed: string): Advisories {
  const json = parse(printed);
  const report = answered.safeParse(json);
  if (!report.success) {
    const { data } = refused.safeParse(json);
    return { kind: 'no-answer', reason: data?.message ?? 'it said nothing that we understand' };
  }
  const grave = Object.entries(report.data.vulnerabilities).filter(([, { severity }]) =>
    GRAVE.includes(severity),
  );
  return {
    kind: 'answered',
    vulnerable: grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
