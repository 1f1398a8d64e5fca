/** The version that exports name as their maker; kept equal to package.json by a test. */
export const GENERATOR_VERSION = '0.1.0';
