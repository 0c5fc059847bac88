import fc from 'fast-check'

/*
 * What is tried with random cases is tried with the same ones each time: a run that fails does so again, and says of the
 * change that was made. `CLAIMBENCH_SEED=… npm run test:unit` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.CLAIMBENCH_SEED ?? 2025) })
