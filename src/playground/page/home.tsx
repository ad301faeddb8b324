import type { View } from '@slack/types';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Blocks } from './blocks/block.js';
import { usePlayground } from './state/playground.js';
import { SurfaceProvider, useSurface } from './state/surface.js';

/** The app's Home tab, as it last published it for the viewer. */
export function Home(): JSX.Element {
  const { snapshot } = usePlayground();
  return (
    <section class="home" aria-label="Home">
      {snapshot.home === null ? (
        <div class="empty">
          <h3>Nothing here yet</h3>
          <p>{snapshot.app.name} has not published a Home tab for you.</p>
        </div>
      ) : (
        <HomeView view={snapshot.home} />
      )}
    </section>
  );
}

function HomeView({ view }: { view: View }): JSX.Element {
  const [problem, setProblem] = useState<string | null>(null);
  const surface = useSurface({ container: { kind: 'home' }, blocks: view.blocks, report: setProblem });
  return (
    <div class="home-view">
      {problem !== null && (
        <p class="alert alert-error" role="alert">
          {problem}
        </p>
      )}
      <SurfaceProvider value={surface}>
        <Blocks blocks={view.blocks} />
      </SurfaceProvider>
    </div>
  );
}
