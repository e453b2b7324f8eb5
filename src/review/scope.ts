import type { Review } from '../model/review.ts';
import { isWithin } from './paths.ts';
import { summarise } from './summary.ts';

/**
 * Narrows a result to some files and folders of the toy: what lies there, and flows that begin or end there. The whole toy
 * was analysed all the same, since a fact of one file rests on others.
 */
export function narrow(review: Review, paths: readonly string[]): Review {
  if (paths.length === 0) return review;
  const inside = (path: string): boolean => paths.some((one) => isWithin(path, one));
  const findings = review.findings.filter((finding) => inside(finding.path));
  const toy = {
    ...review.toy,
    characteristics: review.toy.characteristics.filter((row) => inside(row.place.path)),
    credentials: review.toy.credentials.filter((row) => inside(row.place.path)),
    audioSources: review.toy.audioSources.filter((row) => inside(row.place.path)),
    endpoints: review.toy.endpoints.filter((row) => inside(row.place.path)),
    flows: review.toy.flows.filter((row) => inside(row.source.place.path) || inside(row.sink.place.path)),
  };
  const { suppressed, ...read } = review.summary;
  return { ...review, findings, toy, summary: summarise({ ...read, suppressed }, findings, toy, review.skipped) };
}
