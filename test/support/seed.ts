import fc from 'fast-check';

/*
 * Properties are tried on the same examples each time, so that a red run means a change. FAST_CHECK_SEED=$RANDOM looks
 * elsewhere, as one should now and then.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_123) });
