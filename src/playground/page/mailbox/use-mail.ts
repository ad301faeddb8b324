import { useEffect, useState } from 'preact/hooks';
import type { Mail } from '../../protocol.js';
import { loadMail } from '../state/server.js';

/** A mail's words and file once they are here; words where they cannot be had. */
export function useMail(id: string): Mail | string | null {
  const [mail, setMail] = useState<Mail | string | null>(null);
  useEffect(() => {
    let stopped = false;
    void loadMail(id).then((loaded) => {
      if (!stopped) setMail(loaded);
    });
    return () => {
      stopped = true;
    };
  }, [id]);
  return mail;
}
