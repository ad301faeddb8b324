import type { JSX } from 'preact';
import { usePlayground } from '../state/playground.js';
import { examplesOf } from './examples.js';

/** Things worth typing first; a click puts them into the composer. */
export function ExampleButtons({ fill }: { fill(text: string): void }): JSX.Element {
  const { app } = usePlayground().snapshot;
  return (
    <>
      {examplesOf(app).map((example) => (
        <button type="button" class="example" key={example} onClick={() => fill(example)}>
          {example}
        </button>
      ))}
    </>
  );
}
